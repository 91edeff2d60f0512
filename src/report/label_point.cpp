// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/label_point.hpp"

#include <algorithm>
#include <cmath>

namespace quarter {
namespace {

constexpr int kScanLines = 24;

/// Where the rings of a polygon cross a parallel, in ascending longitude.
std::vector<double> crossings(const Polygon& polygon, double y) {
  std::vector<double> xs;
  const auto cross = [&](const Ring& ring) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const LonLat a = ring[i - 1], b = ring[i];
      if ((a.y > y) == (b.y > y)) continue;
      xs.push_back(a.x +
                   (y - a.y) / (static_cast<double>(b.y) - a.y) * (static_cast<double>(b.x) - a.x));
    }
  };
  cross(polygon.outer);
  for (const Ring& hole : polygon.holes)
    cross(hole);
  std::sort(xs.begin(), xs.end());
  return xs;
}

/// Squared metres from a point to the nearest edge.
double clearance(const Polygon& polygon, LonLat p) {
  const LocalPlane plane(p);
  double least = 1e300;
  const auto look = [&](const Ring& ring) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Point2 a = plane.to_plane(ring[i - 1]), b = plane.to_plane(ring[i]);
      const double t = std::clamp(nearest_share({0, 0}, a, b), 0.0, 1.0);
      const double x = a.x + t * (b.x - a.x), y = a.y + t * (b.y - a.y);
      least = std::min(least, x * x + y * y);
    }
  };
  look(polygon.outer);
  for (const Ring& hole : polygon.holes)
    look(hole);
  return least;
}

}  // namespace

LonLat label_point(const MultiPolygon& area) {
  if (area.empty()) return {};
  const Polygon& polygon =
      *std::max_element(area.begin(), area.end(),
                        [](const Polygon& a, const Polygon& b) { return area_m2(a) < area_m2(b); });
  const Box box = box_of(polygon.outer);
  LonLat best = centroid(polygon.outer);
  double most = contains(polygon, best) ? clearance(polygon, best) : -1;
  for (int line = 1; line < kScanLines; ++line) {
    const double y = box.min.y + (static_cast<double>(box.max.y) - box.min.y) * line / kScanLines;
    const std::vector<double> xs = crossings(polygon, y);
    for (std::size_t i = 1; i < xs.size(); i += 2) {
      const LonLat p{static_cast<std::int32_t>(std::lround((xs[i - 1] + xs[i]) / 2)),
                     static_cast<std::int32_t>(std::lround(y))};
      const double free = clearance(polygon, p);
      if (free > most) {
        most = free;
        best = p;
      }
    }
  }
  return best;
}

}  // namespace quarter
