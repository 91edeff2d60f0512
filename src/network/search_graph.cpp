// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/search_graph.hpp"

#include <algorithm>
#include <span>
#include <tuple>

#include "quarter/base/groups.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/network/street_graph.hpp"

namespace quarter {

/// Builds a SearchGraph in steps; lives only as long as its constructor.
class SearchGraphBuilder {
 public:
  SearchGraphBuilder(SearchGraph& result) : g_(result), net_(result.network_) {}

  void build() {
    split_junctions();
    read_passages();
    collect_gates();
    close_compounds();
    number_vertices();
    emit_arcs();
  }

 private:
  struct Link {  // a passage between parts of a junction
    std::uint32_t a, b;
    std::uint32_t ms;
  };

  const ModeRule& rule(std::uint32_t s) const { return g_.rule(s); }
  bool splits(std::uint32_t junction) const { return net_.stops(junction, g_.mode_); }
  std::uint32_t point(std::uint32_t s, bool to_end) const {
    return g_.end_point_[2 * s + (to_end ? 1 : 0)];
  }

  /// A junction that does not let everybody pass becomes one dead end for each segment that meets
  /// it.
  void split_junctions() {
    const auto segments = static_cast<std::uint32_t>(net_.segments.size());
    const std::size_t junctions = net_.junctions.size();
    std::vector<std::uint32_t> count(junctions, 0);
    for (std::uint32_t s = 0; s < segments; ++s) {
      if (!rule(s).usable()) continue;
      ++count[net_.segments[s].from];
      ++count[net_.segments[s].to];
    }
    g_.first_split_.assign(junctions + 1, 0);
    const std::vector<std::uint8_t> sides = count_sides();
    for (std::uint32_t j = 0; j < junctions; ++j) {
      const std::uint32_t parts = splits(j) ? count[j] : std::min(count[j], 1U) + sides[j];
      g_.first_split_[j + 1] = g_.first_split_[j] + parts;
    }
    std::vector<std::uint32_t> used(junctions, 0);
    g_.end_point_.assign(2 * net_.segments.size(), kNone);
    const auto take = [&](std::uint32_t end) {
      const std::uint32_t j = net_.junction({end / 2, end % 2 == 1});
      const std::uint32_t part = splits(j)      ? used[j]++
                                 : sides[j] > 0 ? net_.arm_waits[end].side
                                                : 0;
      g_.end_point_[end] = g_.first_split_[j] + part;
    };
    for (std::uint32_t s = 0; s < segments; ++s) {
      if (!rule(s).usable()) continue;
      take(2 * s);
      take(2 * s + 1);
    }
    points_ = g_.first_split_.back();
    collect_sides(sides);
  }

  /// Per junction: sides of a road that several arms share. The road itself comes before them.
  std::vector<std::uint8_t> count_sides() const {
    std::vector<std::uint8_t> sides(net_.junctions.size(), 0);
    for (std::uint32_t end = 0; end < net_.arm_waits.size(); ++end) {
      const std::uint8_t side = net_.arm_waits[end].side;
      if (side == 0 || !rule(end / 2).usable()) continue;
      const std::uint32_t j = net_.junction({end / 2, end % 2 == 1});
      if (g_.has_sides(j)) sides[j] = std::max(sides[j], side);
    }
    return sides;
  }

  void collect_sides(const std::vector<std::uint8_t>& sides) {
    for (std::uint32_t j = 0; j < sides.size(); ++j) {
      const std::uint32_t ms = std::max(net_.side_delay_ms(g_.mode_, j), SearchGraph::kLeastArcMs);
      const std::uint32_t road = g_.first_split_[j];
      for (std::uint32_t side = 1; side <= sides[j]; ++side)
        sides_.push_back({road, road + side, ms});
    }
  }

  void read_passages() {
    g_.flags_.assign(net_.segments.size(), 0);
    for (std::uint32_t s = 0; s < g_.flags_.size(); ++s) {
      const ModeRule& r = rule(s);
      std::uint8_t& flags = g_.flags_[s];
      if (!r.usable()) continue;
      flags |= SearchGraph::kUsable;
      if (r.forward.passage == Passage::ends) flags |= SearchGraph::kEndsForward;
      if (r.backward.passage == Passage::ends) flags |= SearchGraph::kEndsBackward;
      if (r.forward.passage == Passage::through || r.backward.passage == Passage::through) {
        flags |= SearchGraph::kPublic;
      }
    }
  }

  void collect_gates() {
    for (std::uint32_t j = 0; j < net_.junctions.size(); ++j) {
      const NodeRule* const rule = net_.node_rule(j);
      if (rule == nullptr || rule->modes[g_.mode_].passage != Passage::ends) continue;
      // The streets on both sides hold half of the gate's delay each.
      const auto ms = SearchGraph::kLeastArcMs;
      for (std::uint32_t a = g_.first_split_[j]; a < g_.first_split_[j + 1]; ++a) {
        for (std::uint32_t b = a + 1; b < g_.first_split_[j + 1]; ++b)
          gates_.push_back({a, b, ms});
      }
    }
  }

  /// Parts within which everybody may pass, and wholes of those that ends-only arcs join.
  void find_parts(Groups& open, Groups& whole) const {
    for (const Link& side : sides_) {
      open.unite(side.a, side.b);
      whole.unite(side.a, side.b);
    }
    for (std::uint32_t s = 0; s < g_.flags_.size(); ++s) {
      if (g_.is_public(s)) open.unite(point(s, false), point(s, true));
      if (g_.usable(s)) whole.unite(point(s, false), point(s, true));
    }
    for (const Link& gate : gates_)
      whole.unite(gate.a, gate.b);
  }

  /// A square nobody mapped a way to is an island, however long its outline.
  bool is_street(std::uint32_t s) const {
    return g_.usable(s) && !net_.way_rules[net_.segments[s].rule].across_area;
  }

  void mark_tiny_islands(Groups& whole) {
    constexpr auto tiny_cm = static_cast<std::uint64_t>(100 * SearchGraph::kTinyM);
    std::vector<std::uint64_t> cm(points_, 0);
    std::vector<std::uint32_t> points(points_, 0);
    std::vector<bool> on_street(points_, false);
    std::vector<bool> cut(points_, false);
    for (std::uint32_t s = 0; s < g_.flags_.size(); ++s) {
      if (!is_street(s)) continue;
      const std::uint32_t w = whole.find(point(s, false));
      on_street[point(s, false)] = on_street[point(s, true)] = true;
      if (is_cut(net_.segments[s])) cut[w] = true;
      cm[w] += net_.segments[s].length_cm;
    }
    for (const Link& side : sides_) {  // one junction, not two
      if (!on_street[side.b]) continue;
      on_street[side.b] = false;
      on_street[side.a] = true;
    }
    for (std::uint32_t p = 0; p < points_; ++p)
      points[whole.find(p)] += on_street[p] ? 1 : 0;
    for (std::uint32_t s = 0; s < g_.flags_.size(); ++s) {
      if (!g_.usable(s)) continue;
      const std::uint32_t w = whole.find(point(s, false));
      if (!cut[w] && points[w] < SearchGraph::kTinyJunctions && cm[w] < tiny_cm)
        g_.flags_[s] |= SearchGraph::kTiny;
    }
  }

  /// Whether a street is of a class that no compound holds (CompoundRules).
  bool is_outside(std::uint32_t s) const {
    const std::uint64_t classes = net_.way_rules[net_.segments[s].rule].classes;
    return (classes & g_.catalogue_.compounds.outside) != 0;
  }

  /// Per open part: whether it leaves the map, or holds or meets a street outside of compounds.
  std::vector<bool> leading_away(Groups& open) const {
    std::vector<bool> leads(points_, false);
    for (std::uint32_t s = 0; s < g_.flags_.size(); ++s) {
      const StreetSegment& segment = net_.segments[s];
      if (g_.is_public(s) && (is_outside(s) || (is_street(s) && is_cut(segment))))
        leads[open.find(point(s, false))] = true;
      if (g_.usable(s) || !is_outside(s)) continue;
      for (const std::uint32_t j : {segment.from, segment.to}) {
        if (!splits(j) && g_.first_split_[j] < g_.first_split_[j + 1])
          leads[open.find(g_.first_split_[j])] = true;
      }
    }
    return leads;
  }

  /// In wholes without an open part that leads away the longest one does.
  void add_longest(Groups& open, Groups& whole, std::vector<bool>& leads) const {
    std::vector<std::uint64_t> cm(points_, 0);
    for (std::uint32_t s = 0; s < g_.flags_.size(); ++s) {
      if (is_street(s) && g_.is_public(s))
        cm[open.find(point(s, false))] += net_.segments[s].length_cm;
    }
    std::vector<bool> has_one(points_, false);
    std::vector<std::uint32_t> longest(points_, kNone);  // per whole: its longest open part
    for (std::uint32_t p = 0; p < points_; ++p) {
      const std::uint32_t w = whole.find(p), o = open.find(p);
      if (leads[o]) has_one[w] = true;
      if (longest[w] == kNone || cm[o] > cm[longest[w]]) longest[w] = o;
    }
    for (std::uint32_t p = 0; p < points_; ++p) {
      if (longest[p] != kNone && !has_one[p]) leads[longest[p]] = true;
    }
  }

  /// Parts that only ends-only arcs join to others, and that do not lead away, are gated compounds:
  /// their streets serve trips that start or end there. What is decided of a part depends on
  /// nothing beyond it. Marks tiny islands on the way.
  void close_compounds() {
    Groups open(points_), whole(points_);
    find_parts(open, whole);
    mark_tiny_islands(whole);
    std::vector<bool> leads = leading_away(open);
    add_longest(open, whole, leads);
    for (std::uint32_t s = 0; s < g_.flags_.size(); ++s) {
      if (g_.is_public(s) && !leads[open.find(point(s, false))]) close(s);
    }
  }

  bool is_cut(const StreetSegment& segment) const {
    return !net_.cut_junctions.empty() &&
           (net_.cut_junctions[segment.from] != 0 || net_.cut_junctions[segment.to] != 0);
  }

  void close(std::uint32_t s) {
    std::uint8_t& flags = g_.flags_[s];
    flags &= static_cast<std::uint8_t>(~SearchGraph::kPublic);
    if (rule(s).forward.passage != Passage::none) flags |= SearchGraph::kEndsForward;
    if (rule(s).backward.passage != Passage::none) flags |= SearchGraph::kEndsBackward;
  }

  void number_vertices() {
    g_.copies_.assign(points_, 0);
    const auto mark = [&](std::uint32_t p, Passage passage) {
      g_.copies_[p] |= passage == Passage::ends ? SearchGraph::kHasEnds : SearchGraph::kHasPublic;
    };
    for (std::uint32_t s = 0; s < g_.flags_.size(); ++s) {
      for (const bool forward : {true, false}) {
        const Passage passage = g_.passage(s, forward);
        if (passage == Passage::none) continue;
        mark(point(s, false), passage);
        mark(point(s, true), passage);
      }
    }
    for (const Link& gate : gates_) {
      mark(gate.a, Passage::ends);
      mark(gate.b, Passage::ends);
    }
    // All parts of a road's junction have what any of them has.
    for (const Link& side : sides_)
      g_.copies_[side.a] |= g_.copies_[side.b];
    for (const Link& side : sides_)
      g_.copies_[side.b] = g_.copies_[side.a];
    g_.first_copy_.assign(points_, 0);
    for (std::uint32_t p = 0; p < points_; ++p) {
      g_.first_copy_[p] = vertices_;
      vertices_ += ((g_.copies_[p] & SearchGraph::kHasPublic) != 0 ? 1U : 0U) +
                   ((g_.copies_[p] & SearchGraph::kHasEnds) != 0 ? 2U : 0U);
    }
  }

  bool has_public(std::uint32_t p) const { return (g_.copies_[p] & SearchGraph::kHasPublic) != 0; }
  std::uint32_t public_copy(std::uint32_t p) const { return g_.first_copy_[p]; }
  std::uint32_t arriving(std::uint32_t p) const {
    return g_.first_copy_[p] + (has_public(p) ? 1U : 0U);
  }
  std::uint32_t leaving(std::uint32_t p) const { return arriving(p) + 1; }

  /// Arcs for a trip from point a to point b, reversed.
  void add_trip(std::uint32_t a, std::uint32_t b, Passage passage, TravelCost cost) {
    const auto add = [&](std::uint32_t source, std::uint32_t target) {
      arcs_.emplace_back(source, target);
      costs_.push_back({cost});
    };
    if (passage == Passage::through) {
      add(public_copy(b), public_copy(a));
      return;
    }
    add(arriving(b), arriving(a));
    add(leaving(b), leaving(a));
    if (has_public(a)) add(arriving(b), public_copy(a));
    if (has_public(b)) add(public_copy(b), leaving(a));
  }

  /// Both ways between a road and one of its sides, for each part of a trip.
  void join_copies(const Link& side) {
    const std::uint8_t copies = g_.copies_[side.a];
    const std::uint32_t count = ((copies & SearchGraph::kHasPublic) != 0 ? 1U : 0U) +
                                ((copies & SearchGraph::kHasEnds) != 0 ? 2U : 0U);
    for (std::uint32_t c = 0; c < count; ++c) {
      const std::uint32_t a = g_.first_copy_[side.a] + c, b = g_.first_copy_[side.b] + c;
      for (const auto& [source, target] : {std::pair(a, b), std::pair(b, a)}) {
        arcs_.emplace_back(source, target);
        costs_.push_back({{side.ms, 0}});
      }
    }
  }

  void emit_arcs() {
    arcs_.reserve(2 * net_.segments.size());
    costs_.reserve(2 * net_.segments.size());
    for (std::uint32_t s = 0; s < g_.flags_.size(); ++s) {
      const StreetSegment& segment = net_.segments[s];
      for (const bool forward : {true, false}) {
        const Passage passage = g_.passage(s, forward);
        if (passage == Passage::none) continue;
        const TravelCost moving = g_.part(s, forward, segment.length_cm);
        const std::uint32_t ms = moving.ms() + g_.half_delay_ms({s, !forward}, Through::leaving) +
                                 g_.half_delay_ms({s, forward}, Through::arriving);
        const TravelCost cost(std::max(ms, SearchGraph::kLeastArcMs), moving.cm());
        add_trip(point(s, !forward), point(s, forward), passage, cost);
      }
    }
    for (const Link& gate : gates_) {
      add_trip(gate.a, gate.b, Passage::ends, {gate.ms, 0});
      add_trip(gate.b, gate.a, Passage::ends, {gate.ms, 0});
    }
    for (const Link& side : sides_)
      join_copies(side);
    g_.graph_ = std::make_shared<const StreetGraph>(
        StreetGraph{StreetGraph::Arcs(boost::edges_are_unsorted_multi_pass, arcs_.begin(),
                                      arcs_.end(), costs_.begin(), vertices_)});
    g_.vertex_count_ = vertices_;
  }

  SearchGraph& g_;
  const StreetNetwork& net_;
  std::uint32_t points_ = 0;  // split junctions
  std::uint32_t vertices_ = 0;
  std::vector<Link> gates_;  // for the ends of trips only
  std::vector<Link> sides_;  // a: the road, b: a side of it; by a
  std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs_;
  std::vector<StreetGraph::ArcCost> costs_;
};

SearchGraph::SearchGraph(const Catalogue& catalogue, const StreetNetwork& network, ModeIndex mode,
                         StressLimit stress)
    : catalogue_(catalogue), network_(network), mode_(mode), stress_(stress) {
  if (stress == StressLimit::none) {
    for (const WayRule& way : network.way_rules)
      by_law_.push_back(way.modes[mode].by_law());
  }
  SearchGraphBuilder(*this).build();
}

Passage SearchGraph::passage(std::uint32_t segment, bool forward) const {
  const ModeRule& rule = this->rule(segment);
  const Passage tagged = forward ? rule.forward.passage : rule.backward.passage;
  if (tagged == Passage::none) return tagged;
  const auto ends = forward ? kEndsForward : kEndsBackward;
  return (flags_[segment] & ends) != 0 ? Passage::ends : Passage::through;
}

TravelCost SearchGraph::part(std::uint32_t segment, bool forward, std::uint32_t cm) const {
  const ModeRule& rule = this->rule(segment);
  const double speed = forward ? rule.forward.speed_mps : rule.backward.speed_mps;
  return {travel_ms(cm / 100.0 * network_.slope_factor(mode_, segment, forward), speed), cm};
}

TravelCost SearchGraph::off_network(const Anchor& anchor) const {
  return straight_walk(anchor.off_m, catalogue_.modes[mode_].off_network_mps);
}

bool SearchGraph::stands(const Anchor& anchor) const {
  return anchor.along_cm == 0 || anchor.along_cm == network_.segments[anchor.segment].length_cm;
}

bool SearchGraph::only_stands(const Anchor& anchor) const {
  if (!stands(anchor)) return false;
  const std::uint32_t junction = network_.junction({anchor.segment, anchor.along_cm != 0});
  if (network_.waits_at(mode_, junction)) return true;
  if (is_public(anchor.segment)) return false;
  return std::any_of(copies_.begin() + first_split_[junction],
                     copies_.begin() + standing_end(junction),
                     [](std::uint8_t copies) { return (copies & kHasPublic) != 0; });
}

void SearchGraph::add_standing(const Anchor& anchor, TravelCost cost,
                               std::vector<Door>& doors) const {
  if (!stands(anchor)) return;
  const std::uint32_t junction = network_.junction({anchor.segment, anchor.along_cm != 0});
  for (std::uint32_t p = first_split_[junction]; p < standing_end(junction); ++p) {
    const std::uint32_t copies = (copies_[p] & kHasPublic) != 0 ? 1U : 2U;
    for (std::uint32_t c = 0; c < copies; ++c)
      doors.push_back({first_copy_[p] + c, cost});
  }
}

void SearchGraph::add_entries(const Anchor& place, TravelCost start,
                              std::vector<Door>& doors) const {
  add_standing(place, start + off_network(place), doors);
  if (only_stands(place)) return;
  const StreetSegment& segment = network_.segments[place.segment];
  for (const bool forward : {true, false}) {
    const Passage how = passage(place.segment, forward);
    if (how == Passage::none) continue;
    const std::uint32_t cm = forward ? place.along_cm : segment.length_cm - place.along_cm;
    const TravelCost delay(half_delay_ms({place.segment, !forward}, Through::leaving), 0);
    const TravelCost cost = start + off_network(place) + part(place.segment, forward, cm) + delay;
    const std::uint32_t p = end_point_[2 * place.segment + (forward ? 0 : 1)];
    const bool has_public = (copies_[p] & kHasPublic) != 0;
    if (how == Passage::through) {
      doors.push_back({first_copy_[p], cost});
    } else {
      doors.push_back({first_copy_[p] + (has_public ? 1U : 0U), cost});
      if (has_public) doors.push_back({first_copy_[p], cost});
    }
  }
}

void SearchGraph::add_end(std::uint32_t segment, bool forward, std::vector<Door>& doors) const {
  const Passage how = passage(segment, forward);
  if (how == Passage::none) return;
  const TravelCost delay(half_delay_ms({segment, forward}, Through::arriving), 0);
  const std::uint32_t p = end_point_[2 * segment + (forward ? 1 : 0)];
  const std::uint32_t with_ends = ((copies_[p] & kHasPublic) != 0 ? 1U : 0U) + 2U;
  const std::uint32_t copies = how == Passage::through ? 1U : with_ends;
  for (std::uint32_t c = 0; c < copies; ++c)
    doors.push_back({first_copy_[p] + c, delay});
}

void SearchGraph::add_exits(const Anchor& origin, std::vector<Door>& doors) const {
  add_standing(origin, off_network(origin), doors);
  if (only_stands(origin)) return;
  const std::uint32_t length_cm = network_.segments[origin.segment].length_cm;
  for (const bool forward : {true, false}) {
    if (passage(origin.segment, forward) == Passage::none) continue;
    const std::uint32_t cm = forward ? length_cm - origin.along_cm : origin.along_cm;
    const TravelCost ride = off_network(origin) + part(origin.segment, forward, cm);
    const std::size_t first = doors.size();
    add_end(origin.segment, forward, doors);
    for (std::size_t i = first; i < doors.size(); ++i)
      doors[i].cost = ride + doors[i].cost;
  }
}

void SearchGraph::find_exits(std::span<const Anchor> origins, std::vector<Door>& doors) const {
  doors.clear();
  for (const Anchor& origin : origins)
    add_exits(origin, doors);
  if (origins.size() > 1) {
    std::sort(doors.begin(), doors.end(), [](const Door& a, const Door& b) {
      return std::tie(a.vertex, a.cost) < std::tie(b.vertex, b.cost);
    });
    const auto twins = std::unique(doors.begin(), doors.end(), [](const Door& a, const Door& b) {
      return a.vertex == b.vertex;
    });
    doors.erase(twins, doors.end());
  }
  std::sort(doors.begin(), doors.end(), [](const Door& a, const Door& b) {
    return std::tie(a.cost, a.vertex) < std::tie(b.cost, b.vertex);
  });
}

TravelCost SearchGraph::along(const Anchor& origin, const Anchor& place) const {
  if (origin.segment != place.segment || only_stands(origin) || only_stands(place))
    return TravelCost::unreached();
  const bool forward = place.along_cm >= origin.along_cm;
  const bool both_ways = place.along_cm == origin.along_cm;
  if (!both_ways && passage(origin.segment, forward) == Passage::none)
    return TravelCost::unreached();
  const std::uint32_t cm =
      forward ? place.along_cm - origin.along_cm : origin.along_cm - place.along_cm;
  const TravelCost walk = cm == 0 ? TravelCost{} : part(origin.segment, forward, cm);
  return off_network(origin) + walk + off_network(place);
}

std::vector<std::uint32_t> SearchGraph::vertices_of(
    std::span<const std::uint32_t> junctions) const {
  std::vector<std::uint32_t> vertices;
  for (const std::uint32_t junction : junctions) {
    for (std::uint32_t p = first_split_[junction]; p < first_split_[junction + 1]; ++p) {
      const std::uint32_t copies =
          ((copies_[p] & kHasPublic) != 0 ? 1U : 0U) + ((copies_[p] & kHasEnds) != 0 ? 2U : 0U);
      for (std::uint32_t c = 0; c < copies; ++c)
        vertices.push_back(first_copy_[p] + c);
    }
  }
  return vertices;
}

}  // namespace quarter
