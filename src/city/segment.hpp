// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "quarter/base/geometry.hpp"

namespace quarter {

enum class SegmentKind : std::uint8_t {
  bound,  ///< of a street, a bank, the outline of the area
  cut,    ///< of the grid that cuts large faces
};

/// A straight piece of a line that bounds faces; a < b (west to east, then south to north).
struct Segment {
  LonLat a;
  LonLat b;
  /// Rings of the study area that have their inside left of a→b, less those that have it right.
  std::int16_t winding = 0;
  SegmentKind kind = SegmentKind::bound;
};

/// The segment from p to q, which differ; `winding` is seen in that direction.
inline Segment segment_of(LonLat p, LonLat q, int winding = 0,
                          SegmentKind kind = SegmentKind::bound) {
  if (q < p) {
    std::swap(p, q);
    winding = -winding;
  }
  return {p, q, static_cast<std::int16_t>(winding), kind};
}

/// Adds the rings of `area`, their winding set so that the inside is where it does not sum to 0.
void add_outlines(const MultiPolygon& area, std::vector<Segment>& segments);

/// Adds the pieces of a line that are inside `box`, cut at its border.
void add_line(std::span<const LonLat> line, const Box& box, std::vector<Segment>& segments);

}  // namespace quarter
