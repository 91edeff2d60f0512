// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "quarter/base/tags.hpp"
#include "quarter/city/map_data.hpp"

namespace quarter {

struct StressRules;

/// A road that is driven one way, as far as that tells the side of the traffic.
struct OneWayRoad {
  enum class Kind : std::uint8_t {
    roundabout,   ///< cars go around counter-clockwise where people drive on the right
    carriageway,  ///< of a bigger road: perhaps one of two
  };

  Kind kind = Kind::carriageway;
  bool reversed = false;   ///< cars go against the order of its nodes
  std::uint64_t road = 0;  ///< of its name or number: both carriageways have the same
};

/// Nothing if the tags do not speak of such a road. A carriageway must have a name or a number
/// (https://wiki.openstreetmap.org/wiki/Tag:junction%3Droundabout, …/wiki/Key:oneway).
std::optional<OneWayRoad> one_way_road(Tags tags);

/// Such a road with its line.
struct OneWayLine {
  OneWayRoad road;
  Line line;
};

/// Roundabouts tell the side if enough of their metres agree (DrivingSideRules::share), else pairs
/// of carriageways, weighed by length; else it is the catalogue's. The order of the roads changes
/// nothing.
DrivingSide driving_side(const StressRules& rules, const std::vector<OneWayLine>& roads);

}  // namespace quarter
