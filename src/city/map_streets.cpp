// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include "map_store.hpp"

namespace quarter {
/// Sorted by id; of ways that came twice the highest version stays, then the one with the most
/// nodes, then that with the lowest ids of nodes, so that the order of the file does not matter.
void MapBuilder::Store::order_ways() {
  const auto lower_nodes = [&](const RawWay& a, const RawWay& b) {  // of as many
    for (std::uint32_t i = 0; i < a.ref_count; ++i) {
      const std::int64_t of_a = refs[a.first_ref + i];
      const std::int64_t of_b = refs[b.first_ref + i];
      if (of_a != of_b) return of_a < of_b;
    }
    return false;
  };
  const auto before = [&](const RawWay& a, const RawWay& b) {
    const auto key = [](const RawWay& w) {
      return std::make_tuple(w.id.value, ~w.version, ~w.ref_count);
    };
    if (key(a) != key(b)) return key(a) < key(b);
    return lower_nodes(a, b);
  };
  if (!std::is_sorted(ways.begin(), ways.end(), before))
    std::stable_sort(ways.begin(), ways.end(), before);
  const auto twins = std::unique(ways.begin(), ways.end(), [&](const RawWay& a, const RawWay& b) {
    if (a.id != b.id) return false;
    data.findings.add(FindingKind::duplicate_object, {OsmRef::Type::way, a.id.value});
    return true;
  });
  ways.erase(twins, ways.end());
}

/// Where a way states the place of a node that did not come itself. Of several places the first in
/// their order counts.
void MapBuilder::Store::take_nodes_of_ways() {
  if (nodes_of_ways.empty()) return;
  std::sort(nodes_of_ways.begin(), nodes_of_ways.end());
  const auto last = std::unique(nodes_of_ways.begin(), nodes_of_ways.end(),
                                [](const auto& a, const auto& b) { return a.first == b.first; });
  nodes_of_ways.erase(last, nodes_of_ways.end());
  std::erase_if(nodes_of_ways,
                [this](const auto& node) { return nodes.find(node.first, 0) != kNone; });
  for (const auto& [id, where] : nodes_of_ways)
    nodes.add(NodeId{id}, 0, where);
  nodes_of_ways = {};
  nodes.order(data.findings);
}

/// Learns it from the roads, and gives the ways on which it matters the rule of the other side.
void MapBuilder::Store::find_driving_side() {
  std::sort(one_ways.begin(), one_ways.end(),
            [](const RawOneWay& a, const RawOneWay& b) { return a.way < b.way; });
  std::vector<OneWayLine> roads;
  for (const RawOneWay& one_way : one_ways) {
    if (const RawWay* const way = find_way(one_way.way))
      roads.push_back({one_way.road, line_of(*way)});
  }
  data.driving_side = driving_side(catalogue.stress, roads);
  if (data.driving_side.right == catalogue.stress.drive_on_right) return;
  for (const RawWay& other : other_side) {
    const RawWay* const way = find_way(other.id.value);
    if (way != nullptr && way->first_ref == other.first_ref)
      ways[static_cast<std::size_t>(way - ways.data())].rule = other.rule;
  }
}

void MapBuilder::Store::resolve_refs() {
  node_of_ref = std::move(refs).replace([this] {
    return [this, hint = std::uint32_t{0}](std::int64_t id) mutable {
      const std::uint32_t node = nodes.find(id, hint);
      if (node != kNone) hint = node;
      return node;
    };
  });
}

/// Without the nodes that are missing. `gaps` takes the points that come after such a node.
Line MapBuilder::Store::line_of(const RawWay& way, std::vector<std::uint32_t>* gaps) const {
  Line line;
  line.reserve(way.ref_count);
  bool gap = false;
  for (std::uint32_t i = 0; i < way.ref_count; ++i) {
    const std::uint32_t node = node_of_ref[way.first_ref + i];
    if (node == kNone) {
      gap = true;
      continue;
    }
    const LonLat p = nodes.where(node);
    if (gap && gaps != nullptr && !line.empty())
      gaps->push_back(static_cast<std::uint32_t>(line.size()));
    if (gap || line.empty() || line.back() != p) line.push_back(p);
    gap = false;
  }
  return line;
}

const RawWay* MapBuilder::Store::find_way(std::int64_t id) const {
  const auto way =
      std::lower_bound(ways.begin(), ways.end(), id,
                       [](const RawWay& w, std::int64_t wanted) { return w.id.value < wanted; });
  return way != ways.end() && way->id.value == id ? &*way : nullptr;
}

/// Streets use a small part of all nodes: these get numbers of their own, still by id.
std::vector<std::uint32_t> MapBuilder::Store::number_street_nodes() {
  std::vector<std::uint32_t> number(nodes.size(), kNone);
  const auto use = [&](const RawWay& way) {
    for (std::uint32_t i = 0; i < way.ref_count; ++i) {
      const std::uint32_t node = node_of_ref[way.first_ref + i];
      if (node != kNone) number[node] = 0;
    }
  };
  for (const RawWay& way : ways) {
    if (is_on_network(way)) use(way);
  }
  for (const RawRelation& relation : relations) {
    if (relation.rule == kNone) continue;
    for (const auto& [id, role] : relation.members) {
      if (const RawWay* way = find_way(id)) use(*way);
    }
  }
  for (std::uint32_t node = 0; node < number.size(); ++node) {
    if (number[node] == kNone) continue;
    number[node] = static_cast<std::uint32_t>(data.streets.nodes.size());
    data.streets.nodes.push_back(nodes.where(node));
  }
  return number;
}

/// A gap in a way cuts it: what lies beyond the edge of the extract is not bridged.
void MapBuilder::Store::add_street(const RawWay& way, std::uint32_t rule,
                                   const std::vector<std::uint32_t>& number) {
  StreetData& out = data.streets;
  StreetWay piece{way.id, rule, static_cast<std::uint32_t>(out.refs.size()), 0};
  const auto close_piece = [&](bool cut) {
    piece.ref_count = static_cast<std::uint32_t>(out.refs.size()) - piece.first_ref;
    if (piece.ref_count > 0) {
      if (cut) out.cut_nodes.push_back(out.refs.back());
      out.ways.push_back(piece);
    }
    piece.first_ref = static_cast<std::uint32_t>(out.refs.size());
  };
  bool after_gap = false;
  for (std::uint32_t i = 0; i < way.ref_count; ++i) {
    const std::uint32_t node = node_of_ref[way.first_ref + i];
    if (node == kNone) {
      close_piece(true);
      after_gap = true;
      continue;
    }
    if (after_gap) out.cut_nodes.push_back(number[node]);
    after_gap = false;
    out.refs.push_back(number[node]);
  }
  close_piece(false);
}

/// The outline is a street already. One that lacks a node is not crossed: what is missing may be a
/// hole.
void MapBuilder::Store::add_walkable_way(const RawWay& way,
                                         const std::vector<std::uint32_t>& number) {
  WalkableArea area{{OsmRef::Type::way, way.id.value}, way.id, way.rule, *notes[way.note].floor};
  for (std::uint32_t i = 0; i < way.ref_count; ++i) {
    const std::uint32_t node = node_of_ref[way.first_ref + i];
    if (node == kNone) return;
    area.nodes.push_back(number[node]);
  }
  area.own_nodes = area.nodes;
  walkable.push_back(std::move(area));
}

/// Members that are streets in their own right stay what they are; the others are walked along. An
/// area too large to be crossed is left out: its outline alone, often a promenade that no path
/// shares a node with, would draw people beside it onto an island.
void MapBuilder::Store::add_walkable_relation(const RawRelation& relation,
                                              const std::vector<std::uint32_t>& number) {
  WalkableArea area{
      {OsmRef::Type::relation, relation.id.value}, {}, relation.rule, *relation.note.floor};
  std::size_t points = 0;
  for (const auto& [id, role] : relation.members) {
    if (const RawWay* const way = find_way(id)) points += way->ref_count;
  }
  if (points > static_cast<std::size_t>(catalogue.walkable_areas.max_points)) {
    data.findings.add(FindingKind::huge_area, area.ref);
    return;
  }
  const std::uint32_t outline = rule_over_area(relation.rule, data.streets);
  for (const auto& [id, role] : relation.members) {
    const RawWay* way = find_way(id);
    if (way == nullptr) continue;  // the area will not be built
    if (area.way == WayId{}) area.way = way->id;
    const std::size_t first = area.nodes.size();
    for (std::uint32_t i = 0; i < way->ref_count; ++i) {
      const std::uint32_t node = node_of_ref[way->first_ref + i];
      if (node != kNone) area.nodes.push_back(number[node]);
    }
    if (is_street(*way)) continue;
    area.own_nodes.insert(area.own_nodes.end(),
                          area.nodes.begin() + static_cast<std::ptrdiff_t>(first),
                          area.nodes.end());
    add_street(*way, outline, number);
  }
  walkable.push_back(std::move(area));
}

/// 1 for each node on the outline of a walkable area.
std::vector<char> MapBuilder::Store::on_squares() const {
  std::vector<char> on(nodes.size(), 0);
  const auto mark = [&](const RawWay& way) {
    for (std::uint32_t i = 0; i < way.ref_count; ++i) {
      const std::uint32_t node = node_of_ref[way.first_ref + i];
      if (node != kNone) on[node] = 1;
    }
  };
  for (const RawWay& way : ways) {
    if (is_street(way) && way.note != kNone && notes[way.note].walkable) mark(way);
  }
  for (const RawRelation& relation : relations) {
    if (relation.rule == kNone) continue;
    for (const auto& [id, role] : relation.members) {
      if (const RawWay* const way = find_way(id)) mark(*way);
    }
  }
  return on;
}

/// People pass by the doors on the edge of a square, whoever these let in.
void MapBuilder::Store::add_ruled_nodes(const std::vector<std::uint32_t>& number) {
  StreetData& out = data.streets;
  const bool doors = std::any_of(tagged_nodes.begin(), tagged_nodes.end(),
                                 [](const RawNode& node) { return node.is_door; });
  const std::vector<char> on_square = doors ? on_squares() : std::vector<char>(nodes.size(), 0);
  for (const RawNode& node : tagged_nodes) {
    if (node.rule == kNone) continue;
    const std::uint32_t index = nodes.find(node.id.value, 0);
    if (index == kNone || number[index] == kNone) continue;
    if (node.is_door && on_square[index] != 0) continue;
    out.ruled_nodes.emplace_back(number[index], node.rule);
  }
  std::sort(out.ruled_nodes.begin(), out.ruled_nodes.end());
}

void MapBuilder::Store::build_streets() {
  StreetData& out = data.streets;
  const Tag path_tag{"highway", "footway"};
  const std::uint32_t path = streets.way(Tags({&path_tag, 1}));
  out.way_rules = streets.ways();
  out.way_sources = streets.sources();
  const std::map<std::size_t, std::uint32_t> by_route = rules_by_route();
  const std::vector<std::uint32_t> number = number_street_nodes();
  add_ruled_nodes(number);
  for (std::size_t w = 0; w < ways.size(); ++w) {
    const RawWay& way = ways[w];
    if (!is_on_network(way)) continue;
    const auto route = by_route.find(w);
    const std::uint32_t rule = route != by_route.end() ? route->second : way.rule;
    if (out.way_rules[rule].aboard)
      add_aerialway(way, rule, number);
    else
      add_street(way, rule, number);
    if (is_street(way) && way.note != kNone && notes[way.note].walkable)
      add_walkable_way(way, number);
  }
  for (const RawRelation& relation : relations) {
    if (relation.rule != kNone) add_walkable_relation(relation, number);
  }
  if (!stops.empty() && path != kNone) link_stations(rule_over_area(path, out));
  std::sort(out.cut_nodes.begin(), out.cut_nodes.end());
  out.cut_nodes.erase(std::unique(out.cut_nodes.begin(), out.cut_nodes.end()), out.cut_nodes.end());
  out.node_rules = streets.nodes();
}

}  // namespace quarter
