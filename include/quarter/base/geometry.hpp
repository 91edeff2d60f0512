// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "quarter/base/lonlat.hpp"

namespace quarter {

using Line = std::vector<LonLat>;
/// Closed: the last point repeats the first.
using Ring = std::vector<LonLat>;

struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
};
using MultiPolygon = std::vector<Polygon>;

/// Many lines in one allocation.
class LineSet {
 public:
  void add(std::span<const LonLat> line) {
    points_.insert(points_.end(), line.begin(), line.end());
    ends_.push_back(points_.size());
  }
  std::size_t size() const { return ends_.size(); }
  bool empty() const { return ends_.empty(); }
  /// Those of all lines, one after another.
  std::span<const LonLat> points() const { return points_; }
  std::span<const LonLat> operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return {points_.data() + begin, ends_[i] - begin};
  }

 private:
  std::vector<LonLat> points_;
  std::vector<std::size_t> ends_;
};

/// Area on the WGS 84 ellipsoid in square metres (authalic cylindrical projection, exact but for
/// the bend of the edges). Holes are taken off; never negative.
double area_m2(const Ring& ring);
double area_m2(const Polygon& polygon);
double area_m2(const MultiPolygon& polygons);

/// Signed area: positive if the ring runs counter-clockwise.
double signed_area_m2(std::span<const LonLat> ring);

/// Even-odd rule, exact. A point on the outline is inside if the ground just to the east of it is
/// (to the north, where the outline runs from west to east), so that of areas which part the ground
/// exactly one has it.
bool contains(const Ring& ring, LonLat p);
bool contains(const Polygon& polygon, LonLat p);
bool contains(const MultiPolygon& polygons, LonLat p);

Box box_of(std::span<const LonLat> points);
Box box_of(const MultiPolygon& polygons);

/// Length in metres.
double length_m(std::span<const LonLat> line);
/// The same by near_distance_m, as the lengths of streets are.
double near_length_m(std::span<const LonLat> line);

/// Centre of gravity of a ring; the mean of its points if it has no area.
LonLat centroid(std::span<const LonLat> ring);

/// The point of segment a-b nearest to p, as the share of the way from a (0) to b (1).
double nearest_share(Point2 p, Point2 a, Point2 b);

}  // namespace quarter
