// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "quarter/base/geometry.hpp"

namespace quarter {

/// Whether an edge, which holds its lower end but not its upper one, lies to the east of a point on
/// the point's parallel.
inline bool is_east_of(LonLat a, LonLat b, LonLat p) {
  if ((a.y > p.y) == (b.y > p.y)) return false;
  // Both products are below 3.6e9 * 1.8e9 and fit.
  const std::int64_t height = std::int64_t{b.y} - a.y;
  const std::int64_t of_point = (std::int64_t{p.x} - a.x) * height;
  const std::int64_t of_edge = (std::int64_t{b.x} - a.x) * (std::int64_t{p.y} - a.y);
  return height > 0 ? of_point < of_edge : of_point > of_edge;
}

/// Whether a point lies on the straight line between two others, or on one of them.
inline bool is_on(LonLat a, LonLat b, LonLat p) {
  if (p.x < std::min(a.x, b.x) || p.x > std::max(a.x, b.x) || p.y < std::min(a.y, b.y) ||
      p.y > std::max(a.y, b.y))
    return false;
  return (std::int64_t{p.x} - a.x) * (std::int64_t{b.y} - a.y) ==
         (std::int64_t{b.x} - a.x) * (std::int64_t{p.y} - a.y);
}

/// Answers `contains(polygon, p)` for many points of a polygon with many corners: its edges lie in
/// bands along the parallels, of which a point looks at one. The holes lie within the outer ring
/// and apart from one another. Where they do not, or rings cross, a point is in the polygon if a
/// ray from it meets the rings an odd number of times.
class PolygonBands {
 public:
  explicit PolygonBands(const Polygon& polygon);
  /// The same as contains(polygon, p).
  bool contains(LonLat p) const;
  /// Likewise, and all points on the outline and on those of holes as well.
  bool holds(LonLat p) const;

 private:
  struct Edge {
    LonLat a;
    LonLat b;
  };

  void add(const Ring& ring);
  void fill_bands();
  std::size_t band_of(std::int32_t y) const;
  /// Those of the band at a latitude in the box.
  std::span<const std::uint32_t> edges_at(std::int32_t y) const;

  std::vector<Edge> edges_;
  Box box_;
  std::int64_t height_ = 1;                   ///< of a band
  std::vector<std::uint32_t> first_of_band_;  ///< in in_bands_; one more than there are bands
  std::vector<std::uint32_t> in_bands_;       ///< edges, band by band
};

}  // namespace quarter
