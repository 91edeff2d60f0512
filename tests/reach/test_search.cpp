// SPDX-License-Identifier: Apache-2.0
#include <random>

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/network/search_graph.hpp"
#include "quarter/network/street_graph.hpp"
#include "quarter/network/street_index.hpp"
#include "quarter/reach/travel_time_field.hpp"
#include "reach/random_town.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr std::uint32_t kLimitMs = 30 * 60 * 1000;

TravelTimeField field_from(const SearchGraph& graph, const StreetIndex& index,
                           const std::vector<LonLat>& places,
                           SearchQueue queue = SearchQueue::buckets) {
  std::vector<Entrance> entrances;
  for (const LonLat& p : places) {
    if (const auto anchor = index.join(graph, p, 100)) entrances.push_back({*anchor, {}});
  }
  return TravelTimeField(graph, entrances, kLimitMs, queue);
}

std::vector<LonLat> some_places(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<LonLat> places;
  for (std::size_t i = 0; i < count; ++i) {
    places.push_back(
        LonLat::from_degrees(0.001 * (random() % 11) + 0.0004, 0.001 * (random() % 12)));
  }
  return places;
}

}  // namespace

TEST_CASE("A search proves itself: no arc can shorten a time, and each time has a tight arc") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    RandomTown town(seed);
    const StreetNetwork network = town.network();
    const StreetIndex index(network);
    for (const ModeIndex mode : town.catalogue.modes.indices()) {
      const SearchGraph graph(town.catalogue, network, mode);
      std::vector<SearchGraph::Door> doors;
      std::vector<Entrance> entrances;
      for (const LonLat& p : some_places(seed, 4)) {
        const auto anchor = index.join(graph, p, 100);
        if (!anchor) continue;
        entrances.push_back({*anchor, {}});
        graph.add_entries(*anchor, {}, doors);
      }
      const TravelTimeField field(graph, entrances, kLimitMs);
      const auto& labels = field.labels();
      std::vector<char> proved(labels.size(), 0);
      for (const auto& door : doors)
        proved[door.vertex] |= labels[door.vertex] == door.cost;
      const auto [begin, end] = edges(graph.graph().arcs);
      for (auto e = begin; e != end; ++e) {
        const auto from = source(*e, graph.graph().arcs);
        const auto to = target(*e, graph.graph().arcs);
        if (!labels[from].reached() || labels[from].ms() > kLimitMs) continue;
        const TravelCost through = labels[from] + graph.graph().arcs[*e].cost;
        REQUIRE(labels[to] <= through);
        if (labels[to] == through) proved[to] = 1;
      }
      for (std::size_t v = 0; v < labels.size(); ++v) {
        if (labels[v].reached()) REQUIRE(proved[v] == 1);
      }
    }
  }
}

TEST_CASE("The bucket queue gives the labels of Boost's own Dijkstra") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    RandomTown town(seed);
    const StreetNetwork network = town.network();
    const StreetIndex index(network);
    const SearchGraph graph(town.catalogue, network, ModeIndex(seed % 2));
    const auto places = some_places(seed, 3);
    CHECK(field_from(graph, index, places).labels() ==
          field_from(graph, index, places, SearchQueue::heap).labels());
  }
}

TEST_CASE("Another place never makes anyone's trip longer") {
  RandomTown town(7);
  const StreetNetwork network = town.network();
  const StreetIndex index(network);
  const SearchGraph graph(town.catalogue, network, ModeIndex(0));
  auto places = some_places(7, 2);
  const auto before = field_from(graph, index, places);
  places.push_back(LonLat::from_degrees(0.0055, 0.005));
  const auto after = field_from(graph, index, places);
  for (std::size_t v = 0; v < before.labels().size(); ++v)
    CHECK(after.labels()[v] <= before.labels()[v]);
}

TEST_CASE("Nobody cuts through a private street, but one may live on it") {
  // A --- B === C --- D   B-C is private; 111 m a step
  RandomTown town(1);
  town.data = {};
  for (int i = 0; i < 4; ++i)
    town.data.nodes.push_back(LonLat::from_degrees(0.001 * i, 0));
  town.add_street(0, 1, {{"highway", "residential"}});
  town.add_street(1, 2, {{"highway", "residential"}, {"access", "private"}});
  town.add_street(2, 3, {{"highway", "residential"}});
  const StreetNetwork network = town.network();
  const StreetIndex index(network);
  const SearchGraph graph(town.catalogue, network, ModeIndex(0));
  const auto join = [&](double lon) {
    return *index.join(graph, LonLat::from_degrees(lon, 0), 100);
  };
  const TravelTimeField field(graph, {{join(0.0), {}}}, kLimitMs);
  CHECK(field.at(join(0.0009)).reached());
  CHECK(field.at(join(0.0015)).reached());
  CHECK(field.at(join(0.0015)).cm() == Approx(16680).margin(30));  // 1.5 steps of 111.2 m
}
