// SPDX-License-Identifier: Apache-2.0
#include <random>

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/network/street_index.hpp"
#include "quarter/reach/route.hpp"
#include "reach/drawn_trips.hpp"
#include "reach/random_town.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr std::uint32_t kLimitMs = 30 * 60 * 1000;

TravelCost sum_of(const Route& route) {
  TravelCost sum;
  for (const RouteLeg& leg : route.legs)
    sum = sum + leg.cost;
  return sum;
}

bool hangs_together(const Route& route) {
  for (std::size_t i = 1; i < route.legs.size(); ++i) {
    if (distance_m(route.legs[i - 1].shape.back(), route.legs[i].shape.front()) > 0.1) return false;
  }
  return true;
}

LonLat some_position(std::mt19937& random) {
  return LonLat::from_degrees(0.011 * (random() % 1000) / 1000.0,
                              0.012 * (random() % 1000) / 1000.0);
}

}  // namespace

TEST_CASE("A route's legs add up to the time it explains, to the millisecond") {
  std::size_t routes = 0;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    RandomTown town(seed);
    const StreetNetwork network = town.network();
    const StreetIndex index(network);
    std::mt19937 random(seed);
    for (const ModeIndex mode : town.catalogue.modes.indices()) {
      const SearchGraph graph(town.catalogue, network, mode);
      std::vector<Entrance> entrances;
      std::vector<LonLat> doors;
      for (int i = 0; i < 4; ++i) {
        const LonLat p = some_position(random);
        const auto anchor = index.join(graph, p, 100);
        if (!anchor) continue;
        entrances.push_back(
            {*anchor, TravelCost(i * 1000, 0).marked(static_cast<std::uint8_t>(i))});
        doors.push_back(p);
      }
      const TravelTimeField field(graph, entrances, kLimitMs);
      const RouteFinder finder(town.catalogue, network, graph);
      for (int i = 0; i < 40; ++i) {
        const LonLat from = some_position(random);
        const auto anchor = index.join(graph, from, 100);
        if (!anchor) continue;
        const auto route = finder.route(*anchor, from, field, entrances, doors);
        REQUIRE(route.has_value() == field.at(*anchor).reached());
        if (!route) continue;
        ++routes;
        const std::uint8_t mark = field.at(*anchor).mark();
        REQUIRE(sum_of(*route).marked(mark) == field.at(*anchor));
        REQUIRE(entrances[route->entrance].start.mark() == mark);
        REQUIRE(hangs_together(*route));
        if (route->legs.empty()) continue;
        CHECK(distance_m(route->legs.front().shape.front(), from) < 0.1);
      }
    }
  }
  CHECK(routes > 500);
}

TEST_CASE("A route follows the streets it is drawn on") {
  const DrawnStreets streets(R"(
    A---B---C
        |
        D
  )",
                             {{"ABC", "highway=residential"}, {"BD", "highway=footway"}});
  const DrawnTrips trips(streets, "walk");
  const LonLat from = streets.drawing.at('A'), to = streets.drawing.at('D');
  const auto start = trips.index().join(trips.graph(), from, 100);
  const auto end = trips.index().join(trips.graph(), to, 100);
  REQUIRE(start);
  REQUIRE(end);
  const std::vector<Entrance> entrances{{*end, {}}};
  const std::vector<LonLat> doors{to};
  const TravelTimeField field(trips.graph(), entrances, kLimitMs);
  const RouteFinder finder(streets.catalogue, streets.network, trips.graph());
  const auto route = finder.route(*start, from, field, entrances, doors);
  REQUIRE(route);
  REQUIRE(route->legs.size() == 2);
  CHECK(route->legs[0].shape.front() == from);
  CHECK(route->legs[0].shape.back() == streets.drawing.at('B'));
  CHECK(route->legs[1].shape.back() == to);
}
