// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
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

/// Answers `contains(polygon, p)` for many points of a polygon with many corners: its edges lie in
/// bands along the parallels, of which a point looks at one. The holes lie within the outer ring
/// and apart from one another.
class PolygonBands {
 public:
  explicit PolygonBands(const Polygon& polygon);
  /// The same as contains(polygon, p).
  bool contains(LonLat p) const;

 private:
  struct Edge {
    LonLat a;
    LonLat b;
  };

  void add(const Ring& ring);
  std::size_t band_of(std::int32_t y) const;

  std::vector<Edge> edges_;
  Box box_;
  std::int64_t height_ = 1;  ///< of a band
  std::vector<std::vector<std::uint32_t>> bands_;
};

}  // namespace quarter
