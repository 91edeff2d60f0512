// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quarter/catalogue/gait.hpp"
#include "quarter/catalogue/label.hpp"
#include "quarter/catalogue/tag_rule.hpp"

namespace quarter {

/// Default permission by kind of way, before access tags; first match decides, no match means none.
struct WayDefault {
  TagRule rule;
  Gait gait = Gait::none;
};

/// Speed on a kind of way, other than the plain one; every matching rule with a factor multiplies,
/// the first with a speed replaces.
struct SpeedRule {
  TagRule rule;
  Gait gait = Gait::own;  ///< applies to this gait only
  double speed_mps = 0;   ///< > 0: replaces the speed, m/s
  double factor = 1;      ///< (0, 1]: multiplies the speed
  bool plain = false;     ///< kept with `--delay none`
};

/// What a node on a way does to those who pass it; first match decides, access tags override.
struct BarrierRule {
  TagRule rule;
  bool passable = true;
  double delay_s = 0;  ///< seconds lost in passing
};

/// Seconds lost at a node, all matching rules apply.
struct NodeDelay {
  TagRule rule;
  double seconds = 0;
  bool signals = false;  ///< traffic signals: once a junction, see JunctionRules
};

/// Seconds that a whole way takes besides its length: riding a lift, waiting for a ferry. They are
/// spread over its length, so that half of the way costs half of them. All matching rules apply.
struct WayDelay {
  TagRule rule;
  double seconds = 0;
  bool timetable = false;  ///< `duration` (or `aerialway:duration`) of the way or its route
                           ///< replaces its length by speed, half of its `interval` the seconds
};

/// Seconds lost by those who cross a road of these classes, from one side to the other.
struct CrossingDelay {
  std::vector<std::string> highway;  ///< classes, without _link
  double seconds = 0;                ///< whether a crossing is tagged or not
  double marked_s = 0;               ///< at a marked one, at most `seconds`
  double island_s = 0;               ///< where there is an island, at most `seconds`
};

/// A point of a table of speeds by grade.
struct SlopePoint {
  double grade = 0;   ///< rise over run, positive uphill
  double factor = 1;  ///< multiplies the speed on level ground
};

/// How slopes change the speed: by Tobler's function, by a table, or, with neither, not at all.
struct SlopeRule {
  bool tobler = false;
  std::vector<SlopePoint> points;  ///< ascending; straight lines between, constant beyond
};

/// Who travels and how. A mode is a table and nothing else. One that is `like` another takes over
/// what it does not say itself; its own rows come before those of the other.
struct TravelMode {
  enum class Kind : std::uint8_t { foot, bicycle };

  std::string id;
  Label label;
  Kind kind = Kind::foot;      ///< which one-way rules hold
  bool on_request = false;     ///< searched only if asked for by name
  bool small_wheels = false;   ///< on foot, but rolling: ground, widths and kerbs for wheelchairs
  double speed_mps = 0;        ///< plain speed, m/s, (0, 15]
  double push_mps = 0;         ///< bicycle: speed when pushing, m/s
  double off_network_mps = 0;  ///< on foot between a place or home and its street, m/s
  double join_limit_m = 0;     ///< longest walk off the network, m
  double max_incline = 0;  ///< > 0: ways tagged steeper (rise over run) are closed, unless a key of
                           ///< its own opens them
  int max_stress = 0;      ///< bicycle: highest level of traffic stress it is ridden at; 0: any
  double dismount_s = 0;   ///< bicycle: for getting off and on to cross a road of more stress, s
  SlopeRule slope;         ///< of moving; a pushed bicycle climbs like the mode it is pushed as
  double terminal_s = 0;   ///< once a trip: taking and parking the bicycle, s; a delay
  std::vector<std::string> access;  ///< keys that grant or forbid, most specific first
  std::string pushed_as;            ///< bicycle: the mode whose rules say where it may be pushed
  std::vector<WayDefault> ways;
  std::vector<SpeedRule> speeds;
  std::vector<BarrierRule> barriers;
  std::vector<NodeDelay> node_delays;
  std::vector<WayDelay> way_delays;
  std::vector<CrossingDelay> crossing_delays;
  Source source;  ///< of the speed
};

}  // namespace quarter
