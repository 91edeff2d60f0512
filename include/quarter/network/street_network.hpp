// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "quarter/base/findings.hpp"
#include "quarter/base/geometry.hpp"
#include "quarter/base/ids.hpp"
#include "quarter/base/indexed.hpp"
#include "quarter/network/street_rules.hpp"

namespace quarter {

struct Catalogue;

/// One way of the extract that some mode can use, as handed to build_street_network.
struct StreetWay {
  WayId id;
  std::uint32_t rule = kNone;   ///< index into StreetData::way_rules
  std::uint32_t first_ref = 0;  ///< range of StreetData::refs
  std::uint32_t ref_count = 0;
};

/// The streets of an extract as plain arrays: what a reader has to supply.
struct StreetData {
  std::vector<LonLat> nodes;        ///< position by node index
  std::vector<std::uint32_t> refs;  ///< node indices of all ways, way after way
  std::vector<StreetWay> ways;      ///< ascending by id
  std::vector<WayRule> way_rules;
  std::vector<WaySource> way_sources;  ///< per way rule
  std::vector<NodeRule> node_rules;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ruled_nodes;  ///< node index, rule; by node
  std::vector<std::uint32_t>
      cut_nodes;  ///< nodes beside one that the extract does not hold; sorted
};

/// The rule over_area of a rule of `data`: its index, an equal one's if there is one.
std::uint32_t rule_over_area(std::uint32_t rule, StreetData& data);

/// Works the rules out again by a catalogue with other speeds, or without delays. Where streets
/// are, and who may use them, does not depend on these. `date` is that of the data, empty: unknown.
/// Without delays nothing can be read that needs them.
void work_out_rules(const Catalogue& catalogue, DelayPolicy delays, std::string_view date,
                    StreetData& data);

/// A stretch of one way between two junctions; keeps its shape, its length and its way.
struct StreetSegment {
  std::uint32_t from = 0;  ///< junction
  std::uint32_t to = 0;    ///< junction
  std::uint32_t length_cm = 0;
  std::uint32_t rule = 0;         ///< index into StreetNetwork::way_rules
  std::uint32_t first_point = 0;  ///< range of StreetNetwork::points, both ends included
  std::uint32_t point_count = 0;
  WayId way;
};

/// One end of a segment.
struct SegmentEnd {
  std::uint32_t segment = kNone;
  bool at_to = false;  ///< its `to` end
};

/// Which half of a passage through a junction.
enum class Through : std::uint8_t { arriving, leaving };

/// How many times as long as on level ground a segment takes, in steps of 1/4096, up to 15.
class SlopeFactors {
 public:
  double forward() const { return forward_ / kUnit; }
  double backward() const { return backward_ / kUnit; }
  void set_forward(double factor) { forward_ = packed(factor); }
  void set_backward(double factor) { backward_ = packed(factor); }

 private:
  static constexpr double kUnit = 4096;
  static std::uint16_t packed(double factor) {
    return static_cast<std::uint16_t>(std::clamp(factor, 1 / kUnit, 15.0) * kUnit + 0.5);
  }
  std::uint16_t forward_ = 4096;
  std::uint16_t backward_ = 4096;
};

/// What who comes along a segment meets at one of its ends. A passage through a junction is two
/// ends, each holds half of the wait.
struct ArmWait {
  bool crosses : 1 = false;   ///< the road there is crossed: half of `crossing_waits`
  bool arriving : 1 = false;  ///< signals bind those who arrive: half of `signal_waits`
  bool leaving : 1 = false;   ///< and those who leave
  std::uint8_t side : 5 = 0;  ///< > 0: several arms share this side of the road; half of
                              ///< `crossing_waits` lies between them and the road
};
static_assert(sizeof(ArmWait) == 1);

/// The street network of a city: junctions, and segments between them. Plain arrays in an order
/// that depends only on positions and ids (junctions along a Hilbert curve, segments by their
/// junctions). Ways meet at shared nodes only, so bridges and tunnels stay apart.
struct StreetNetwork {
  std::vector<LonLat> junctions;
  std::vector<std::uint32_t> junction_rules;  ///< per junction: index into node_rules, or kNone
  std::vector<std::uint32_t> crossing_waits;  ///< per junction: index into waits, or kNone
  std::vector<std::uint32_t> signal_waits;    ///< per junction: index into waits, or kNone
  std::vector<ArmWait> arm_waits;             ///< per segment end: 2·segment, and 1 more for `to`
  std::vector<std::uint8_t>
      crossing_stress;  ///< per junction: the highest WayRule::crossing_stress
                        ///< of its ways, 0 where signals or an island help
  Indexed<ModeIndex, std::vector<SlopeFactors>> slopes;  ///< per segment; empty: all is level
  std::vector<char> cut_junctions;  ///< per junction: 1 if the extract ends here
  std::vector<StreetSegment> segments;
  std::vector<LonLat> points;
  std::vector<WayRule> way_rules;
  std::vector<NodeRule> node_rules;
  /// Seconds, of crossing a road, of signals.
  std::vector<Indexed<ModeIndex, double>> waits;

  std::span<const LonLat> shape(const StreetSegment& s) const {
    return {points.data() + s.first_point, s.point_count};
  }
  const ModeRule& rule(const StreetSegment& s, ModeIndex mode) const {
    return way_rules[s.rule].modes[mode];
  }
  /// The factor of the slope on the time along a segment.
  double slope_factor(ModeIndex mode, std::uint32_t segment, bool forward) const {
    if (slopes.empty()) return 1;
    const SlopeFactors& factors = slopes[mode][segment];
    return forward ? factors.forward() : factors.backward();
  }
  /// The junction at an end of a segment.
  std::uint32_t junction(SegmentEnd end) const {
    return end.at_to ? segments[end.segment].to : segments[end.segment].from;
  }
  /// What the tags of a junction's node say; null: nothing.
  const NodeRule* node_rule(std::uint32_t junction) const {
    const std::uint32_t rule = junction_rules[junction];
    return rule == kNone ? nullptr : &node_rules[rule];
  }
  /// Whether a junction stops some who travel in a mode: then no arm of it knows of another.
  bool stops(std::uint32_t junction, ModeIndex mode) const {
    const NodeRule* const rule = node_rule(junction);
    return rule != nullptr && rule->modes[mode].passage != Passage::through;
  }
  /// Seconds lost by half of a passage through the junction at an end, in milliseconds; what lies
  /// between arms that share a side and their road is not among them (side_delay_ms).
  std::uint32_t half_delay_ms(const Catalogue& catalogue, ModeIndex mode, SegmentEnd end,
                              Through through, StressLimit stress = StressLimit::of_mode) const;
  /// Whether those who cross a road at a junction wait there, or those who pass its signals.
  bool waits_at(ModeIndex mode, std::uint32_t junction) const;
  /// Half of the wait of those who cross the road at a junction, in milliseconds.
  std::uint32_t side_delay_ms(ModeIndex mode, std::uint32_t junction) const;
};

/// Cuts ways at junctions. Ways with fewer than two different nodes are counted and left out.
StreetNetwork build_street_network(const Catalogue& catalogue, const StreetData& data,
                                   Findings& findings);

}  // namespace quarter
