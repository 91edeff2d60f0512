// SPDX-License-Identifier: Apache-2.0
// Crossing main roads: from one side to the other, whether a crossing is mapped or not.
#include <cmath>
#include <numbers>

#include "placed_town.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr double kArm = 80;           // 100 m at 1.25 m/s
constexpr double kRide = 100 / 3.75;  // 100 m at 13.5 km/h
constexpr double kDismount = 10;

auto about(double seconds) {
  return Approx(seconds).margin(0.1);
}

/// Arms of 100 m that meet in one node.
struct Star {
  PlacedTown town;
  std::uint32_t middle;

  explicit Star(const char* tags = "") : middle(town.node(0, 0, tags)) {}
  /// An arm towards so many degrees, clockwise from north.
  std::uint32_t arm(double degrees, const char* tags) {
    const double angle = degrees * std::numbers::pi / 180;
    const auto end = town.node(100 * std::sin(angle), 100 * std::cos(angle));
    town.way({middle, end}, tags);
    return end;
  }
  double walk(std::uint32_t from, std::uint32_t to) const { return town.seconds("walk", from, to); }
};

const char* const kSmall = "highway=residential";

/// From south to north over a road that runs east and west.
double across(const std::string& road, const char* tags, const char* mode) {
  Star star(tags);
  const auto south = star.arm(180, kSmall), north = star.arm(0, kSmall);
  star.town.way({star.town.node(-100, 0), star.middle, star.town.node(100, 0)}, road);
  return star.town.seconds(mode, south, north);
}

}  // namespace

TEST_CASE("Crossing a road takes as long by its class, whether a crossing is mapped or not") {
  struct Row {
    const char* road;
    double plain, island, signals;
  };
  const auto row = GENERATE(values<Row>({
      {"highway=tertiary", 3, 1.5, 3},
      {"highway=tertiary_link", 3, 1.5, 3},
      {"highway=secondary", 8, 4, 8},
      {"highway=primary", 15, 7.5, 15},
      {"highway=primary_link", 15, 7.5, 15},
      {"highway=trunk", 15, 7.5, 15},
      {"highway=primary oneway=yes", 7.5, 3.75, 15},
  }));
  INFO(row.road);
  for (const char* mode : {"walk", "cycle", "older", "wheelchair", "ebike"}) {
    INFO(mode);
    const double plain = across(row.road, "", mode);
    const double arms = plain - row.plain;  // and getting off a bicycle
    const bool rides = mode[0] == 'c' || mode[0] == 'e';
    const double helped = arms - (rides ? kDismount : 0);
    if (mode == std::string("walk")) CHECK(arms == about(2 * kArm));
    if (mode == std::string("cycle")) CHECK(arms == about(2 * kRide + kDismount));
    for (const char* tags : {"highway=crossing", "highway=crossing crossing=unmarked",
                             "highway=crossing crossing=marked", "highway=crossing crossing=zebra",
                             "highway=crossing crossing=uncontrolled crossing:markings=zebra"}) {
      INFO(tags);
      CHECK(across(row.road, tags, mode) == about(plain));
    }
    for (const char* tags :
         {"crossing:island=yes", "highway=crossing crossing=island", "traffic_calming=island",
          "highway=crossing crossing=zebra crossing:island=yes"}) {
      INFO(tags);
      CHECK(across(row.road, tags, mode) == about(helped + row.island));
    }
    for (const char* tags : {"highway=traffic_signals", "highway=crossing crossing=traffic_signals",
                             "highway=crossing crossing:signals=yes"}) {
      INFO(tags);
      CHECK(across(row.road, tags, mode) == about(helped + row.signals));
    }
  }
}

TEST_CASE("Small streets are crossed without a wait, signals where no road is take their own") {
  CHECK(across(kSmall, "", "walk") == about(2 * kArm));
  CHECK(across(kSmall, "highway=crossing crossing=marked", "walk") == about(2 * kArm));
  CHECK(across(kSmall, "highway=traffic_signals", "walk") == about(2 * kArm + 15));
  CHECK(across(kSmall, "highway=traffic_signals", "cycle") == about(2 * kRide + 15));
}

TEST_CASE("Footways and cycleways cross a road where they share a node with it") {
  for (const char* path : {"highway=footway", "highway=footway footway=crossing", "highway=path",
                           "highway=cycleway cycleway=crossing", "highway=steps"}) {
    INFO(path);
    Star star;
    const auto south = star.arm(180, path), north = star.arm(0, path);
    star.arm(90, "highway=primary");
    star.arm(270, "highway=primary");
    Star alone;
    const auto from = alone.arm(180, path), to = alone.arm(0, path);
    CHECK(star.walk(south, north) == about(alone.walk(from, to) + 15));
  }
}

TEST_CASE("Roads that nobody may use are crossed like others") {
  for (const char* road : {"highway=primary motorroad=yes", "highway=motorway_link",
                           "highway=trunk", "highway=primary access=no"}) {
    INFO(road);
    PlacedTown town;
    const auto south = town.node(0, -100), middle = town.node(0, 0), north = town.node(0, 100);
    town.way({south, middle, north}, "highway=footway");  // the only way that may be used
    town.way({town.node(-100, 0), middle, town.node(100, 0)}, road);
    CHECK(town.seconds("walk", south, north) == about(2 * kArm + 15));
    const auto path = town.node(60, 60);
    town.way({middle, path}, "highway=footway");
    CHECK(town.seconds("walk", north, path) == about((100 + 84.853) / 1.25));
    CHECK(town.seconds("walk", south, path) == about((100 + 84.853) / 1.25 + 15));
  }
}

TEST_CASE("Turning into a main road takes half of the wait, staying on it none") {
  Star star;
  const auto east = star.arm(90, "highway=primary"), west = star.arm(270, "highway=primary");
  const auto south = star.arm(180, kSmall);
  CHECK(star.walk(east, west) == about(2 * kArm));
  CHECK(star.walk(south, east) == about(2 * kArm + 7.5));
  CHECK(star.walk(west, south) == about(2 * kArm + 7.5));
  CHECK(star.walk(south, star.middle) == about(kArm + 7.5));
  CHECK(star.walk(star.middle, east) == about(kArm));
}

TEST_CASE("Streets on one side of a main road are reached from one another without crossing it") {
  Star star;
  const auto east = star.arm(90, "highway=primary"), west = star.arm(270, "highway=primary");
  const auto near_west = star.arm(330, kSmall), near_east = star.arm(20, "highway=footway");
  const auto south = star.arm(180, kSmall);
  CHECK(star.walk(near_west, near_east) == about(2 * kArm));
  CHECK(star.walk(near_east, near_west) == about(2 * kArm));
  CHECK(star.walk(near_west, south) == about(2 * kArm + 15));
  CHECK(star.walk(south, near_east) == about(2 * kArm + 15));
  CHECK(star.walk(near_east, west) == about(2 * kArm + 7.5));
  CHECK(star.walk(east, near_west) == about(2 * kArm + 7.5));
  CHECK(star.walk(east, west) == about(2 * kArm));
  CHECK(star.walk(near_west, star.middle) == about(kArm + 7.5));  // who stands there is on the road
  CHECK(star.walk(star.middle, near_west) == about(kArm + 7.5));
}

TEST_CASE("The sides of a road go by bearings, however the arms are ordered") {
  for (const double turn : {0.0, 45.0, 90.0, 135.0, 180.0, 225.0, 270.0, 315.0}) {
    INFO(turn);
    Star star;  // a road with a bend of 90 degrees, two arms outside of it and one inside
    const auto outside = star.arm(turn + 180, kSmall), other = star.arm(turn + 225, kSmall);
    star.arm(turn, "highway=secondary");
    const auto inside = star.arm(turn + 45, kSmall);
    star.arm(turn + 90, "highway=secondary");
    CHECK(star.walk(outside, other) == about(2 * kArm));
    CHECK(star.walk(outside, inside) == about(2 * kArm + 8));
    CHECK(star.walk(inside, other) == about(2 * kArm + 8));
  }
}

TEST_CASE("A road that ends is not crossed, one that changes its class is as the smaller one") {
  Star end;
  const auto west = end.arm(270, kSmall), east = end.arm(90, kSmall);
  const auto road = end.arm(0, "highway=primary");
  CHECK(end.walk(west, east) == about(2 * kArm));
  CHECK(end.walk(west, road) == about(2 * kArm));

  Star change;
  const auto south = change.arm(180, kSmall), north = change.arm(0, kSmall);
  const auto primary = change.arm(270, "highway=primary");
  const auto secondary = change.arm(90, "highway=secondary");
  CHECK(change.walk(south, north) == about(2 * kArm + 8));
  CHECK(change.walk(primary, secondary) == about(2 * kArm));
  CHECK(change.walk(south, primary) == about(2 * kArm + 4));
}

TEST_CASE("A smaller main road crosses a larger one as a small street does") {
  Star star;
  const auto south = star.arm(180, "highway=tertiary"), north = star.arm(0, "highway=tertiary");
  const auto east = star.arm(90, "highway=primary"), west = star.arm(270, "highway=primary");
  CHECK(star.walk(south, north) == about(2 * kArm + 15));
  CHECK(star.walk(east, west) == about(2 * kArm));
  CHECK(star.walk(south, west) == about(2 * kArm + 7.5));
}

TEST_CASE(
    "Where roads of one class meet, three arms are a junction of one, four a crossing of two") {
  Star three;
  const auto west = three.arm(270, "highway=tertiary"), east = three.arm(90, "highway=tertiary");
  const auto south = three.arm(180, "highway=tertiary"), path = three.arm(0, kSmall);
  CHECK(three.walk(west, east) == about(2 * kArm));
  CHECK(three.walk(south, east) == about(2 * kArm + 1.5));
  CHECK(three.walk(south, path) == about(2 * kArm + 3));

  Star four;
  const auto n = four.arm(0, "highway=primary"), e = four.arm(90, "highway=primary");
  const auto s = four.arm(180, "highway=primary");
  four.arm(270, "highway=primary");
  const auto between = four.arm(45, kSmall), beside = four.arm(60, "highway=footway");
  const auto opposite = four.arm(225, kSmall);
  CHECK(four.walk(n, s) == about(2 * kArm + 15));
  CHECK(four.walk(n, e) == about(2 * kArm + 15));
  CHECK(four.walk(between, opposite) == about(2 * kArm + 15));
  CHECK(four.walk(between, s) == about(2 * kArm + 15));
  CHECK(four.walk(between, beside) == about(2 * kArm));
}

TEST_CASE("Two carriageways of one road are crossed like the road drawn as one line") {
  PlacedTown town;
  const auto south = town.node(0, -100), first = town.node(0, 0), second = town.node(0, 15);
  const auto north = town.node(0, 115);
  town.way({south, first, second, north}, kSmall);
  town.way({town.node(-100, 0), first, town.node(100, 0)}, "highway=primary oneway=yes");
  town.way({town.node(100, 15), second, town.node(-100, 15)}, "highway=primary oneway=yes");
  CHECK(town.seconds("walk", south, north) == about(215 / 1.25 + 15));
}

TEST_CASE("A gate in the course of a crossing street keeps both waits") {
  Star star("barrier=gate");
  const auto south = star.arm(180, kSmall), north = star.arm(0, kSmall);
  star.arm(90, "highway=primary");
  star.arm(270, "highway=primary");
  CHECK(star.walk(south, north) == about(2 * kArm + 15 + 10));
}

TEST_CASE("Those who start or end a trip in a private street cross as others do") {
  Star star;
  const auto yard = star.arm(330, "highway=service access=private");
  const auto beside = star.arm(20, kSmall), south = star.arm(180, kSmall);
  const auto east = star.arm(90, "highway=primary");
  star.arm(270, "highway=primary");
  CHECK(star.walk(yard, beside) == about(2 * kArm));
  CHECK(star.walk(beside, yard) == about(2 * kArm));
  CHECK(star.walk(south, yard) == about(2 * kArm + 15));
  CHECK(star.walk(yard, south) == about(2 * kArm + 15));
  CHECK(star.walk(east, yard) == about(2 * kArm + 7.5));
}

TEST_CASE("A road that the map cuts off at a junction is crossed there all the same") {
  Star star;
  const auto south = star.arm(180, kSmall), north = star.arm(0, kSmall);
  star.arm(90, "highway=primary");
  CHECK(star.walk(south, north) == about(2 * kArm));  // it ends there
  star.town.cut = {star.middle};
  CHECK(star.walk(south, north) == about(2 * kArm + 15));
}

TEST_CASE("Without delays roads are crossed at once") {
  Star star("highway=traffic_signals");
  const auto south = star.arm(180, kSmall), north = star.arm(0, kSmall);
  star.arm(90, "highway=primary");
  star.arm(270, "highway=primary");
  star.town.delays = DelayPolicy::none;
  CHECK(star.walk(south, north) == about(2 * kArm));
}
