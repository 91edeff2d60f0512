// SPDX-License-Identifier: Apache-2.0
#include "inner_width.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geos.hpp"

namespace quarter {
namespace {

struct Measures {
  double area_m2 = 0;
  double length_m = 0;
};

Measures measure(const Ring& ring, const LocalPlane& plane) {
  Measures m;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Point2 a = plane.to_plane(ring[i - 1]), b = plane.to_plane(ring[i]);
    m.area_m2 += (a.x * b.y - b.x * a.y) / 2;
    m.length_m += std::hypot(b.x - a.x, b.y - a.y);
  }
  m.area_m2 = std::abs(m.area_m2);
  return m;
}

/// Whether a circle of radius r must fit. If the largest has the radius r, every point is within r
/// of an outline of length L with h holes, and their area is at most r·L + max(0, h - 1)·π·r²
/// (B. Sz.-Nagy, "Über Parallelmengen nichtkonvexer ebener Bereiche", Acta Sci. Math. 20, 1959).
bool must_hold(const Polygon& polygon, const LocalPlane& plane, double radius_m) {
  Measures all = measure(polygon.outer, plane);
  for (const Ring& hole : polygon.holes) {
    const Measures h = measure(hole, plane);
    all.area_m2 -= h.area_m2;
    all.length_m += h.length_m;
  }
  const double more = std::max(0.0, static_cast<double>(polygon.holes.size()) - 1);
  return all.area_m2 > radius_m * (all.length_m + more * std::numbers::pi * radius_m);
}

}  // namespace

bool InnerWidth::at_least(double metres) {
  if (metres_) return *metres_ >= metres;
  const Box box = box_of(area_);
  if (box.empty()) return false;
  const LocalPlane plane(midpoint(box.min, box.max));
  const Point2 low = plane.to_plane(box.min), high = plane.to_plane(box.max);
  if (std::min(high.x - low.x, high.y - low.y) < metres) return false;
  const bool holds = std::any_of(area_.begin(), area_.end(), [&](const Polygon& polygon) {
    return must_hold(polygon, plane, metres / 2);
  });
  if (holds) return true;
  metres_ = measured(plane);
  return *metres_ >= metres;
}

double InnerWidth::measured(const LocalPlane& plane) const {
  geos::Geometry shape = geos::on_plane(area_, plane);
  if (gap_m_ > 0) shape = geos::grown(geos::grown(shape.get(), gap_m_ / 2).get(), -gap_m_ / 2);
  double area_of_plane = 0;
  GEOSArea_r(geos::context(), shape.get(), &area_of_plane);
  return geos::inscribed_diameter(shape.get(), std::max(0.1, 0.001 * std::sqrt(area_of_plane)));
}

}  // namespace quarter
