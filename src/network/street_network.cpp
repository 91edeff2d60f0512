// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/street_network.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "junction_waits.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/hilbert.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"

namespace quarter {
namespace {

/// Whether a way is a road that nobody may use, but that is crossed.
bool only_crossed(const StreetData& data, const StreetWay& way) {
  return data.way_rules[way.rule].main_road && !data.way_rules[way.rule].usable();
}

/// Nodes that end a way, are used twice, lie on a road that is only crossed, or carry a rule. 0, 1:
/// uses; 2: a junction.
std::vector<std::uint8_t> mark_junctions(const StreetData& data) {
  std::vector<std::uint8_t> uses(data.nodes.size(), 0);
  const auto use = [&](std::uint32_t node, std::uint8_t weight) {
    uses[node] = static_cast<std::uint8_t>(std::min(2, uses[node] + weight));
  };
  for (const StreetWay& way : data.ways) {
    if (way.ref_count == 0 || !data.way_rules[way.rule].usable()) continue;
    const std::uint32_t* refs = data.refs.data() + way.first_ref;
    for (std::uint32_t i = 0; i < way.ref_count; ++i) {
      if (i == 0 || refs[i] != refs[i - 1]) use(refs[i], 1);
    }
    use(refs[0], 2);
    use(refs[way.ref_count - 1], 2);
  }
  for (const auto& [node, rule] : data.ruled_nodes) {
    if (uses[node] > 0) uses[node] = 2;
  }
  for (const StreetWay& way : data.ways) {
    if (!only_crossed(data, way)) continue;
    for (std::uint32_t i = 0; i < way.ref_count; ++i) {
      std::uint8_t& used = uses[data.refs[way.first_ref + i]];
      if (used > 0) used = 2;
    }
  }
  return uses;
}

/// Junction index by node index (kNone elsewhere); junctions run along a Hilbert curve.
std::vector<std::uint32_t> number_junctions(const StreetData& data,
                                            const std::vector<std::uint8_t>& uses,
                                            StreetNetwork& network) {
  struct Key {
    std::uint64_t hilbert;
    std::uint32_t node;
  };
  std::vector<Key> keys;
  for (std::uint32_t node = 0; node < uses.size(); ++node) {
    if (uses[node] == 2) keys.push_back({0, node});
  }
  parallel_ranges(keys.size(), 4096, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      keys[i].hilbert = hilbert_key(data.nodes[keys[i].node]);
  });
  std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
    return std::tie(a.hilbert, a.node) < std::tie(b.hilbert, b.node);
  });
  std::vector<std::uint32_t> junction_of(data.nodes.size(), kNone);
  network.junctions.reserve(keys.size());
  for (const Key& key : keys) {
    junction_of[key.node] = static_cast<std::uint32_t>(network.junctions.size());
    network.junctions.push_back(data.nodes[key.node]);
  }
  return junction_of;
}

class SegmentCutter {
 public:
  SegmentCutter(const StreetData& data, const std::vector<std::uint32_t>& junction_of,
                StreetNetwork& network)
      : data_(data), junction_of_(junction_of), network_(network) {}

  void cut(const StreetWay& way, std::uint32_t rule) {
    rule_ = rule;
    const std::uint32_t* refs = data_.refs.data() + way.first_ref;
    start(refs[0]);
    for (std::uint32_t i = 1; i < way.ref_count; ++i) {
      if (refs[i] == refs[i - 1]) continue;
      add(refs[i]);
      if (junction_of_[refs[i]] == kNone) continue;
      finish(way, refs[i]);
      start(refs[i]);
    }
    network_.points.resize(begin_);  // drops the start of a segment that never came
  }

 private:
  void start(std::uint32_t node) {
    begin_ = static_cast<std::uint32_t>(network_.points.size());
    network_.points.push_back(data_.nodes[node]);
    from_ = junction_of_[node];
    length_m_ = 0;
  }
  void add(std::uint32_t node) {
    length_m_ += near_distance_m(network_.points.back(), data_.nodes[node]);
    network_.points.push_back(data_.nodes[node]);
  }
  void finish(const StreetWay& way, std::uint32_t node) {
    StreetSegment segment;
    segment.from = from_;
    segment.to = junction_of_[node];
    segment.length_cm = static_cast<std::uint32_t>(std::lround(length_m_ * 100));
    segment.rule = rule_;
    segment.first_point = begin_;
    segment.point_count = static_cast<std::uint32_t>(network_.points.size()) - begin_;
    segment.way = way.id;
    network_.segments.push_back(segment);
    begin_ = static_cast<std::uint32_t>(network_.points.size());
  }

  const StreetData& data_;
  const std::vector<std::uint32_t>& junction_of_;
  StreetNetwork& network_;
  std::uint32_t rule_ = 0;
  std::uint32_t begin_ = 0;
  std::uint32_t from_ = kNone;
  double length_m_ = 0;
};

bool has_two_places(const StreetData& data, const StreetWay& way) {
  for (std::uint32_t i = 1; i < way.ref_count; ++i) {
    if (data.refs[way.first_ref + i] != data.refs[way.first_ref]) return true;
  }
  return false;
}

/// Segments by their junctions, so that neighbours lie near one another in memory; shapes follow.
void sort_segments(StreetNetwork& network) {
  std::vector<StreetSegment> sorted = network.segments;
  std::sort(sorted.begin(), sorted.end(), [](const StreetSegment& a, const StreetSegment& b) {
    return std::tie(a.from, a.to, a.way.value, a.first_point) <
           std::tie(b.from, b.to, b.way.value, b.first_point);
  });
  std::vector<LonLat> points;
  points.reserve(network.points.size());
  for (StreetSegment& segment : sorted) {
    const auto shape = network.shape(segment);
    segment.first_point = static_cast<std::uint32_t>(points.size());
    points.insert(points.end(), shape.begin(), shape.end());
  }
  network.segments = std::move(sorted);
  network.points = std::move(points);
}

void attach_node_rules(const StreetData& data, const std::vector<std::uint32_t>& junction_of,
                       StreetNetwork& network) {
  network.junction_rules.assign(network.junctions.size(), kNone);
  for (const auto& [node, rule] : data.ruled_nodes) {
    if (junction_of[node] != kNone) network.junction_rules[junction_of[node]] = rule;
  }
  network.cut_junctions.assign(network.junctions.size(), 0);
  for (const std::uint32_t node : data.cut_nodes) {
    if (junction_of[node] != kNone) network.cut_junctions[junction_of[node]] = 1;
  }
}

bool has_seconds_of_its_own(const WayRule& rule) {
  return std::any_of(rule.modes.begin(), rule.modes.end(),
                     [](const ModeRule& mode) { return mode.way_s > 0 || mode.duration_s > 0; });
}

/// Seconds of the whole way spread over its length, as a speed.
void spread_seconds(double length_m, ModeRule& mode) {
  const auto spread = [&](DirectionRule& way) {
    if (way.passage == Passage::none) return;
    const double moving_s = mode.duration_s > 0 ? mode.duration_s : length_m / way.speed_mps;
    way.speed_mps = length_m / (moving_s + mode.way_s);
  };
  if (mode.way_s <= 0 && mode.duration_s <= 0) return;
  spread(mode.forward);
  spread(mode.backward);
  mode.way_s = mode.duration_s = 0;
}

/// A lift, a ferry: a rule for this way alone, whose speed makes up for what the whole way takes.
std::uint32_t rule_for_this_way(const StreetData& data, const StreetWay& way,
                                StreetNetwork& network) {
  if (!has_seconds_of_its_own(data.way_rules[way.rule])) return way.rule;
  double length_m = 0;
  for (std::uint32_t i = 1; i < way.ref_count; ++i) {
    const std::uint32_t* ref = data.refs.data() + way.first_ref + i;
    length_m += near_distance_m(data.nodes[ref[-1]], data.nodes[ref[0]]);
  }
  WayRule rule = data.way_rules[way.rule];
  for (ModeRule& mode : rule.modes)
    spread_seconds(length_m, mode);
  network.way_rules.push_back(std::move(rule));
  return static_cast<std::uint32_t>(network.way_rules.size() - 1);
}

/// Who may not ride across a road of too much stress gets off and on again. Those on that road, and
/// those who push anyway, lose nothing.
double dismount_seconds(const TravelMode& rider, const StreetNetwork& network, ModeIndex mode,
                        const StreetSegment& s, std::uint32_t junction) {
  const std::uint8_t stress = network.crossing_stress[junction];
  if (rider.max_stress == 0 || stress <= rider.max_stress) return 0;
  const WayRule& way = network.way_rules[s.rule];
  const ModeRule& rule = way.modes[mode];
  const bool rides = rule.forward.gait == Gait::own || rule.backward.gait == Gait::own;
  return rides && way.crossing_stress < stress ? rider.dismount_s : 0;
}

std::uint32_t half_ms(double seconds) {
  return static_cast<std::uint32_t>(std::lround(seconds * 500));
}

/// The arms of roads that nobody may use, at the junctions they cross.
std::vector<ForeignArm> foreign_arms(const StreetData& data,
                                     const std::vector<std::uint32_t>& junction_of) {
  std::vector<ForeignArm> arms;
  for (const StreetWay& way : data.ways) {
    if (!only_crossed(data, way)) continue;
    const std::uint32_t* const refs = data.refs.data() + way.first_ref;
    for (std::uint32_t i = 0; i < way.ref_count; ++i) {
      const std::uint32_t junction = junction_of[refs[i]];
      if (junction == kNone) continue;
      const LonLat here = data.nodes[refs[i]];
      for (const std::uint32_t next : {i - 1, i + 1}) {  // before the first is far beyond the last
        if (next < way.ref_count && data.nodes[refs[next]] != here)
          arms.push_back({junction, way.rule, data.nodes[refs[next]]});
      }
    }
  }
  std::stable_sort(arms.begin(), arms.end(), [](const ForeignArm& a, const ForeignArm& b) {
    return a.junction < b.junction;
  });
  return arms;
}

/// What is done at a junction grows with the square of the streets there.
void refuse_stars(const StreetNetwork& network) {
  constexpr std::uint32_t kMostEnds = 500;  // [P]; in OpenStreetMap some twenty meet at most
  std::vector<std::uint32_t> ends(network.junctions.size(), 0);
  for (const StreetSegment& segment : network.segments) {
    for (const std::uint32_t j : {segment.from, segment.to}) {
      if (++ends[j] <= kMostEnds) continue;
      fail(
          "more than {} streets meet at one node, at {:.7f} {:.7f} (way {}); this is no street "
          "map, check the extract",
          kMostEnds, network.junctions[j].lon(), network.junctions[j].lat(), segment.way.value);
    }
  }
}

}  // namespace

std::uint32_t StreetNetwork::half_delay_ms(const Catalogue& catalogue, ModeIndex mode,
                                           SegmentEnd end, Through through,
                                           StressLimit stress) const {
  const std::uint32_t at = junction(end);
  double seconds = 0;  // without a limit nobody gets off to cross
  if (stress == StressLimit::of_mode)
    seconds = dismount_seconds(catalogue.modes[mode], *this, mode, segments[end.segment], at);
  if (const NodeRule* const rule = node_rule(at)) seconds += rule->modes[mode].delay_s;
  const ArmWait arm = arm_waits[2 * end.segment + (end.at_to ? 1 : 0)];
  if (arm.crosses || (arm.side > 0 && stops(at, mode))) seconds += waits[crossing_waits[at]][mode];
  if (through == Through::arriving ? arm.arriving : arm.leaving)
    seconds += waits[signal_waits[at]][mode];
  return half_ms(seconds);
}

bool StreetNetwork::waits_at(ModeIndex mode, std::uint32_t junction) const {
  const auto is_wait = [&](std::uint32_t wait) { return wait != kNone && waits[wait][mode] > 0; };
  return is_wait(crossing_waits[junction]) || is_wait(signal_waits[junction]);
}

std::uint32_t StreetNetwork::side_delay_ms(ModeIndex mode, std::uint32_t junction) const {
  const std::uint32_t wait = crossing_waits[junction];
  return wait == kNone ? 0 : half_ms(waits[wait][mode]);
}

StreetNetwork build_street_network(const Catalogue& catalogue, const StreetData& data,
                                   Findings& findings) {
  StreetNetwork network;
  network.way_rules = data.way_rules;
  network.node_rules = data.node_rules;
  const auto uses = mark_junctions(data);
  const auto junction_of = number_junctions(data, uses, network);
  attach_node_rules(data, junction_of, network);
  SegmentCutter cutter(data, junction_of, network);
  for (const StreetWay& way : data.ways) {
    if (!data.way_rules[way.rule].usable()) continue;
    if (!has_two_places(data, way)) {
      findings.add(FindingKind::short_way, {OsmRef::Type::way, way.id.value},
                   way.ref_count > 0 ? data.nodes[data.refs[way.first_ref]] : LonLat{});
      continue;
    }
    cutter.cut(way, rule_for_this_way(data, way, network));
  }
  sort_segments(network);
  refuse_stars(network);
  find_junction_waits(catalogue, network, foreign_arms(data, junction_of));
  return network;
}

}  // namespace quarter
