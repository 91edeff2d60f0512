// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "quarter/base/lonlat.hpp"

namespace quarter {

/// Parallel lines at even distances along one axis: line k is at `origin` + k * `step` units,
/// rounded.
class GridLines {
 public:
  GridLines(double origin, double step) : origin_(origin), step_(step) {}

  /// Where line k is; lines far beyond the globe are drawn together at the limit of what fits.
  std::int32_t at(std::int64_t k) const {
    constexpr double kLimit = 2e9;
    const double value = origin_ + static_cast<double>(k) * step_;
    return static_cast<std::int32_t>(std::lround(std::clamp(value, -kLimit, kLimit)));
  }
  /// How many lines a value is from line 0.
  double lines_to(double value) const { return (value - origin_) / step_; }
  /// The first line at or beyond a value.
  std::int64_t first_from(std::int32_t value) const {
    auto k = static_cast<std::int64_t>(std::floor(lines_to(value))) - 1;
    while (at(k) < value)
      ++k;
    return k;
  }

 private:
  double origin_;
  double step_;
};

/// Lines of both directions.
struct GridNet {
  GridLines xs;
  GridLines ys;
};

/// Lines at `dx` and `dy` metres from each other on the plane at `centre`, counted from `origin`.
inline GridNet grid_net(LonLat centre, LonLat origin, double dx, double dy) {
  constexpr std::int32_t kUnits = 10'000'000;
  const LocalPlane plane(centre);
  const Point2 metres = plane.to_plane({centre.x + kUnits, centre.y + kUnits});
  return {GridLines(origin.x, dx / metres.x * kUnits), GridLines(origin.y, dy / metres.y * kUnits)};
}

}  // namespace quarter
