// SPDX-License-Identifier: Apache-2.0
#include "street_points.hpp"

#include <algorithm>
#include <cmath>

namespace quarter {
namespace {

/// How far to the side of a street the block beside it is looked for, m.
constexpr double kBesideM = 8;

}  // namespace

void StreetPoints::add(std::span<const LonLat> shape, double length_m) {
  const double parts = std::max(1.0, std::ceil(length_m / spacing_m_));
  const double step = length_m / parts;
  double next = step / 2;
  double done = 0;
  for (std::size_t i = 1; i < shape.size(); ++i) {
    const double piece = near_distance_m(shape[i - 1], shape[i]);
    for (; next <= done + piece && piece > 0; next += step) {
      add_sides(shape[i - 1], shape[i], (next - done) / piece, step);
    }
    done += piece;
  }
}

void StreetPoints::add_sides(LonLat a, LonLat b, double share, double metres) {
  const LocalPlane plane(a);
  const Point2 to = plane.to_plane(b);
  const double length = std::hypot(to.x, to.y);
  const Point2 at{to.x * share, to.y * share};
  const Point2 aside{-to.y / length * kBesideM, to.x / length * kBesideM};
  const LonLat where = plane.to_lonlat(at);
  const std::uint32_t left = blocks_.find(plane.to_lonlat({at.x + aside.x, at.y + aside.y}));
  const std::uint32_t right = blocks_.find(plane.to_lonlat({at.x - aside.x, at.y - aside.y}));
  if (left == kNone || right == kNone) {
    origins_.push_back({where, left == kNone ? right : left, kNone, kNone, metres});
    return;
  }
  origins_.push_back({where, left, kNone, kNone, metres / 2});
  origins_.push_back({where, right, kNone, kNone, metres / 2});
}

}  // namespace quarter
