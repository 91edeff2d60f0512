// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "quarter/catalogue/tag_rule.hpp"

namespace quarter {

/// What a cyclist has beside the lanes of cars; the best of both sides counts.
enum class CycleFacility : std::uint8_t {
  track,            ///< kept apart by more than paint
  lane,             ///< painted
  lane_by_parking,  ///< painted, beside parked cars
  none,
};

/// Speed and lanes of a class of road where they are not tagged.
struct StressDefault {
  std::vector<std::string> highway;  ///< classes, without _link
  double kmh = 50;
  double lanes = 2;
};

/// A way's level of traffic stress in one direction; first match decides.
struct StressRow {
  TagRule rule;  ///< without `when` it matches every way
  std::optional<CycleFacility> facility;
  double max_kmh = 0;    ///< > 0: at most this fast
  double max_lanes = 0;  ///< > 0: at most so many lanes, of both directions
  int level = 4;         ///< 1 to 4
};

/// How the map tells on which side people drive.
struct DrivingSideRules {
  double share = 0.75;   ///< of the metres seen must agree, 0.5 to 1
  double pair_m = 40;    ///< carriageways of one road are at most so far apart, m
  double least_m = 500;  ///< of a road with two carriageways tell the side, m
};

struct StressRules {
  bool drive_on_right = true;  ///< where the map does not tell
  DrivingSideRules side;
  std::vector<StressDefault> defaults;
  double other_kmh = 50;  ///< of classes in no row of `defaults`
  double other_lanes = 2;
  double crossing_kmh = 50;   ///< crossing a faster road, or one
  double crossing_lanes = 3;  ///< with more lanes, is level 4, else 3
  std::vector<StressRow> rows;
};

}  // namespace quarter
