// SPDX-License-Identifier: Apache-2.0
#include "drawn_trips.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr double kRide = 100 / 3.75;
constexpr double kPush = 90;  // 100 m at 4 km/h
constexpr double kDismount = 10;

auto about(double seconds) {
  return Approx(seconds).margin(0.1);
}

}  // namespace

TEST_CASE("Along a road of too much stress the bicycle is pushed") {
  const DrawnStreets town("A---B---C", {{"AB", "highway=residential"}, {"BC", "highway=tertiary"}});
  CHECK(DrawnTrips(town, "cycle")('A', 'B') == about(kRide));
  // At B one gets off: half of that on the side that is ridden.
  CHECK(DrawnTrips(town, "cycle")('A', 'C') == about(kRide + kDismount / 2 + kPush));
  CHECK(DrawnTrips(town, "walk")('A', 'C') == about(160));
}

TEST_CASE("A detour on calm streets is taken where it is quicker than pushing") {
  const DrawnStreets town(R"(
    A---B
    |   |
    D---C)",
                          {{"AB", "highway=primary"}, {"ADCB", "highway=residential"}});
  // Who stands at A and B stands on the street that is ridden.
  CHECK(DrawnTrips(town, "cycle")('A', 'B') == about(3 * kRide));
}

TEST_CASE("Riders get off to cross a busy road, unless signals or a refuge let them ride on") {
  const auto across = [](const char* crossing, const char* mode) {
    const DrawnStreets town(R"(
        C
        |
    E---B---F
        |
        A)",
                            {{"ABC", "highway=residential"}, {"EBF", "highway=unclassified"}},
                            {{"B", crossing}});
    return DrawnTrips(town, mode)('A', 'C');
  };
  CHECK(across("", "cycle") == about(2 * kRide + kDismount));
  CHECK(across("highway=crossing crossing:island=yes", "cycle") == about(2 * kRide));
  CHECK(across("highway=traffic_signals", "cycle") == about(2 * kRide + 15));
  CHECK(across("", "walk") == about(160));  // no class of road that walkers wait for
}
