// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "quarter/base/geometry.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/network/street_index.hpp"
#include "quarter/reach/travel_time_field.hpp"
#include "support/tags_text.hpp"

namespace quarter {

/// A town of nodes at metres east and north of a point of the equator, with ways between them. It
/// can be added to, and is built anew for each question.
class PlacedTown {
 public:
  struct Node {
    double east_m, north_m;
    std::string tags;
  };
  struct Way {
    std::vector<std::uint32_t> nodes;
    std::string tags;
  };

  std::uint32_t node(double east_m, double north_m, const std::string& tags = "") {
    nodes.push_back({east_m, north_m, tags});
    return static_cast<std::uint32_t>(nodes.size() - 1);
  }
  void way(std::vector<std::uint32_t> between, const std::string& tags) {
    ways.push_back({std::move(between), tags});
  }

  LonLat at(std::uint32_t node) const {
    return LocalPlane(LonLat::from_degrees(0.3, 0))
        .to_lonlat({nodes[node].east_m, nodes[node].north_m});
  }

  static constexpr double kAtNode_m = 1;  ///< trips are between nodes, not from one over the fields

  /// Seconds from each of some nodes to a node; -1 where there is no way.
  std::vector<double> seconds(const char* mode, const std::vector<std::uint32_t>& from,
                              std::uint32_t to) const {
    const Catalogue catalogue = load_catalogue({});
    const StreetNetwork network = build(catalogue);
    const StreetIndex index(network);
    const SearchGraph graph(catalogue, network, *catalogue.mode_index(mode));
    std::vector<Entrance> ends;
    for (const Anchor& end : index.joins(graph, at(to), kAtNode_m))
      ends.push_back({end, {}});
    const TravelTimeField field(graph, ends, 60 * 60 * 1000);
    std::vector<double> seconds;
    for (const std::uint32_t node : from) {
      const TravelCost cost = field.at(index.joins(graph, at(node), kAtNode_m));
      seconds.push_back(cost.reached() ? cost.ms() / 1000.0 : -1);
    }
    return seconds;
  }
  double seconds(const char* mode, std::uint32_t from, std::uint32_t to) const {
    return seconds(mode, std::vector{from}, to).front();
  }

  StreetNetwork build(const Catalogue& catalogue) const {
    StreetRules rules(catalogue, delays);
    StreetData data;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      data.nodes.push_back(at(i));
      const TagsText tags(nodes[i].tags);
      const std::uint32_t rule = rules.node(Tags(tags.list()));
      if (rule != kNone) data.ruled_nodes.emplace_back(i, rule);
    }
    for (const Way& way : ways) {
      const TagsText tags(way.tags);
      const std::uint32_t rule = rules.way(Tags(tags.list()));
      if (rule == kNone) continue;
      data.ways.push_back({WayId{static_cast<std::int64_t>(data.ways.size()) + 1}, rule,
                           static_cast<std::uint32_t>(data.refs.size()),
                           static_cast<std::uint32_t>(way.nodes.size())});
      data.refs.insert(data.refs.end(), way.nodes.begin(), way.nodes.end());
    }
    data.cut_nodes = cut;
    data.way_rules = rules.ways();
    data.node_rules = rules.nodes();
    Findings findings;
    return build_street_network(catalogue, data, findings);
  }

  std::vector<Node> nodes;
  std::vector<Way> ways;
  std::vector<std::uint32_t> cut;  ///< nodes beside one that the map does not hold; ascending
  DelayPolicy delays = DelayPolicy::full;
};

}  // namespace quarter
