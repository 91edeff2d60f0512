// SPDX-License-Identifier: Apache-2.0
#include "drawn_trips.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr double kSide = 80;  // 100 m at 1.25 m/s
constexpr double kHalf = 40;  // 50 m
constexpr double kRide = 100 / 3.75;
constexpr double kPush = 90;  // 100 m at 4 km/h
constexpr double kNever = -1;

auto about(double seconds) {
  return Approx(seconds).margin(0.1);  // positions are rounded to a centimetre
}

const char* const kStreet = "highway=residential";

}  // namespace

TEST_CASE("A walk takes its length by 1.25 m/s") {
  const DrawnStreets town(R"(
    A-x-B---C
        |
        D)",
                          {{"ABC", kStreet}, {"BD", kStreet}});
  const DrawnTrips walk(town, "walk");
  CHECK(walk('A', 'B') == about(kSide));
  CHECK(walk('A', 'C') == about(2 * kSide));
  CHECK(walk('A', 'D') == about(2 * kSide));
  CHECK(walk('x', 'D') == about(kHalf + kSide));
  CHECK(walk('D', 'x') == about(kSide + kHalf));
}

TEST_CASE("Two points on one segment go straight along it, one-way or round the block") {
  const DrawnStreets town(
      R"(
    A-x-y-B
    |     |
    C-----D)",
      {{"AB", "highway=residential oneway=yes foot=no"}, {"BDCA", "highway=residential foot=no"}});
  const DrawnTrips ride(town, "cycle");
  CHECK(ride('x', 'y') == about(kRide / 2));
  // y-B 50, B-D 100, D-C 150, C-A 100, A-x 50 m
  CHECK(ride('y', 'x') == about((50 + 100 + 150 + 100 + 50) / 3.75));
}

TEST_CASE("A point in the middle of a segment leaves by the better end") {
  const DrawnStreets town(R"(
    A-x---B
    |     |
    C     D)",
                          {{"AB", kStreet}, {"AC", kStreet}, {"BD", kStreet}});
  const DrawnTrips walk(town, "walk");
  CHECK(walk('x', 'C') == about(kHalf + kSide));
  CHECK(walk('x', 'D') == about(kSide + kSide));
}

TEST_CASE("The walk from a door to its street is part of the trip") {
  const DrawnStreets town("A---B", {{"AB", kStreet}});
  const DrawnTrips walk(town, "walk");
  const LonLat door = town.drawing.beside('A', 50, 25);  // 25 m north of the middle
  CHECK(*walk.seconds(door, town.drawing.at('B')) == about((25 + 50) / 1.25));
  CHECK_FALSE(walk.seconds(town.drawing.beside('A', 50, 101), town.drawing.at('B')));
}

TEST_CASE("Against a one-way street a bicycle is pushed, unless contraflow is open") {
  const DrawnStreets town("A---B---C",
                          {{"AB", "highway=residential oneway=yes"},
                           {"BC", "highway=residential oneway=yes cycleway=opposite_lane"}});
  const DrawnTrips ride(town, "cycle");
  CHECK(ride('A', 'C') == about(2 * kRide));
  CHECK(ride('C', 'B') == about(kRide));
  CHECK(ride('B', 'A') == about(kPush));
  const DrawnTrips walk(town, "walk");
  CHECK(walk('C', 'A') == about(2 * kSide));
}

TEST_CASE("Streets that cross without a shared node do not meet") {
  const DrawnStreets town(R"(
        B
        |
        |
        |
    A-------C
        |
        D)",
                          {{"AC", kStreet}, {"BD", "highway=residential bridge=yes"}});
  const DrawnTrips walk(town, "walk");
  CHECK(walk('A', 'C') == about(2 * kSide));
  CHECK(walk('A', 'B') == kNever);
}

TEST_CASE("Steps are walked at 0.5 m/s and a bicycle is pushed down them at 2 km/h") {
  const DrawnStreets town("A---B", {{"AB", "highway=steps"}});
  CHECK(DrawnTrips(town, "walk")('A', 'B') == about(100 / 0.5));
  CHECK(DrawnTrips(town, "cycle")('A', 'B') == about(2 * kPush));
}

TEST_CASE("Signals on the way cost 15 s, half of them where a trip ends there") {
  const DrawnStreets town("A---B---C", {{"ABC", kStreet}}, {{"B", "highway=traffic_signals"}});
  const DrawnTrips walk(town, "walk");
  CHECK(walk('A', 'C') == about(kSide + 15 + kSide));
  const DrawnStreets plain("A---B---C", {{"ABC", kStreet}}, {{"B", "highway=traffic_signals"}},
                           DelayPolicy::none);
  CHECK(DrawnTrips(plain, "walk")('A', 'C') == about(2 * kSide));
}
