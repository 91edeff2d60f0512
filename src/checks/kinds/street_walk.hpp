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

/// A segment while streets are gone through.
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

/// Calls `visit(position, piece)` at the rising shares `share(0)` … `share(count - 1)` of a line of
/// so many metres, until one returns false; `piece` is the point the stretch it lies on ends at.
template <typename Share, typename Visit>
void visit_along(std::span<const LonLat> shape, double length_m, int count, Share share,
                 Visit visit) {
  double before_m = 0;
  int next = 0;
  for (std::size_t i = 1; i < shape.size() && next < count; ++i) {
    const double piece_m = near_distance_m(shape[i - 1], shape[i]);
    for (; next < count && before_m + piece_m >= length_m * share(next); ++next) {
      const double part = piece_m > 0 ? (length_m * share(next) - before_m) / piece_m : 0;
      if (!visit(between(shape[i - 1], shape[i], part), i)) return;
    }
    before_m += piece_m;
  }
}

}  // namespace quarter::kinds
