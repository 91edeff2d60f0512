// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/network/search_graph.hpp"
#include "quarter/network/street_index.hpp"
#include "quarter/network/street_network.hpp"
#include "support/drawing.hpp"
#include "support/tags_text.hpp"

namespace quarter {

/// The points of a way, or a single node, and its tags: {"ABC", "highway=residential"}.
struct Drawn {
  const char* points;
  const char* tags;
};

/// A street network drawn in text. Every point that a way names is a node of it.
class DrawnStreets {
 public:
  DrawnStreets(std::string_view text, const std::vector<Drawn>& ways,
               const std::vector<Drawn>& nodes = {}, DelayPolicy delays = DelayPolicy::full)
      : drawing(text), network(build(ways, nodes, delays)) {}

  Catalogue catalogue = load_catalogue({});
  Drawing drawing;
  Findings findings;
  StreetNetwork network;

  ModeIndex mode(const char* id) const { return *catalogue.mode_index(id); }

  /// The segment between two points, in either direction; kNone if there is none.
  std::uint32_t segment(char a, char b) const {
    for (std::uint32_t s = 0; s < network.segments.size(); ++s) {
      const LonLat from = network.junctions[network.segments[s].from];
      const LonLat to = network.junctions[network.segments[s].to];
      if ((from == drawing.at(a) && to == drawing.at(b)) ||
          (from == drawing.at(b) && to == drawing.at(a)))
        return s;
    }
    return kNone;
  }

 private:
  StreetNetwork build(const std::vector<Drawn>& ways, const std::vector<Drawn>& nodes,
                      DelayPolicy delays) {
    StreetRules rules(catalogue, delays);
    StreetData data;
    std::map<char, std::uint32_t> index;
    for (const auto& [point, where] : drawing.points()) {
      index[point] = static_cast<std::uint32_t>(data.nodes.size());
      data.nodes.push_back(where);
    }
    for (const Drawn& way : ways) {
      const TagsText tags(way.tags);
      const std::string_view points = way.points;
      const std::uint32_t rule = rules.way(Tags(tags.list()));
      if (rule == kNone) continue;
      data.ways.push_back({WayId{static_cast<std::int64_t>(data.ways.size()) + 1}, rule,
                           static_cast<std::uint32_t>(data.refs.size()),
                           static_cast<std::uint32_t>(points.size())});
      for (const char point : points)
        data.refs.push_back(index.at(point));
    }
    for (const Drawn& node : nodes) {
      const TagsText tags(node.tags);
      const std::uint32_t rule = rules.node(Tags(tags.list()));
      if (rule != kNone) data.ruled_nodes.emplace_back(index.at(node.points[0]), rule);
    }
    std::sort(data.ruled_nodes.begin(), data.ruled_nodes.end());
    data.way_rules = rules.ways();
    data.node_rules = rules.nodes();
    return build_street_network(catalogue, data, findings);
  }
};

}  // namespace quarter
