// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "quarter/catalogue/tag_rule.hpp"

namespace quarter {

/// How access values are read, for ways and nodes.
struct AccessValues {
  std::vector<std::string> allow;   ///< anyone may pass
  std::vector<std::string> ends;    ///< only at the start or the end of a trip
  std::vector<std::string> forbid;  ///< nobody may pass
  /// Values of the key `access` that speak of vehicles: they do not bind people on foot.
  std::vector<std::string> of_vehicles;
  std::vector<TagRule> lifts;  ///< nodes without which there is no way: closed if out of use
  std::vector<TagRule> nodes;  ///< other nodes, besides barriers, on which the keys are read
};

/// Which tags of a node help those who cross a road there, and which signals are those of one
/// junction.
struct JunctionRules {
  std::vector<TagRule> marked;       ///< nodes where a crossing is marked
  std::vector<TagRule> islands;      ///< nodes where one waits halfway
  std::vector<std::string> streets;  ///< classes of ways that make a junction where three ends meet
  std::vector<std::string> driveways;  ///< classes of ways that cars use too, but that make none
  double signals_within_m = 0;         ///< signals so near along streets are those of one junction
};

struct ElevationRules {
  double smooth_m = 50;        ///< heights are means of squares of this side, m
  double sample_m = 20;        ///< distance of heights along a street, m
  std::vector<TagRule> level;  ///< ways whose speed or seconds hold the climb already
};

/// Tags, and traffic where it matters; speeds and lanes that are not tagged are those of
/// StressRules::defaults.
struct StreetClassRule {
  TagRule rule;
  double over_kmh = 0;    ///< > 0: only where it is faster, in some direction
  double over_lanes = 0;  ///< > 0: only where there are more lanes, of both directions
};

/// A kind of street that checks speak of, such as "bikeway".
struct StreetClass {
  std::string id;
  std::vector<StreetClassRule> rules;  ///< any of these
};

/// As many as a mask has bits.
inline constexpr std::size_t kMostStreetClasses = 64;

/// Areas that are crossed freely.
struct WalkableAreaRules {
  std::vector<TagRule> areas;  ///< closed ways, and multipolygons as if they had area=yes
  int max_points = 200;        ///< more entrances and corners: along the outline only
};

/// Which parts of the network are no gated compounds (SearchGraph).
struct CompoundRules {
  std::uint64_t outside = 0;  ///< bits of street classes: what holds or meets one is public
};

/// Where people cross a street although there is no crossing (add_informal_crossings).
struct InformalCrossings {
  std::uint64_t streets = 0;       ///< bits of street classes: what is crossed anywhere
  std::uint64_t sidewalks = 0;     ///< sidewalks that are drawn apart
  std::uint64_t crossings = 0;     ///< paths over a street
  double across_m = 15;            ///< a sidewalk is at most so far from its street
  double crossing_within_m = 100;  ///< where a crossing is as near, it is taken
  double every_m = 25;             ///< distance of links along a sidewalk, besides its nodes
};

}  // namespace quarter
