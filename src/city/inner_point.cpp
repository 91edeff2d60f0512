// SPDX-License-Identifier: Apache-2.0
#include "inner_point.hpp"

#include <algorithm>
#include <numeric>

#include "exact.hpp"

namespace quarter {
namespace {

void add_crossings(const Ring& ring, std::int32_t y, std::vector<std::int32_t>& crossings) {
  for (std::size_t i = 1; i < ring.size(); ++i) {
    if ((ring[i - 1].y > y) == (ring[i].y > y)) continue;
    crossings.push_back(exact::x_at(ring[i - 1], ring[i], y));
  }
}

}  // namespace

LonLat inner_point(const Polygon& polygon) {
  const LonLat centre = centroid(polygon.outer);
  if (contains(polygon, centre)) return centre;
  const Box box = box_of(polygon.outer);
  const std::int32_t y = std::midpoint(box.min.y, box.max.y);
  std::vector<std::int32_t> xs;
  add_crossings(polygon.outer, y, xs);
  for (const Ring& hole : polygon.holes)
    add_crossings(hole, y, xs);
  std::sort(xs.begin(), xs.end());
  LonLat point = centre;
  std::int64_t widest = -1;
  for (std::size_t i = 1; i < xs.size(); i += 2) {
    const std::int64_t width = std::int64_t{xs[i]} - xs[i - 1];
    if (width <= widest) continue;
    widest = width;
    point = {std::midpoint(xs[i - 1], xs[i]), y};
  }
  return point;
}

}  // namespace quarter
