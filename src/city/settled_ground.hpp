// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "quarter/base/geometry.hpp"

namespace quarter {

/// Something that settles the ground around it: the ring of a building, a stretch of a street, the
/// ring of a populated cell, or a point.
struct Settler {
  std::span<const LonLat> shape;  ///< a ring if it is closed; at least one point
  double reach_m = 0;             ///< ground so far from it is settled, and what is inside
};

/// What the settlers settle together, as outlines in whole units. An outline depends on what is
/// near to it only: the distance is found at the points of a net over the globe, about 10 m apart,
/// and the outline led between them (marching squares, W. Lorensen and H. Cline, SIGGRAPH 1987, on
/// the plane). Holes smaller than `fill_m2` are filled. Does not depend on the order of settlers.
MultiPolygon settled_ground(std::span<const Settler> settlers, double fill_m2);

/// Share of a polygon that settlers settle, 0 to 1, from the points of the same net; 0 if none of
/// them lies inside.
double settled_share(const Polygon& polygon, std::span<const Settler> settlers);

}  // namespace quarter
