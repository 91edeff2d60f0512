// SPDX-License-Identifier: Apache-2.0
// Traps of routing tools that concern costs and rules, each drawn and named as what is right.
#include "drawn_trips.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr double kSide = 80;  // 100 m at 1.25 m/s
constexpr double kRide = 100 / 3.75;
constexpr double kNever = -1;
/// Lengths are kept in centimetres: a street cut in two may be one longer, 13 ms at 0.75 m/s.
constexpr double kRoundingS = 0.03;

auto about(double seconds) {
  return Approx(seconds).margin(0.1);
}

const char* const kStreet = "highway=residential";

/// Time and metres of one trip.
TravelCost trip(const DrawnStreets& town, const char* mode, char from, char to) {
  const DrawnTrips trips(town, mode);
  const auto start = trips.index().join(trips.graph(), town.drawing.at(from), 100);
  const auto end = trips.index().join(trips.graph(), town.drawing.at(to), 100);
  REQUIRE((start && end));
  return TravelTimeField(trips.graph(), {{*end, {}}}, 60 * 60 * 1000).at(*start);
}

}  // namespace

TEST_CASE("A delay that steers the route is part of its time, and what is avoided is not") {
  // Straight on 200 m over B; or round by D and E, 400 m.
  const auto town = [](const char* at_b) {
    return DrawnStreets("A---B---C\n|       |\nD-------E", {{"ABC", kStreet}, {"ADEC", kStreet}},
                        {{"B", at_b}});
  };
  const TravelCost signals = trip(town("highway=traffic_signals"), "walk", 'A', 'C');
  CHECK(signals.ms() / 1000.0 == about(2 * kSide + 15));
  CHECK(signals.cm() == Approx(20000).margin(2));
  const TravelCost locked = trip(town("barrier=gate locked=yes"), "walk", 'A', 'C');
  CHECK(locked.ms() / 1000.0 == about(4 * kSide));
}

TEST_CASE("A shorter route with waits loses to a longer one whose seconds are fewer") {
  // Straight on 200 m; round by D 2 · √(100² + 50²) = 223.6 m, 18.9 s more.
  const auto town = [](const char* at_b) {
    return DrawnStreets("A---B---C\n    D", {{"ABC", kStreet}, {"ADC", kStreet}}, {{"B", at_b}});
  };
  const TravelCost gate = trip(town("barrier=gate"), "walk", 'A', 'C');
  CHECK(gate.ms() / 1000.0 == about(2 * kSide + 10));
  CHECK(gate.cm() == Approx(20000).margin(2));
  const TravelCost both = trip(town("barrier=gate highway=traffic_signals"), "walk", 'A', 'C');
  CHECK(both.ms() / 1000.0 == about(223.607 / 1.25));  // 25 s of waiting are not worth it
  CHECK(both.cm() == Approx(22361).margin(2));
}

TEST_CASE("Metres are those of the ground, whatever holds people up") {
  const std::vector<Drawn> ways = {{"ABCD", kStreet}};
  const std::vector<Drawn> nodes = {{"B", "highway=traffic_signals"}, {"C", "barrier=gate"}};
  const DrawnStreets full("A---B---C---D", ways, nodes);
  const DrawnStreets none("A---B---C---D", ways, nodes, DelayPolicy::none);
  for (const char* mode : {"walk", "cycle", "older", "wheelchair", "ebike"}) {
    INFO(mode);
    const TravelCost with = trip(full, mode, 'A', 'D'), without = trip(none, mode, 'A', 'D');
    CHECK(with.cm() == without.cm());
    CHECK((with.ms() - without.ms()) / 1000.0 == about(15 + 10));
  }
}

TEST_CASE("Short pieces of street are not rounded up, each for itself") {
  std::vector<Drawn> ways = {{"ABCDEFGHIJKLMNOP", kStreet}};
  for (const char* side : {"Bb", "Cc", "Dd", "Ee", "Ff", "Gg", "Hh", "Ii", "Jj", "Kk", "Ll"})
    ways.push_back({side, "highway=path"});
  const DrawnStreets town("ABCDEFGHIJKLMNOP\n bcdefghijkl", ways);
  REQUIRE(town.network.segments.size() == 12 + 11);
  CHECK(trip(town, "walk", 'A', 'P').ms() / 1000.0 == about(15 * 25 / 1.25));
}

TEST_CASE("A cycleway keeps its crossings: riders and walkers go over the road where it does") {
  const DrawnStreets town(R"(
        C
        |
    E---B---F
        |
        A)",
                          {{"AB", "highway=cycleway"},
                           {"BC", "highway=cycleway cycleway=crossing"},
                           {"EBF", "highway=secondary"}},
                          {{"B", "highway=crossing crossing=traffic_signals bicycle=yes"}});
  // Signals hold nobody up longer than crossing a secondary road without them.
  CHECK(DrawnTrips(town, "cycle")('A', 'C') == about(2 * kRide + 8));
  CHECK(DrawnTrips(town, "walk")('A', 'C') == about(2 * kSide + 8));
  CHECK(DrawnTrips(town, "walk")('A', 'F') == about(2 * kSide + 8));
}

TEST_CASE("bicycle=no or access=no on a crossing does not cut the road") {
  for (const char* tags : {"highway=crossing bicycle=no", "highway=crossing access=no foot=no",
                           "highway=crossing crossing=zebra vehicle=no"}) {
    INFO(tags);
    const DrawnStreets town("A---B---C", {{"ABC", kStreet}}, {{"B", tags}});
    CHECK(DrawnTrips(town, "cycle")('A', 'C') == about(2 * kRide));
    CHECK(DrawnTrips(town, "walk")('A', 'C') == about(2 * kSide));
  }
}

TEST_CASE("The wait is for those who cross the road, not for those who walk along it") {
  const DrawnStreets town(R"(
        C
        |
    E---B---F
        |
        A)",
                          {{"ABC", kStreet}, {"EBF", "highway=primary"}},
                          {{"B", "highway=crossing crossing=uncontrolled"}});
  const DrawnTrips walk(town, "walk");
  CHECK(walk('A', 'C') == about(2 * kSide + 15));
  CHECK(walk('E', 'F') == about(2 * kSide));
  CHECK(walk('A', 'F') == about(2 * kSide + 7.5));  // half of those who turn have to cross
}

TEST_CASE("Nobody crosses between two carriageways where no way does") {
  const DrawnStreets town(
      R"(
    A---B---C
    D---E---F)",
      {{"ABC", "highway=secondary oneway=yes"}, {"FED", "highway=secondary oneway=yes"}});
  CHECK(DrawnTrips(town, "walk")('A', 'D') == kNever);
}

TEST_CASE("A running track is no link, a pier and a platform are") {
  const auto over = [](const char* tags) {
    const DrawnStreets town("A---B---C---D", {{"AB", kStreet}, {"BC", tags}, {"CD", kStreet}});
    return DrawnTrips(town, "walk")('A', 'D');
  };
  CHECK(over("leisure=track") == kNever);
  CHECK(over("route=hiking") == kNever);
  CHECK(over("man_made=pier") == about(3 * kSide));
  CHECK(over("railway=platform") == about(3 * kSide));
  CHECK(over("highway=corridor") == about(3 * kSide));
  CHECK(over("highway=elevator") == about(3 * kSide + 30));
  CHECK(over("route=ferry duration=00:02 interval=00:10") == about(2 * kSide + 120 + 300));
}

TEST_CASE("Another street never makes a trip longer") {
  const std::vector<Drawn> before = {{"ABC", kStreet}, {"CF", kStreet}, {"ADEF", kStreet}};
  const char* const text = R"(
    A---B---C
    |   |   |
    D---E---F)";
  const DrawnStreets old_town(text, before);
  for (const char* tags : {"highway=footway", "highway=steps", "highway=residential oneway=yes",
                           "highway=service access=private", "highway=cycleway"}) {
    std::vector<Drawn> after = before;
    after.push_back({"BE", tags});
    const DrawnStreets new_town(text, after);
    for (const char* mode : {"walk", "cycle", "wheelchair"}) {
      const DrawnTrips was(old_town, mode), is(new_town, mode);
      for (const char from : std::string("ABCDEF")) {
        for (const char to : std::string("ABCDEF")) {
          if (from == to) continue;
          INFO(tags << ", " << mode << " from " << from << " to " << to);
          CHECK(is(from, to) <= was(from, to) + kRoundingS);
        }
      }
    }
  }
}
