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

void MapBuilder::Store::resolve_refs() {
  node_of_ref = std::move(refs).replace([this] {
    return [this, hint = std::uint32_t{0}](std::int64_t id) mutable {
      const std::uint32_t node = nodes.find(id, hint);
      if (node != kNone) hint = node;
      return node;
    };
  });
}

Line MapBuilder::Store::line_of(const RawWay& way) const {
  Line line;
  line.reserve(way.ref_count);
  for (std::uint32_t i = 0; i < way.ref_count; ++i) {
    const std::uint32_t node = node_of_ref[way.first_ref + i];
    if (node == kNone) continue;
    const LonLat p = nodes.where(node);
    if (line.empty() || line.back() != p) line.push_back(p);
  }
  return line;
}

/// Streets use a small part of all nodes: these get numbers of their own, still by id.
void MapBuilder::Store::build_streets() {
  StreetData& out = data.streets;
  std::vector<std::uint32_t> number(nodes.size(), kNone);
  for (const RawWay& way : ways) {
    if (way.rule == kNone || !streets.ways()[way.rule].usable()) continue;
    for (std::uint32_t i = 0; i < way.ref_count; ++i) {
      const std::uint32_t node = node_of_ref[way.first_ref + i];
      if (node != kNone) number[node] = 0;
    }
  }
  for (std::uint32_t node = 0; node < number.size(); ++node) {
    if (number[node] == kNone) continue;
    number[node] = static_cast<std::uint32_t>(out.nodes.size());
    out.nodes.push_back(nodes.where(node));
  }
  for (const RawNode& node : tagged_nodes) {
    if (node.rule == kNone) continue;
    const std::uint32_t index = nodes.find(node.id.value, 0);
    if (index != kNone && number[index] != kNone)
      out.ruled_nodes.emplace_back(number[index], node.rule);
  }
  std::sort(out.ruled_nodes.begin(), out.ruled_nodes.end());
  // A gap in a way cuts it: what lies beyond the edge of the extract is not bridged.
  for (const RawWay& way : ways) {
    if (way.rule == kNone || !streets.ways()[way.rule].usable()) continue;
    StreetWay piece{way.id, way.rule, static_cast<std::uint32_t>(out.refs.size()), 0};
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
  std::sort(out.cut_nodes.begin(), out.cut_nodes.end());
  out.cut_nodes.erase(std::unique(out.cut_nodes.begin(), out.cut_nodes.end()), out.cut_nodes.end());
  out.way_rules = streets.ways();
  out.node_rules = streets.nodes();
}

}  // namespace quarter
