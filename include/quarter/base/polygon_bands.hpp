// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "quarter/base/geometry.hpp"

namespace quarter {

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
