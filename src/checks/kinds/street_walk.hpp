// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "quarter/network/street_network.hpp"

namespace quarter::kinds {

inline LonLat middle_of(std::span<const LonLat> shape) {
  if (shape.size() % 2 == 1) return shape[shape.size() / 2];
  return midpoint(shape[shape.size() / 2 - 1], shape[shape.size() / 2]);
}

/// A segment while streets are gone through; it belongs to the district its middle lies in.
struct Street {
  std::uint32_t index;
  const StreetSegment& segment;
  LonLat middle;
  std::uint64_t classes;

  double km() const { return segment.length_cm / 1e5; }
};

/// Calls `visit(street)` for each segment of one of these classes.
template <typename Visit>
void for_each_street(const StreetNetwork& network, std::uint64_t classes, Visit visit) {
  for (std::uint32_t s = 0; s < network.segments.size(); ++s) {
    const StreetSegment& segment = network.segments[s];
    const std::uint64_t own = network.way_rules[segment.rule].classes;
    if ((own & classes) != 0) visit(Street{s, segment, middle_of(network.shape(segment)), own});
  }
}

}  // namespace quarter::kinds
