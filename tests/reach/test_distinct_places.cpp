// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/distinct_places.hpp"

#include <algorithm>
#include <array>
#include <random>

#include "drawn_trips.hpp"
#include "quarter/catalogue/rules.hpp"
#include "random_town.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// Places at points of a drawing; each letter is a place, a letter given twice is one place.
class DrawnPlaces {
 public:
  DrawnPlaces(const DrawnStreets& streets, const char* points)
      : trips_(streets, "walk"), streets_(streets) {
    for (const char* point = points; *point != 0; ++point)
      add(streets.drawing.at(*point), static_cast<std::uint32_t>(*point));
  }
  void add(LonLat where, std::uint32_t place, std::uint32_t group = 0) {
    entrances_.push_back({{*trips_.index().join(trips_.graph(), where, 100), {}}, place, group});
  }

  /// The letters of the nearest places, nearest first.
  std::string nearest(char from, DistinctPlaces::Limits limits) const {
    const DistinctPlaces places(trips_.graph(), entrances_, limits);
    const Anchor origin = *trips_.index().join(trips_.graph(), streets_.drawing.at(from), 100);
    std::vector<SearchGraph::Door> exits;
    trips_.graph().find_exits({&origin, 1}, exits);
    std::vector<PlaceCost> found;
    places.from({&origin, 1}, exits, found);
    std::string letters;
    for (const PlaceCost& cost : found)
      letters += static_cast<char>(cost.place);
    return letters;
  }

 private:
  DrawnTrips trips_;
  const DrawnStreets& streets_;
  std::vector<PlaceEntrance> entrances_;
};

/// Calls `visit(origin, exits)` a third along each segment that can be used.
template <typename Visit>
void for_each_origin(const StreetNetwork& network, const SearchGraph& graph, Visit visit) {
  for (std::uint32_t s = 0; s < network.segments.size(); ++s) {
    if (!graph.usable(s)) continue;
    Anchor origin;
    origin.segment = s;
    origin.along_cm = network.segments[s].length_cm / 3;
    std::vector<SearchGraph::Door> exits;
    graph.find_exits({&origin, 1}, exits);
    visit(origin, exits);
  }
}

constexpr std::uint32_t kHour = 60 * 60 * 1000;

const char* const kRow = "A---B---C---D---E---F";

}  // namespace

TEST_CASE("The nearest places are found in their order, each once") {
  const DrawnStreets streets(kRow, {{"ABCDEF", "highway=residential"}});
  const DrawnPlaces places(streets, "BDF");
  CHECK(places.nearest('A', {kHour, 0xffffffffU, 3}) == "BDF");
  CHECK(places.nearest('F', {kHour, 0xffffffffU, 3}) == "FDB");
  CHECK(places.nearest('A', {kHour, 0xffffffffU, 2}) == "BD");
  CHECK(places.nearest('A', {kHour, 0xffffffffU, 9}) == "BDF");
}

TEST_CASE("Two entrances of one place are one place") {
  const DrawnStreets streets(kRow, {{"ABCDEF", "highway=residential"}});
  DrawnPlaces places(streets, "BF");
  places.add(streets.drawing.at('C'), 'B');
  CHECK(places.nearest('A', {kHour, 0xffffffffU, 2}) == "BF");
  CHECK(places.nearest('E', {kHour, 0xffffffffU, 2}) == "FB");
}

TEST_CASE("A limit holds at exactly its metres and seconds") {
  const DrawnStreets streets(kRow, {{"ABCDEF", "highway=residential"}});
  const DrawnPlaces places(streets, "BDF");
  CHECK(places.nearest('A', {kHour, 30000, 3}) == "BD");  // D is 300 m away
  CHECK(places.nearest('A', {kHour, 29990, 3}) == "B");
  CHECK(places.nearest('A', {240000, 0xffffffffU, 3}) == "BD");  // at 1.25 m/s
  CHECK(places.nearest('A', {239900, 0xffffffffU, 3}) == "B");
}

TEST_CASE("Of a group only so many count, and what lies behind them is still found") {
  const DrawnStreets streets(kRow, {{"ABCDEF", "highway=residential"}});
  DrawnPlaces places(streets, "");
  for (const char shop : {'B', 'C', 'D'})
    places.add(streets.drawing.at(shop), static_cast<std::uint32_t>(shop), 1);
  places.add(streets.drawing.at('F'), 'F', 2);
  CHECK(places.nearest('A', {kHour, 0xffffffffU, 9, 2}) == "BCF");
  CHECK(places.nearest('A', {kHour, 0xffffffffU, 9, 1}) == "BF");
  CHECK(places.nearest('E', {kHour, 0xffffffffU, 9, 1}) == "DF");
}

TEST_CASE("A place on the origin's own street is found without leaving it") {
  const DrawnStreets streets(kRow, {{"AF", "highway=residential"}});
  const DrawnPlaces places(streets, "CD");
  CHECK(places.nearest('B', {kHour, 0xffffffffU, 2}) == "CD");
  CHECK(places.nearest('E', {kHour, 0xffffffffU, 2}) == "DC");
}

TEST_CASE("The places found are the nearest of those that searches from each by itself reach") {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    RandomTown town(seed);
    const StreetNetwork network = town.network();
    const SearchGraph graph(town.catalogue, network, *town.catalogue.mode_index("walk"));
    std::vector<PlaceEntrance> entrances;
    std::vector<TravelTimeField> fields;  // a place each
    std::mt19937 random(seed);
    const auto somewhere = [&] {
      Anchor anchor;
      do {
        anchor.segment = static_cast<std::uint32_t>(random() % network.segments.size());
      } while (!graph.usable(anchor.segment));
      anchor.along_cm =
          static_cast<std::uint32_t>(random() % (network.segments[anchor.segment].length_cm + 1));
      return anchor;
    };
    for (std::uint32_t place = 0; place < 15; ++place) {
      const std::vector<Entrance> own{{somewhere(), {}}, {somewhere(), {}}};
      fields.emplace_back(graph, own, kHour);
      for (const Entrance& entrance : own)
        entrances.push_back({entrance, place, place % 4});
    }
    const DistinctPlaces::Limits nearest{kHour, 0xffffffffU, 3};
    const DistinctPlaces::Limits one_a_group{kHour, 0xffffffffU, 3, 1};
    const DistinctPlaces::Limits quarter{15 * 60 * 1000, 0xffffffffU, 40, 2};
    for (const DistinctPlaces::Limits limits : {nearest, one_a_group, quarter}) {
      const DistinctPlaces places(graph, entrances, limits);
      for_each_origin(network, graph, [&](const Anchor& origin, const auto& exits) {
        std::vector<std::pair<TravelCost, std::uint32_t>> all;
        for (std::uint32_t place = 0; place < fields.size(); ++place) {
          const TravelCost cost = fields[place].at({&origin, 1}, exits);
          if (cost.reached() && cost.ms() <= limits.ms) all.emplace_back(cost, place);
        }
        std::sort(all.begin(), all.end());
        std::vector<std::pair<TravelCost, std::uint32_t>> expected;
        std::array<std::size_t, 4> of_group{};
        for (const auto& [cost, place] : all) {
          if (expected.size() == limits.most) break;
          if (of_group[place % 4]++ < limits.most_of_group) expected.emplace_back(cost, place);
        }
        std::vector<PlaceCost> found;
        places.from({&origin, 1}, exits, found);
        std::vector<std::pair<TravelCost, std::uint32_t>> got;
        for (const PlaceCost& place : found)
          got.emplace_back(place.cost, place.place);
        CHECK(got == expected);
      });
    }
  }
}

TEST_CASE("Where metres count, a quicker but longer way to one place hides no other") {
  // From B, Q is quicker at 400 m of street than P at 250 m of steps, but from A too far.
  const DrawnStreets streets(
      R"(
      P---------B---------------Q
                A
  )",
      {{"AB", "highway=residential"}, {"BQ", "highway=residential"}, {"BP", "highway=steps"}});
  const DrawnPlaces places(streets, "PQ");
  CHECK(places.nearest('A', {kHour, 0xffffffffU, 1}) == "Q");
  CHECK(places.nearest('A', {kHour, 41000, 1}) == "P");
}

TEST_CASE("The nearest of the distinct places is that of the plain search, in any town") {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    RandomTown town(seed);
    const StreetNetwork network = town.network();
    const SearchGraph graph(town.catalogue, network, *town.catalogue.mode_index("walk"));
    std::vector<Entrance> entrances;
    std::vector<PlaceEntrance> keyed;
    std::mt19937 random(seed);
    for (std::uint32_t place = 0; place < 12; ++place) {
      Anchor anchor;
      anchor.segment = static_cast<std::uint32_t>(random() % network.segments.size());
      if (!graph.usable(anchor.segment)) continue;
      anchor.along_cm =
          static_cast<std::uint32_t>(random() % (network.segments[anchor.segment].length_cm + 1));
      entrances.push_back({anchor, {}});
      keyed.push_back({{anchor, {}}, place, 0});
    }
    const TravelTimeField field(graph, entrances, kHour);
    const DistinctPlaces places(graph, keyed, {kHour, 0xffffffffU, 3});
    for_each_origin(network, graph, [&](const Anchor& origin, const auto& exits) {
      std::vector<PlaceCost> found;
      places.from({&origin, 1}, exits, found);
      const TravelCost nearest = found.empty() ? TravelCost::unreached() : found.front().cost;
      CHECK(nearest == field.at({&origin, 1}, exits));
      CHECK(std::is_sorted(found.begin(), found.end(),
                           [](const PlaceCost& a, const PlaceCost& b) { return a.cost < b.cost; }));
    });
  }
}
