// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/reach/travel_time_field.hpp"
#include "support/drawn_city.hpp"

namespace quarter {

/// Walks between points of a drawn map, in metres; without delays.
class Walks {
 public:
  Walks(const char* text, const std::vector<Drawn>& ways, const std::vector<Drawn>& nodes = {},
        const std::vector<DrawnRelation>& relations = {}, Catalogue with = load_catalogue({}),
        double column_m = 25)
      : drawing(text, column_m),
        catalogue(std::move(with)),
        map(drawn_map(catalogue, drawing, ways, nodes, relations)),
        network(build_street_network(catalogue, map.streets, map.findings)),
        index(network, map.obstacles),
        walk(catalogue, network, *catalogue.mode_index("walk")),
        cycle(catalogue, network, *catalogue.mode_index("cycle")) {}

  TravelCost cost(const SearchGraph& graph, char from, char to) const {
    const auto start = index.join(graph, drawing.at(from), 100);
    const auto end = index.join(graph, drawing.at(to), 100);
    if (!start || !end) return TravelCost::unreached();
    return TravelTimeField(graph, {{*end, {}}}, 60 * 60 * 1000).at(*start);
  }
  /// Metres on foot from position to position by the best of all joins; -1 where there is no way.
  double by_all_joins(LonLat from, LonLat to) const {
    std::vector<Entrance> entrances;
    for (const Anchor& anchor : index.joins(walk, to, 100))
      entrances.push_back({anchor, {}});
    const TravelCost cost =
        TravelTimeField(walk, entrances, 60 * 60 * 1000).at(index.joins(walk, from, 100));
    return cost.reached() ? cost.cm() / 100.0 : -1;
  }
  /// -1 where there is no way.
  double operator()(char from, char to) const {
    const TravelCost walked = cost(walk, from, to);
    return walked.reached() ? walked.cm() / 100.0 : -1;
  }
  std::size_t found(FindingKind kind) const {
    const auto counts = map.findings.counts();
    return counts.contains(kind) ? counts.at(kind) : 0;
  }

  /// The way that a position joins on foot; 0 if none.
  std::int64_t joined(LonLat p) const {
    const auto anchor = index.join(walk, p, 100);
    return anchor ? network.segments[anchor->segment].way.value : 0;
  }

  /// The ways of all its joins, the best first.
  std::vector<std::int64_t> ways(LonLat p) const {
    std::vector<std::int64_t> ways;
    for (const Anchor& anchor : index.joins(walk, p, 100))
      ways.push_back(network.segments[anchor.segment].way.value);
    return ways;
  }

  Drawing drawing;
  Catalogue catalogue;
  MapData map;
  StreetNetwork network;
  StreetIndex index;
  SearchGraph walk;
  SearchGraph cycle;
};

}  // namespace quarter
