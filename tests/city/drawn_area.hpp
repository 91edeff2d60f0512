// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <random>
#include <vector>

#include "quarter/base/geometry.hpp"

namespace quarter {

/// A position so many metres east and north of a corner near the equator, where a metre is the same
/// in both directions.
inline LonLat metres(double east, double north) {
  return LocalPlane(LonLat::from_degrees(0.3, 0.3)).to_lonlat({east, north});
}

inline Ring ring(std::initializer_list<Point2> corners) {
  Ring points;
  for (const Point2& p : corners)
    points.push_back(metres(p.x, p.y));
  points.push_back(points.front());
  return points;
}

inline Ring rectangle(double west, double south, double east, double north) {
  return ring({{west, south}, {east, south}, {east, north}, {west, north}});
}

inline MultiPolygon town(double west, double south, double east, double north) {
  return {{rectangle(west, south, east, north), {}}};
}

inline Line street(std::initializer_list<Point2> points) {
  Line line;
  for (const Point2& p : points)
    line.push_back(metres(p.x, p.y));
  return line;
}

inline LineSet streets(const std::vector<Line>& lines) {
  LineSet set;
  for (const Line& line : lines)
    set.add(line);
  return set;
}

inline LonLat random_point(std::mt19937& random, const Box& box) {
  return {std::uniform_int_distribution<std::int32_t>(box.min.x, box.max.x)(random),
          std::uniform_int_distribution<std::int32_t>(box.min.y, box.max.y)(random)};
}

}  // namespace quarter
