// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "quarter/base/tags.hpp"
#include "quarter/catalogue/stress.hpp"

namespace quarter {

/// Level of traffic stress of riding along a way in one direction, 1 (a child may) to 4 (Mekuria,
/// Furth and Nixon, Low-stress bicycling and network connectivity, 2012).
struct StressLevel {
  std::uint8_t level = 0;   ///< 0: not asked for
  bool by_default = false;  ///< rests on a speed or a number of lanes that is not tagged

  bool operator==(const StressLevel&) const = default;
};

struct WayStress {
  StressLevel forward;  ///< in the direction of the way's nodes
  StressLevel backward;
  std::uint8_t crossing = 0;  ///< level of crossing the way where nothing helps; 0: no more than 2
};

/// Speed and lanes of a road in one direction.
struct Traffic {
  double kmh = 0;
  double lanes = 0;  ///< of both directions
  bool kmh_tagged = false;
  bool lanes_tagged = false;
};

/// As tagged, else the catalogue's default for the class of road.
Traffic traffic_of(const StressRules& rules, Tags tags, bool forward);

/// By the rows of the catalogue's [stress], first match, for each direction.
WayStress traffic_stress(const StressRules& rules, Tags tags);

/// What a cyclist finds beside the lanes for cars, in one direction of a way: from `cycleway`,
/// `cycleway:both|left|right`, their `:oneway` and `:separation` and `parking:*`
/// (https://wiki.openstreetmap.org/wiki/Key:cycleway).
CycleFacility cycle_facility(const StressRules& rules, Tags tags, bool forward);

}  // namespace quarter
