// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "quarter/base/indexed.hpp"
#include "quarter/base/tags.hpp"
#include "quarter/catalogue/gait.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/network/life_cycle.hpp"
#include "quarter/network/traffic_stress.hpp"

namespace quarter {

/// Whether delays count. `none` reproduces plain length by speed (`--delay none`).
enum class DelayPolicy : std::uint8_t { full, none };

/// Whether a bicycle keeps to the level of traffic stress of its mode.
enum class StressLimit : std::uint8_t {
  of_mode,
  none,  ///< it is ridden wherever the law allows
};

/// For which part of a trip something may be used.
enum class Passage : std::uint8_t {
  none,
  ends,     ///< at the start or the end of a trip, never in between
  through,  ///< anywhere
};

/// What one mode may do along a way in one direction.
struct DirectionRule {
  Passage passage = Passage::none;
  Gait gait = Gait::none;
  double speed_mps = 0;            ///< > 0 wherever passage is not none
  StressLevel stress;              ///< of riding, where a bicycle may be ridden by law, else 0
  Passage by_law = Passage::none;  ///< of riding, whatever the stress
  double by_law_mps = 0;           ///< its speed, > 0 wherever by_law is not none

  bool operator==(const DirectionRule&) const = default;
};

struct ModeRule {
  DirectionRule forward;  ///< in the direction of the way's nodes
  DirectionRule backward;
  double way_s = 0;       ///< seconds of the whole way besides its length, see WayDelay
  double duration_s = 0;  ///< > 0: seconds of the whole way, instead of its length by speed

  bool usable() const {
    return forward.passage != Passage::none || backward.passage != Passage::none;
  }
  /// As it would be without a limit of traffic stress.
  ModeRule by_law() const;
  bool operator==(const ModeRule&) const = default;
};

/// What the tags of a ferry, or of another way with a WayDelay::timetable, tell of its times.
struct Timetable {
  bool keeps = false;  ///< it has one, with delays
  bool tells_duration = false;
  bool tells_interval = false;

  bool operator==(const Timetable&) const = default;
};

// Bits of WayRule::told and NodeRule::told: what is a finding of a way or node.
inline constexpr std::uint8_t kToldSeason = 1;       ///< closed or slow by season or water
inline constexpr std::uint8_t kToldRough = 2;        ///< closed or slow by roughness
inline constexpr std::uint8_t kToldVehicleSign = 4;  ///< AccessValues::of_vehicles

/// What the tags of a way mean for each mode, in the order of the catalogue's modes.
struct WayRule {
  Indexed<ModeIndex, ModeRule> modes;
  std::string highway;      ///< class without _link; empty if the way is no road
  bool off_ground = false;  ///< a bridge or tunnel, or covered: one does not step off it sideways
  /// A bridge, a tunnel (through more than a building), or below level 0: joined only where no way
  /// on the ground is near.
  bool above_or_below = false;
  bool level = false;                ///< climbs at no further cost (ElevationRules::level)
  std::uint8_t crossing_stress = 0;  ///< WayStress::crossing
  bool residential = false;          ///< people live along it (OriginRules::streets)
  bool block_edge = false;           ///< bounds blocks (BlockRules::edges)
  std::uint64_t classes = 0;         ///< a bit for each of Catalogue::street_classes
  bool across_area = false;  ///< a line over a walkable area: it adds no length to the streets
  bool aboard = false;       ///< an aerialway: boarded at its stations, joined by no door
  Timetable timetable;
  std::uint8_t told = 0;   ///< bits of kTold...
  bool one_way = false;    ///< cars come from one side only: half of a road, for those who cross
  bool main_road = false;  ///< of a class that those wait for who cross, if delays count
  bool hinders_crossing = false;  ///< they do

  bool usable() const;
  /// A street that some mode may use, or a road that it may only cross.
  bool on_network() const { return usable() || main_road; }
  bool operator==(const WayRule&) const = default;
};

/// The times of a ferry or cable car that stand on the relation of a route, for one of its ways.
struct RouteTold {
  double duration_s = 0;  ///< of the whole route; 0: not told
  double interval_s = 0;  ///< likewise
  double share = 1;       ///< of the route's length that the way has: so much of both is its own
  double metres = 0;      ///< of the way

  bool operator==(const RouteTold&) const = default;
};

/// What the rule of a way is worked out from. It outlives the file, so that speeds and delays can
/// be changed without reading it again.
struct WaySource {
  std::string tags;               ///< those that count, sorted by key: key, NUL, value, NUL …
  bool other_side = false;        ///< people drive on the other side than drive_on_right says
  bool across_area = false;       ///< WayRule::across_area
  std::vector<RouteTold> routes;  ///< that tell its times

  bool operator==(const WaySource&) const = default;
};

/// The rule of a line over a walkable area: nobody lives along it, and it bounds nothing.
WayRule over_area(WayRule rule);

/// What a node on a way does to those of one mode who pass it.
struct NodeModeRule {
  Passage passage = Passage::through;
  double delay_s = 0;    ///< of the node itself
  double signals_s = 0;  ///< of its signals, once a junction

  bool operator==(const NodeModeRule&) const = default;
};

struct NodeRule {
  Indexed<ModeIndex, NodeModeRule> modes;
  bool crossing = false;  ///< a crossing or signals, whether or not delays count
  bool signals = false;   ///< likewise
  bool island = false;    ///< likewise; with signals or an island crossing is no stress
  bool marked = false;
  int signals_direction = 0;  ///< 1, -1: they bind only those who travel with, against their way
  bool door = false;          ///< stops those who go through it, not those who pass beside
  std::uint8_t told = 0;      ///< bits of kTold...

  bool helps_crossing() const { return signals || island; }

  bool operator==(const NodeRule&) const = default;
};

/// Reads the tags of ways and nodes by the catalogue's rules
/// (hierarchies: https://wiki.openstreetmap.org/wiki/Key:access, contraflow: …/wiki/Key:cycleway).
/// Remembers combinations of tags, so that a city's hundred thousand ways cost a few thousand
/// evaluations. Not thread-safe.
class StreetRules {
 public:
  StreetRules(const Catalogue& catalogue, DelayPolicy delays);
  StreetRules(const Catalogue&&, DelayPolicy) = delete;  // it is kept

  /// The date of the data, see LifeCycle::set_date. To be said before the first way with a date.
  void set_date(std::string_view date);
  /// Index of the rule in ways(), or kNone if it is nothing to any mode, nor to blocks, nor to be
  /// told; see WayRule::usable.
  std::uint32_t way(Tags tags);
  /// The same if people drive on the other side than StressRules::drive_on_right says: lanes for
  /// bicycles then serve other directions.
  std::uint32_t way_on_other_side(Tags tags);
  /// Whether that may be another rule.
  bool depends_on_side(Tags tags) const;
  /// Index of the rule in nodes(), or kNone if the node changes nothing.
  std::uint32_t node(Tags tags);
  /// False for most tagged nodes: they change nothing, whatever their values.
  bool may_matter_on_node(Tags tags) const;
  /// Whether a key that counts here has values that depend on time or weather
  /// (`access:conditional`). They are not read: the plain value holds.
  bool conditional(Tags tags) const;

  const std::vector<WayRule>& ways() const { return ways_; }
  const std::vector<NodeRule>& nodes() const { return nodes_; }

  /// What each of ways() is worked out from.
  const std::vector<WaySource>& sources() const { return sources_; }

  /// Without memory: the rule of a source, of routes the quickest.
  WayRule evaluate(const WaySource& source) const;
  /// Without memory: the rule of one set of tags.
  WayRule evaluate_way(Tags tags) const { return evaluate_way(tags, catalogue_.stress); }
  NodeRule evaluate_node(Tags tags) const;

 private:
  WayRule evaluate_way(Tags tags, const StressRules& stress) const;
  void remember_tags(Tags tags);
  std::uint32_t way_of(Tags tags, bool other_side);

  const Catalogue& catalogue_;
  StressRules other_side_;
  DelayPolicy delays_;
  LifeCycle life_;
  std::vector<std::string> way_keys_;  // sorted; only these matter to a way
  bool rides_;
  std::vector<std::string> node_keys_;  // sorted; a node without any of these changes nothing
  std::vector<std::string> conditional_keys_;  // sorted
  std::vector<WayRule> ways_;
  std::vector<WaySource> sources_;  // per rule
  std::vector<NodeRule> nodes_;
  std::unordered_map<std::string, std::uint32_t> way_memory_;
  std::unordered_map<std::string, std::uint32_t> other_side_memory_;
  std::string key_buffer_;
};

}  // namespace quarter
