// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "drawn_map.hpp"
#include "quarter/city/ground.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// A town of a kilometre with a street, so that there is something to read.
class DrawnGround : public DrawnMap {
 public:
  DrawnGround() {
    keep_ground();
    set_covers(town(0, 0, 1000, 1000));
    way({{100, 900}, {300, 900}}, "highway=residential");
  }
  MapGround ground() { return *finish().ground; }
};

std::vector<const GroundArea*> areas_of(const MapGround& ground, GroundKind kind) {
  std::vector<const GroundArea*> areas;
  for (const GroundArea& area : ground.areas) {
    if (area.kind == kind) areas.push_back(&area);
  }
  return areas;
}

bool has(const MapGround& ground, GroundKind kind) {
  const auto is_kind = [&](const auto& thing) { return thing.kind == kind; };
  return std::any_of(ground.areas.begin(), ground.areas.end(), is_kind) ||
         std::any_of(ground.lines.begin(), ground.lines.end(), is_kind) ||
         std::any_of(ground.names.begin(), ground.names.end(), is_kind);
}

}  // namespace

TEST_CASE("Nobody pays for ground that is not wanted") {
  DrawnMap map;
  map.box(0, 0, 500, 500, "natural=water");
  map.way({{0, 0}, {300, 0}}, "highway=residential");
  CHECK(map.finish().ground == nullptr);
}

TEST_CASE("Ground has what the extract draws, each by its kind") {
  DrawnGround map;
  map.box(0, 0, 200, 200, "landuse=residential");
  map.box(200, 0, 400, 200, "landuse=industrial");
  map.box(400, 0, 600, 200, "leisure=park name=Stadtpark");
  map.box(600, 0, 800, 200, "landuse=forest");
  map.box(0, 400, 20, 420, "building=yes");
  map.way({{0, 500}, {900, 500}}, "railway=rail");
  map.way({{0, 600}, {900, 600}}, "waterway=river");
  const MapGround ground = map.ground();
  using enum GroundKind;
  for (const GroundKind kind : {residential, works, park, wood, street, rail, river})
    CHECK(has(ground, kind));
  CHECK(ground.buildings.size() == 1);
  REQUIRE(areas_of(ground, park).size() == 1);
  CHECK(areas_of(ground, park).front()->name == "Stadtpark");
}

TEST_CASE("What runs in a tunnel is not drawn") {
  DrawnGround map;
  map.way({{0, 500}, {900, 500}}, "railway=rail tunnel=yes");
  map.way({{0, 600}, {900, 600}}, "highway=primary tunnel=yes");
  const MapGround ground = map.ground();
  CHECK_FALSE(has(ground, GroundKind::rail));
  CHECK_FALSE(has(ground, GroundKind::primary));
}

TEST_CASE("A lake of several ways keeps its islands") {
  DrawnGround map;
  const auto shore = map.box(100, 100, 700, 700, "");
  const auto island = map.box(300, 300, 500, 500, "");
  map.relation({{shore, "outer"}, {island, "inner"}}, "type=multipolygon natural=water");
  const MapGround ground = map.ground();
  REQUIRE(areas_of(ground, GroundKind::water).size() == 1);
  const MultiPolygon& lake = areas_of(ground, GroundKind::water).front()->area;
  CHECK(contains(lake, metres(200, 200)));
  CHECK_FALSE(contains(lake, metres(400, 400)));
}

TEST_CASE("A courtyard stays open, and runs the other way round") {
  DrawnGround map;
  const auto outer = map.box(100, 100, 200, 200, "");
  const auto court = map.box(130, 130, 170, 170, "");
  map.relation({{outer, "outer"}, {court, "inner"}}, "type=multipolygon building=yes");
  const MapGround ground = map.ground();
  REQUIRE(ground.buildings.size() == 2);
  CHECK(signed_area_m2(ground.buildings[0]) > 0);
  CHECK(signed_area_m2(ground.buildings[1]) < 0);
}

TEST_CASE("Small areas lie on large ones, and water on land") {
  DrawnGround map;
  map.box(0, 0, 900, 400, "natural=water");
  map.box(100, 500, 200, 600, "leisure=park");
  map.box(0, 500, 900, 900, "landuse=residential");
  const MapGround ground = map.ground();
  REQUIRE(ground.areas.size() == 3);
  CHECK(ground.areas[0].kind == GroundKind::residential);
  CHECK(ground.areas[1].kind == GroundKind::park);
  CHECK(ground.areas[2].kind == GroundKind::water);
}

TEST_CASE("Specks and what lies outside the frame are left out; what leads out of it is cut") {
  DrawnGround map;
  map.box(10, 10, 10.5, 10.5, "leisure=park");
  map.box(3000, 0, 4000, 1000, "landuse=forest");
  map.box(-5000, 300, 500, 600, "landuse=meadow");
  map.way({{2000, 0}, {3000, 0}}, "highway=primary");
  const MapGround ground = map.ground();
  REQUIRE(ground.areas.size() == 1);
  CHECK(ground.areas.front().kind == GroundKind::grass);
  CHECK(area_m2(ground.areas.front().area) == Approx(500.0 * 300).epsilon(0.01));
  CHECK_FALSE(has(ground, GroundKind::primary));
}

TEST_CASE("Open rings are no areas, and rings that cross themselves do no harm") {
  DrawnGround map;
  map.way({{0, 0}, {200, 0}, {200, 200}}, "natural=water");
  map.way({{300, 0}, {500, 200}, {500, 0}, {300, 80}, {300, 0}}, "natural=water");
  map.way({{-300, 0}, {500, 700}, {-300, 700}, {500, 400}, {-300, 0}}, "landuse=forest");
  map.way({{600, 600}, {600, 600}, {600, 600}, {600, 600}}, "landuse=forest");
  const MapGround ground = map.ground();
  CHECK(areas_of(ground, GroundKind::water).size() == 1);
  REQUIRE(areas_of(ground, GroundKind::wood).size() == 1);
  for (const Polygon& part : areas_of(ground, GroundKind::wood).front()->area) {
    for (const LonLat& p : part.outer)
      CHECK(ground.frame.grown(0.1).contains(p));
  }
}

TEST_CASE("An area that is only drawn adds no finding where it is broken") {
  const auto count = [](bool wanted) {
    DrawnMap map;
    if (wanted) map.keep_ground();
    map.way({{100, 900}, {300, 900}}, "highway=residential");
    const auto shore = map.box(100, 100, 700, 700, "");
    map.relation({{shore, "outer"}, {4711, "outer"}}, "type=multipolygon landuse=meadow");
    return map.finish().findings.counts();
  };
  CHECK(count(true) == count(false));
}

TEST_CASE("A street of several ways of one name is one line; another name is another") {
  DrawnGround map;
  const auto a = map.node(0, 100), b = map.node(200, 100), c = map.node(400, 120),
             d = map.node(600, 100);
  map.way_of({c, b}, "highway=secondary name=Ring");
  map.way_of({a, b}, "highway=secondary name=Ring");
  map.way_of({c, d}, "highway=secondary name=Wall");
  const MapGround ground = map.ground();
  std::vector<const GroundLine*> lines;
  for (const GroundLine& line : ground.lines) {
    if (line.kind == GroundKind::secondary) lines.push_back(&line);
  }
  REQUIRE(lines.size() == 2);
  CHECK(lines[0]->name == "Ring");
  CHECK(length_m(lines[0]->line) > 390);
  CHECK(lines[1]->name == "Wall");
}

TEST_CASE("Names come in the order in which they are to get room") {
  DrawnGround map;
  map.node(100, 100, "place=neighbourhood name=Gasse");
  map.node(200, 200, "place=suburb name=Klein population=200");
  map.node(300, 300, "place=suburb name=Groß population=20000");
  map.node(400, 400, "place=city name=Stadt");
  map.node(500, 500, "place=suburb");
  const MapGround ground = map.ground();
  std::vector<std::string> names;
  for (const GroundName& name : ground.names)
    names.push_back(name.name);
  CHECK(names == std::vector<std::string>{"Stadt", "Groß", "Klein", "Gasse"});
}

TEST_CASE("Around what is asked for ground is kept a little farther, and not beyond the extract") {
  const Box covered = box_of(town(0, 0, 10000, 10000));
  const Box frame = ground_frame(box_of(town(4000, 4000, 6000, 5000)), covered);
  CHECK(frame.contains(metres(3860, 3750)));
  CHECK_FALSE(frame.contains(metres(3800, 4500)));
  CHECK_FALSE(covered.contains(ground_frame(covered, covered).grown(1).max));
  CHECK(ground_frame(covered, covered).max == covered.max);
  CHECK(ground_frame({}, covered).min == covered.min);
}

TEST_CASE(
    "Coarser ground has fewer points and no specks, and its buildings keep their courtyards") {
  DrawnGround map;
  std::vector<Point2> points;
  for (int i = 0; i < 200; ++i)
    points.push_back({500 + 200 * std::cos(i * 0.0314159), 500 + 200 * std::sin(i * 0.0314159)});
  points.push_back(points.front());
  map.way(points, "natural=water");
  map.box(10, 10, 20, 20, "leisure=park");
  const auto outer = map.box(100, 100, 200, 200, "");
  const auto court = map.box(130, 130, 170, 170, "");
  map.relation({{outer, "outer"}, {court, "inner"}}, "type=multipolygon building=yes");
  const MapGround fine = map.ground(), coarse = coarser(fine, 4);
  const auto points_of = [](const MapGround& ground) {
    return areas_of(ground, GroundKind::water).front()->area.front().outer.size();
  };
  CHECK(points_of(coarse) < points_of(fine));
  CHECK(has(fine, GroundKind::park));
  CHECK_FALSE(has(coarse, GroundKind::park));
  CHECK(coarse.buildings.size() == 2);
  CHECK(coarse.lines.size() == fine.lines.size());
}
