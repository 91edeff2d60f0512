// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "quarter/city/map_builder.hpp"
#include "support/drawing.hpp"
#include "support/drawn_streets.hpp"
#include "support/tags_text.hpp"

namespace quarter {

struct Catalogue;

/// A relation over ways of the drawing, by their place in the list: {{0}, {1},
/// "type=multipolygon"}.
struct DrawnRelation {
  std::vector<int> outer;
  std::vector<int> inner;
  const char* tags;
};

/// The map of a drawing, as read from an extract that holds the points as nodes. A '?' among the
/// points of a way is a node that the extract lacks. Ways are numbered from 1.
inline MapData drawn_map(const Catalogue& catalogue, const Drawing& drawing,
                         const std::vector<Drawn>& ways, const std::vector<Drawn>& nodes = {},
                         const std::vector<DrawnRelation>& relations = {}) {
  MapBuilder builder(catalogue, DelayPolicy::none);
  for (const auto& [point, where] : drawing.points()) {
    std::string text;
    for (const Drawn& node : nodes) {
      if (node.points[0] == point) text = node.tags;
    }
    const TagsText tags(text.c_str());
    builder.add_node(NodeId{point}, 0, where, Tags(tags.list()));
  }
  std::int64_t id = 0;
  for (const Drawn& way : ways) {
    const TagsText tags(way.tags);
    std::vector<std::int64_t> refs;
    for (const char point : std::string_view(way.points))
      refs.push_back(point);
    builder.add_way(WayId{++id}, 0, refs, Tags(tags.list()));
  }
  id = 0;
  for (const DrawnRelation& relation : relations) {
    std::vector<RelationMember> members;
    for (const int way : relation.outer)
      members.push_back({OsmRef::Type::way, way + 1, "outer"});
    for (const int way : relation.inner)
      members.push_back({OsmRef::Type::way, way + 1, "inner"});
    const TagsText tags(relation.tags);
    builder.add_relation(RelationId{++id}, 0, members, Tags(tags.list()));
  }
  // Enough for drawings: one outer ring, each member closed.
  return builder.finish([](RelationId, const std::vector<AreaMember>& members) {
    MultiPolygon area(1);
    for (const AreaMember& member : members) {
      Ring ring;
      for (const auto& node : member.nodes)
        ring.push_back(node.where);
      if (member.role == "inner")
        area[0].holes.push_back(ring);
      else
        area[0].outer = ring;
    }
    return std::optional<MultiPolygon>(area);
  });
}

}  // namespace quarter
