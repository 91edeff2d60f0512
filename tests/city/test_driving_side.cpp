// SPDX-License-Identifier: Apache-2.0
// On which side people drive, read off the map; and what follows from it.
#include <cmath>
#include <numbers>

#include "drawn_map.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/network/street_network.hpp"
#include "support/catch.hpp"

using namespace quarter;
using From = DrivingSide::From;

namespace {

enum class Turn { counter_clockwise, clockwise };

/// A round of 24 corners; or an arc of so many.
void draw_round(DrawnMap& drawing, double east, double north, Turn turn, const std::string& tags,
                int corners = 24) {
  std::vector<Point2> points;
  for (int i = 0; i <= corners; ++i) {
    const double angle = (turn == Turn::clockwise ? -1 : 1) * (i % 24) * std::numbers::pi / 12;
    points.push_back({east + 15 * std::cos(angle), north + 15 * std::sin(angle)});
  }
  drawing.way(points, tags);
}

const std::string kRound = "highway=tertiary junction=roundabout";

DrivingSide side_of(DrawnMap& drawing) {
  return drawing.finish().driving_side;
}

/// A road from west to east of two carriageways, cars of the southern one going east.
void draw_pair(DrawnMap& drawing, double apart_m, const std::string& tags, double length_m = 600) {
  drawing.way({{0, 0}, {length_m / 2, 0}, {length_m, 0}}, tags);
  drawing.way({{length_m, apart_m}, {length_m / 2, apart_m}, {0, apart_m}}, tags);
}

}  // namespace

TEST_CASE("Cars go around a roundabout counter-clockwise where people drive on the right") {
  const auto [turn, tags, right] = GENERATE(table<Turn, std::string, bool>({
      {Turn::counter_clockwise, kRound, true},
      {Turn::clockwise, kRound, false},
      {Turn::clockwise, "highway=primary junction=circular", false},
      {Turn::clockwise, kRound + " oneway=-1", true},
      {Turn::counter_clockwise, kRound + " oneway=-1", false},
  }));
  INFO(tags);
  DrawnMap drawing;
  draw_round(drawing, 0, 0, turn, tags);
  const DrivingSide side = side_of(drawing);
  CHECK(side.right == right);
  CHECK(side.from == From::roundabouts);
  CHECK(side.share == 1);
}

TEST_CASE("A roundabout that is drawn in arcs tells the side as a whole one does") {
  DrawnMap drawing;
  draw_round(drawing, 0, 0, Turn::clockwise, kRound, 7);
  const DrivingSide side = side_of(drawing);
  CHECK_FALSE(side.right);
  CHECK(side.from == From::roundabouts);
}

TEST_CASE("One roundabout drawn the wrong way among five does not turn the traffic") {
  DrawnMap drawing;
  for (int i = 0; i < 5; ++i)
    draw_round(drawing, 200.0 * i, 0, i == 2 ? Turn::counter_clockwise : Turn::clockwise, kRound);
  const DrivingSide side = side_of(drawing);
  CHECK_FALSE(side.right);
  CHECK(side.share == Approx(0.8).epsilon(0.01));
}

TEST_CASE("Roundabouts that disagree, of paths, or none tell nothing: the catalogue's side holds") {
  DrawnMap none;
  none.way({{0, 0}, {100, 0}}, "highway=residential");
  const DrivingSide side = side_of(none);
  CHECK(side.from == From::catalogue);
  CHECK(side.right);
  DrawnMap both;
  draw_round(both, 0, 0, Turn::clockwise, kRound);
  draw_round(both, 200, 0, Turn::counter_clockwise, kRound);
  CHECK(side_of(both).from == From::catalogue);
  DrawnMap paths;
  draw_round(paths, 0, 0, Turn::clockwise, "highway=footway junction=roundabout");
  CHECK(side_of(paths).from == From::catalogue);
}

TEST_CASE("Two carriageways of one road tell the side where there is no roundabout") {
  const auto [apart_m, tags, right] = GENERATE(table<double, std::string, bool>({
      {12, "highway=primary oneway=yes name=Ring", true},
      {-12, "highway=primary oneway=yes name=Ring", false},
      {12, "highway=primary oneway=-1 name=Ring", false},
      {12, "highway=motorway ref=A20", true},
      {-12, "highway=trunk oneway=yes ref=1", false},
  }));
  INFO(tags << " " << apart_m);
  DrawnMap drawing;
  draw_pair(drawing, apart_m, tags);
  const DrivingSide side = side_of(drawing);
  CHECK(side.right == right);
  CHECK(side.from == From::pairs);
}

TEST_CASE("Parallel streets of two names, far apart, or short are no pair") {
  DrawnMap far;
  draw_pair(far, -60, "highway=primary oneway=yes name=Ring");
  CHECK(side_of(far).from == From::catalogue);
  DrawnMap nameless;
  draw_pair(nameless, -12, "highway=primary oneway=yes");
  CHECK(side_of(nameless).from == From::catalogue);
  DrawnMap small;
  draw_pair(small, -12, "highway=primary oneway=yes name=Ring", 100);
  CHECK(side_of(small).from == From::catalogue);
}

TEST_CASE(
    "A lane on the left is ridden forward where the map shows that people drive on the left") {
  for (const Turn turn : {Turn::counter_clockwise, Turn::clockwise}) {
    DrawnMap drawing;
    draw_round(drawing, 0, 200, turn, kRound);
    const std::int64_t street =
        drawing.way({{0, 0}, {100, 0}}, "highway=tertiary cycleway:left=lane maxspeed=50 lanes=2");
    const MapData map = drawing.finish();
    const Catalogue catalogue = load_catalogue({});
    const ModeIndex cycle = *catalogue.mode_index("cycle");
    for (const StreetWay& way : map.streets.ways) {
      if (way.id.value != street) continue;
      const ModeRule& rule = map.streets.way_rules[way.rule].modes[cycle];
      CHECK(rule.forward.stress.level == (turn == Turn::clockwise ? 2 : 3));
      CHECK(rule.backward.stress.level == (turn == Turn::clockwise ? 3 : 2));
    }
  }
}
