// SPDX-License-Identifier: Apache-2.0
// What holds for a point whose nearest street is a junction, and what more streets may change.
#include <algorithm>
#include <random>

#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/network/search_graph.hpp"
#include "quarter/network/street_index.hpp"
#include "quarter/reach/travel_time_field.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr std::uint32_t kLimitMs = 30 * 60 * 1000;

struct Drawing {
  Catalogue catalogue = load_catalogue({});
  StreetData data;
  StreetRules rules{catalogue, DelayPolicy::none};

  void add(std::uint32_t a, std::uint32_t b, std::vector<Tag> tags) {
    data.ways.push_back({WayId{static_cast<std::int64_t>(data.ways.size()) + 1},
                         rules.way(Tags(tags)), static_cast<std::uint32_t>(data.refs.size()), 2});
    data.refs.insert(data.refs.end(), {a, b});
  }
  StreetNetwork network() {
    data.way_rules = rules.ways();
    Findings findings;
    return build_street_network(catalogue, data, findings);
  }
};

/// Four streets of 111 m that leave one node; one of them has the tags of `spoke`, the others those
/// of `rest`.
Drawing star(int chosen, const std::vector<Tag>& spoke, const std::vector<Tag>& rest) {
  Drawing town;
  for (const auto& [x, y] : {std::pair{0, 0}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}})
    town.data.nodes.push_back(LonLat::from_degrees(0.001 * x, 0.001 * y));
  for (int i = 0; i < 4; ++i)
    town.add(0, static_cast<std::uint32_t>(i) + 1, i == chosen ? spoke : rest);
  return town;
}

constexpr ModeIndex kWalk(0), kCycle(1);

TravelCost trip(Drawing& town, ModeIndex mode, LonLat from, LonLat to) {
  const StreetNetwork network = town.network();
  const StreetIndex index(network);
  const SearchGraph graph(town.catalogue, network, mode);
  const auto place = index.join(graph, to, 100);
  const auto home = index.join(graph, from, 100);
  REQUIRE(place);
  REQUIRE(home);
  return TravelTimeField(graph, {{*place, {}}}, kLimitMs).at(*home);
}

/// Seconds by position of every junction to the nearest of some nodes.
std::vector<std::pair<LonLat, TravelCost>> times_to(Drawing& town, ModeIndex mode,
                                                    const std::vector<std::uint32_t>& places) {
  const StreetNetwork network = town.network();
  const StreetIndex index(network);
  const SearchGraph graph(town.catalogue, network, mode);
  std::vector<Entrance> entrances;
  for (const std::uint32_t node : places) {
    if (const auto anchor = index.join(graph, town.data.nodes[node], 1))
      entrances.push_back({*anchor, {}});
  }
  const TravelTimeField field(graph, entrances, kLimitMs);
  std::vector<std::pair<LonLat, TravelCost>> times;
  for (std::uint32_t j = 0; j < network.junctions.size(); ++j) {
    TravelCost best = TravelCost::unreached();
    for (const std::uint32_t vertex : graph.vertices_of({&j, 1}))
      best = std::min(best, field.labels()[vertex]);
    times.emplace_back(network.junctions[j], best);
  }
  std::sort(times.begin(), times.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  return times;
}

}  // namespace

TEST_CASE("Who stands at a junction may take any of its streets, whichever was found first") {
  // One street is two-way, from the others bicycles only come (and walkers are shut out).
  for (int chosen = 0; chosen < 4; ++chosen) {
    Drawing town = star(chosen, {{"highway", "residential"}},
                        {{"highway", "residential"}, {"oneway", "-1"}, {"foot", "no"}});
    const LonLat middle = town.data.nodes[0];
    const LonLat end = town.data.nodes[static_cast<std::size_t>(chosen) + 1];
    CHECK(trip(town, kCycle, middle, end).cm() == Approx(11120).margin(5));
    CHECK(trip(town, kCycle, end, middle).cm() == Approx(11120).margin(5));
  }
}

TEST_CASE("A place at a junction is reached by the private street that starts there") {
  for (int chosen = 0; chosen < 4; ++chosen) {
    Drawing town =
        star(chosen, {{"highway", "service"}, {"access", "private"}}, {{"highway", "residential"}});
    const LonLat middle = town.data.nodes[0];
    const LonLat end = town.data.nodes[static_cast<std::size_t>(chosen) + 1];
    CHECK(trip(town, kWalk, end, middle).cm() == Approx(11120).margin(5));
    CHECK(trip(town, kWalk, middle, end).cm() == Approx(11120).margin(5));
  }
}

TEST_CASE("Another two-way street never makes a trip between junctions longer") {
  constexpr std::uint32_t kSide = 9;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    std::mt19937 random(seed);
    Drawing town;
    for (std::uint32_t i = 0; i < kSide * kSide; ++i)
      town.data.nodes.push_back(LonLat::from_degrees(0.001 * (i % kSide), 0.001 * (i / kSide)));
    for (std::uint32_t i = 0; i < kSide * kSide; ++i) {
      for (const std::uint32_t to : {i + 1, i + kSide}) {
        if (to >= kSide * kSide || (to == i + 1 && to % kSide == 0) || random() % 3 == 0) continue;
        if (random() % 3 == 0)
          town.add(i, to, {{"highway", "residential"}, {"oneway", "yes"}, {"foot", "no"}});
        else
          town.add(i, to, {{"highway", "residential"}});
      }
    }
    const std::vector<std::uint32_t> places{town.data.refs.front(), town.data.refs.back()};
    for (const ModeIndex mode : {kWalk, kCycle}) {
      Drawing larger = town;
      const auto before = times_to(town, mode, places);
      larger.add(town.data.refs[random() % town.data.refs.size()],
                 town.data.refs[random() % town.data.refs.size()], {{"highway", "residential"}});
      const auto after = times_to(larger, mode, places);
      REQUIRE(after.size() == before.size());
      for (std::size_t i = 0; i < before.size(); ++i) {
        REQUIRE(after[i].first == before[i].first);
        CHECK(after[i].second <= before[i].second);
      }
    }
  }
}
