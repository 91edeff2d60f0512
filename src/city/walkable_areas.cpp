// SPDX-License-Identifier: Apache-2.0
#include "walkable_areas.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>

#include "exact.hpp"
#include "geos.hpp"
#include "quarter/base/box_index.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/groups.hpp"
#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

/// Areas that are passed alike and lie on the same floor.
struct Kind {
  std::uint32_t rule;
  const AreaFloor* floor;
  std::vector<const WalkableArea*> areas;
};

std::vector<Kind> kinds_of(const std::vector<WalkableArea>& areas,
                           const std::vector<WayRule>& rules) {
  std::vector<Kind> kinds;
  std::map<std::string_view, std::vector<std::size_t>> by_level;
  for (const WalkableArea& area : areas) {
    if (area.outline.empty()) continue;
    std::vector<std::size_t>& near = by_level[area.floor.level];
    const auto alike = std::find_if(near.begin(), near.end(), [&](std::size_t k) {
      return *kinds[k].floor == area.floor && rules[kinds[k].rule].modes == rules[area.rule].modes;
    });
    if (alike != near.end()) {
      kinds[*alike].areas.push_back(&area);
    } else {
      near.push_back(kinds.size());
      kinds.push_back({area.rule, &area.floor, {&area}});
    }
  }
  return kinds;
}

/// A node of an area, with the place and the way that name it.
struct AreaNode {
  LonLat where;
  std::uint32_t node;
  WayId way;
  bool entrance;
};

/// The nodes of all areas of a kind, by place; of nodes on the same spot an entrance, else the
/// first.
std::vector<AreaNode> nodes_of(const Kind& kind, const StreetData& streets,
                               const std::vector<std::uint16_t>& uses,
                               std::span<const LonLat> doors) {
  std::vector<std::uint32_t> own;
  std::vector<AreaNode> nodes;
  for (const WalkableArea* area : kind.areas) {
    own.insert(own.end(), area->own_nodes.begin(), area->own_nodes.end());
    for (const std::uint32_t node : area->nodes)
      nodes.push_back({streets.nodes[node], node, area->way, false});
  }
  std::sort(own.begin(), own.end());
  for (AreaNode& node : nodes) {
    const auto [first, last] = std::equal_range(own.begin(), own.end(), node.node);
    node.entrance = uses[node.node] > last - first ||
                    std::binary_search(doors.begin(), doors.end(), node.where);
  }
  std::sort(nodes.begin(), nodes.end(), [](const AreaNode& a, const AreaNode& b) {
    return std::tie(a.where, b.entrance, a.node, a.way) <
           std::tie(b.where, a.entrance, b.node, b.way);
  });
  nodes.erase(std::unique(nodes.begin(), nodes.end(),
                          [](const AreaNode& a, const AreaNode& b) { return a.where == b.where; }),
              nodes.end());
  return nodes;
}

const AreaNode* node_at(const std::vector<AreaNode>& nodes, LonLat where) {
  const auto found = std::lower_bound(nodes.begin(), nodes.end(), where,
                                      [](const AreaNode& n, LonLat p) { return n.where < p; });
  return found != nodes.end() && found->where == where ? &*found : nullptr;
}

/// On which side of the line from a to b a point lies: > 0 left.
Wide side(LonLat a, LonLat b, LonLat p) {
  const auto minus = [](std::int32_t u, std::int32_t v) { return static_cast<Wide>(u) - v; };
  return minus(b.x, a.x) * minus(p.y, a.y) - minus(b.y, a.y) * minus(p.x, a.x);
}

/// Where lines over an area may begin, end or bend.
struct MeshPoint {
  LonLat where;
  const AreaNode* node = nullptr;  ///< none where two outlines cross
  bool entrance = false;
  std::optional<std::array<LonLat, 2>> neighbours = {};  ///< on the outline

  /// Whether a path from `p` that bends here may hug the corner: both its sides lie on one side.
  bool passed_by_from(LonLat p) const {
    if (entrance || !neighbours) return true;
    const Wide a = side(p, where, (*neighbours)[0]);
    const Wide b = side(p, where, (*neighbours)[1]);
    return (a >= 0 && b >= 0) || (a <= 0 && b <= 0);
  }
  bool beside(const MeshPoint& other) const {
    return node != nullptr && other.node != nullptr && neighbours &&
           ((*neighbours)[0] == other.where || (*neighbours)[1] == other.where);
  }
};

/// Entrances and corners of a ring that has the inside on its left.
void add_points(const Ring& ring, const std::vector<AreaNode>& nodes,
                std::vector<MeshPoint>& points) {
  const std::size_t count = ring.size() - 1;
  for (std::size_t i = 0; i < count; ++i) {
    const LonLat before = ring[(i + count - 1) % count];
    const LonLat after = ring[i + 1];
    const AreaNode* node = node_at(nodes, ring[i]);
    const bool entrance = node != nullptr && node->entrance;
    if (entrance || side(before, ring[i], after) < 0)
      points.push_back({ring[i], node, entrance, std::array{before, after}});
  }
}

std::vector<MeshPoint> points_of(const Polygon& polygon, const std::vector<AreaNode>& nodes) {
  std::vector<MeshPoint> points;
  add_points(polygon.outer, nodes, points);
  for (const Ring& hole : polygon.holes)
    add_points(hole, nodes, points);
  // Where areas touch, entrances come to lie inside.
  const Box box = box_of(polygon.outer);
  const std::size_t on_outline = points.size();
  auto node = std::lower_bound(nodes.begin(), nodes.end(), LonLat{box.min.x, LonLat{}.y},
                               [](const AreaNode& n, LonLat p) { return n.where.x < p.x; });
  for (; node != nodes.end() && node->where.x <= box.max.x; ++node) {
    if (!node->entrance || !box.contains(node->where) || !contains(polygon, node->where)) continue;
    const bool known = std::any_of(points.begin(), points.begin() + on_outline,
                                   [&](const MeshPoint& p) { return p.where == node->where; });
    if (!known) points.push_back({node->where, &*node, true});
  }
  return points;
}

/// Whether a line cuts through an edge of the ring. Quick, and true of most lines that leave it.
bool cuts(const Ring& ring, LonLat a, LonLat b) {
  const auto apart = [](Wide s, Wide t) { return (s < 0 && t > 0) || (s > 0 && t < 0); };
  Wide before = side(a, b, ring[0]);
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Wide at = side(a, b, ring[i]);
    if (apart(before, at) && apart(side(ring[i - 1], ring[i], a), side(ring[i - 1], ring[i], b)))
      return true;
    before = at;
  }
  return false;
}

bool cuts(const Polygon& polygon, LonLat a, LonLat b) {
  return cuts(polygon.outer, a, b) ||
         std::any_of(polygon.holes.begin(), polygon.holes.end(),
                     [&](const Ring& hole) { return cuts(hole, a, b); });
}

/// Pairs of points with a line between them that lies in the polygon.
struct Mesh {
  std::vector<MeshPoint> points;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> lines;
  bool huge = false;
};

Mesh mesh_of(const Polygon& polygon, const std::vector<AreaNode>& nodes, std::size_t max_points) {
  Mesh mesh{points_of(polygon, nodes), {}, false};
  mesh.huge = mesh.points.size() > max_points;
  if (mesh.huge || mesh.points.size() < 2) return mesh;
  const geos::Geometry area = geos::polygon(polygon);
  const geos::Prepared prepared = geos::prepare(area);
  for (std::uint32_t i = 0; i < mesh.points.size(); ++i) {
    for (std::uint32_t k = i + 1; k < mesh.points.size(); ++k) {
      const MeshPoint& a = mesh.points[i];
      const MeshPoint& b = mesh.points[k];
      if (a.where == b.where || a.beside(b) || !a.passed_by_from(b.where) ||
          !b.passed_by_from(a.where) || cuts(polygon, a.where, b.where))
        continue;
      const geos::Geometry line = geos::line(std::array{a.where, b.where});
      if (geos::answer(GEOSPreparedCovers_r(geos::context(), prepared.get(), line.get())))
        mesh.lines.emplace_back(i, k);
    }
  }
  return mesh;
}

/// Lines over areas of one kind become ways.
class MeshWriter {
 public:
  MeshWriter(const Kind& kind, StreetData& streets)
      : kind_(kind), streets_(streets), rule_(rule_over_area(kind.rule, streets)) {}

  void write(const Mesh& mesh) {
    std::vector<std::uint32_t> numbers(mesh.points.size(), kNone);
    const auto number = [&](std::uint32_t point) {
      const MeshPoint& p = mesh.points[point];
      if (p.node != nullptr) return p.node->node;
      if (numbers[point] == kNone) {
        numbers[point] = static_cast<std::uint32_t>(streets_.nodes.size());
        streets_.nodes.push_back(p.where);
      }
      return numbers[point];
    };
    for (const auto& [a, b] : mesh.lines) {
      streets_.ways.push_back({way_of(mesh.points[a], mesh.points[b]), rule_,
                               static_cast<std::uint32_t>(streets_.refs.size()), 2});
      streets_.refs.push_back(number(a));
      streets_.refs.push_back(number(b));
    }
  }

 private:
  WayId way_of(const MeshPoint& a, const MeshPoint& b) const {
    const AreaNode* node = a.node != nullptr ? a.node : b.node;
    return node != nullptr ? node->way : kind_.areas.front()->way;
  }

  const Kind& kind_;
  StreetData& streets_;
  std::uint32_t rule_;
};

bool meet(const Polygon& a, const Polygon& b) {
  const geos::Geometry of_a = geos::polygon(a);
  const geos::Geometry of_b = geos::polygon(b);
  return geos::answer(GEOSIntersects_r(geos::context(), of_a.get(), of_b.get()));
}

/// The outlines of areas that touch or overlap, directly or through others.
std::vector<MultiPolygon> neighbourhoods(const Kind& kind) {
  std::vector<std::pair<Box, const Polygon*>> boxes;
  for (const WalkableArea* area : kind.areas) {
    for (const Polygon& polygon : area->outline)
      boxes.emplace_back(box_of(polygon.outer), &polygon);
  }
  std::sort(boxes.begin(), boxes.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first.min, a.second->outer) < std::tie(b.first.min, b.second->outer);
  });
  std::vector<Box> only_boxes;
  for (const auto& [box, polygon] : boxes)
    only_boxes.push_back(box);
  const BoxIndex index(only_boxes);
  Groups near(boxes.size());
  for (std::uint32_t i = 0; i < boxes.size(); ++i) {
    index.for_each(boxes[i].first, [&](std::uint32_t k) {
      if (k < i && near.find(i) != near.find(k) && meet(*boxes[i].second, *boxes[k].second))
        near.unite(i, k);
    });
  }
  std::vector<MultiPolygon> groups(boxes.size());
  for (std::uint32_t i = 0; i < boxes.size(); ++i)
    groups[near.find(i)].push_back(*boxes[i].second);
  std::erase_if(groups, [](const MultiPolygon& group) { return group.empty(); });
  return groups;
}

/// The ground that is covered by some outlines, in polygons that do not overlap.
MultiPolygon merged(const MultiPolygon& outlines) {
  if (outlines.size() == 1) {
    const geos::Geometry whole = geos::polygon(outlines.front());
    if (geos::answer(GEOSisValid_r(geos::context(), whole.get())))
      return geos::polygons(whole.get());
  }
  return geos::polygons(geos::covered(outlines).get());
}

void cross(const Kind& kind, const std::vector<AreaNode>& nodes, std::size_t max_points,
           StreetData& streets, Findings& findings) {
  const std::vector<MultiPolygon> groups = neighbourhoods(kind);
  std::vector<std::vector<Mesh>> meshes(groups.size());
  parallel_ranges(groups.size(), 16, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      for (const Polygon& polygon : merged(groups[i]))
        meshes[i].push_back(mesh_of(polygon, nodes, max_points));
    }
  });
  MeshWriter writer(kind, streets);
  for (const std::vector<Mesh>& group : meshes) {
    for (const Mesh& mesh : group) {
      writer.write(mesh);
      if (!mesh.huge) continue;
      const MeshPoint& p = mesh.points.front();
      const WayId way = p.node != nullptr ? p.node->way : kind.areas.front()->way;
      findings.add(FindingKind::huge_area, {OsmRef::Type::way, way.value}, p.where);
    }
  }
}

}  // namespace

void cross_walkable_areas(const std::vector<WalkableArea>& areas, std::span<const LonLat> doors,
                          std::size_t max_points, StreetData& streets, Findings& findings) {
  if (areas.empty()) return;
  std::vector<std::uint16_t> uses(streets.nodes.size(), 0);
  for (const std::uint32_t node : streets.refs)
    uses[node] = static_cast<std::uint16_t>(std::min(65535, uses[node] + 1));
  for (const Kind& kind : kinds_of(areas, streets.way_rules))
    cross(kind, nodes_of(kind, streets, uses, doors), max_points, streets, findings);
}

}  // namespace quarter
