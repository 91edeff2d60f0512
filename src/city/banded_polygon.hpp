// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "quarter/base/geometry.hpp"

namespace quarter {

/// A polygon with its edges sorted into bands of latitude, so that asking whether a point is inside
/// takes the few edges of one band, however many there are.
class BandedPolygon {
 public:
  explicit BandedPolygon(const Polygon& polygon);

  /// By the even-odd rule, exactly; the outline is inside.
  bool contains(LonLat p) const;
  const Box& box() const { return box_; }

 private:
  using Edge = std::pair<LonLat, LonLat>;

  std::size_t band_of(std::int32_t y) const {
    return static_cast<std::size_t>((std::int64_t{y} - box_.min.y) / height_);
  }

  Box box_;
  std::int64_t height_ = 1;            ///< of a band, in units
  std::vector<std::uint32_t> begins_;  ///< by band: its part of edges_
  std::vector<Edge> edges_;            ///< southern end first
};

}  // namespace quarter
