// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>

#include "quarter/base/lonlat.hpp"

// Geometry on fixed-point positions without rounding errors: products of coordinates are held in
// 128 bits, so each answer is true and the same on every machine.
namespace quarter::exact {

__extension__ typedef __int128 Wide;

/// Twice the signed area of the triangle a, b, p, in square units: > 0 if p is left of a→b.
inline Wide twice_area(LonLat a, LonLat b, LonLat p) {
  const std::int64_t ax = a.x;
  const std::int64_t ay = a.y;
  return Wide{b.x - ax} * (p.y - ay) - Wide{b.y - ay} * (p.x - ax);
}

/// 1 if p is left of a→b, -1 if right, 0 if on the line.
inline int side(LonLat a, LonLat b, LonLat p) {
  const Wide area = twice_area(a, b, p);
  return (area > 0) - (area < 0);
}

/// number / divisor to the nearest integer, halves upwards; divisor must not be 0.
inline std::int64_t rounded_quotient(Wide number, Wide divisor) {
  if (divisor < 0) {
    number = -number;
    divisor = -divisor;
  }
  const Wide top = 2 * number + divisor;
  const Wide bottom = 2 * divisor;
  const Wide quotient = top / bottom;
  return static_cast<std::int64_t>(top % bottom < 0 ? quotient - 1 : quotient);
}

/// Latitude of the line a-b at a longitude, rounded; a.x and b.x must differ.
inline std::int32_t y_at(LonLat a, LonLat b, std::int32_t x) {
  const Wide rise = Wide{std::int64_t{x} - a.x} * (std::int64_t{b.y} - a.y);
  return static_cast<std::int32_t>(a.y + rounded_quotient(rise, std::int64_t{b.x} - a.x));
}

/// Longitude of the line a-b at a latitude, rounded; a.y and b.y must differ.
inline std::int32_t x_at(LonLat a, LonLat b, std::int32_t y) {
  const Wide run = Wide{std::int64_t{y} - a.y} * (std::int64_t{b.x} - a.x);
  return static_cast<std::int32_t>(a.x + rounded_quotient(run, std::int64_t{b.y} - a.y));
}

/// Whether segments a-b and c-d cross at a point inside of both.
inline bool cross(LonLat a, LonLat b, LonLat c, LonLat d) {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/// The point where two segments that cross do so, rounded.
inline LonLat crossing(LonLat a, LonLat b, LonLat c, LonLat d) {
  const Wide from_a = twice_area(c, d, a);
  const Wide whole = from_a - twice_area(c, d, b);
  const std::int64_t dx = std::int64_t{b.x} - a.x;
  const std::int64_t dy = std::int64_t{b.y} - a.y;
  return {static_cast<std::int32_t>(a.x + rounded_quotient(from_a * dx, whole)),
          static_cast<std::int32_t>(a.y + rounded_quotient(from_a * dy, whole))};
}

/// Whether segment a-b meets the pixel of p: the places that are rounded to p, from half a unit
/// west and south of it (included) to half a unit east and north (not included).
inline bool meets_pixel(LonLat a, LonLat b, LonLat p) {
  if (std::max(a.x, b.x) < p.x || std::min(a.x, b.x) > p.x) return false;
  if (std::max(a.y, b.y) < p.y || std::min(a.y, b.y) > p.y) return false;
  if (a.x == b.x || a.y == b.y) return true;
  // In half units around p, so that the corners of the pixel are (±1, ±1).
  const std::int64_t ax = 2 * (std::int64_t{a.x} - p.x);
  const std::int64_t ay = 2 * (std::int64_t{a.y} - p.y);
  const std::int64_t dx = 2 * (std::int64_t{b.x} - a.x);
  const std::int64_t dy = 2 * (std::int64_t{b.y} - a.y);
  const auto side_of_corner = [&](int x, int y) {
    const Wide area = Wide{dx} * (y - ay) - Wide{dy} * (x - ax);
    return (area > 0) - (area < 0);
  };
  // A line that rises meets the open pixel if it passes between the corners in the north-west and
  // in the south-east, neither of which belongs to the pixel; a line that falls, between the other
  // two, of which the one in the south-west does.
  const bool rises = (dx > 0) == (dy > 0);
  if (rises) return side_of_corner(-1, 1) * side_of_corner(1, -1) < 0;
  const int south_west = side_of_corner(-1, -1);
  return south_west == 0 || south_west * side_of_corner(1, 1) < 0;
}

}  // namespace quarter::exact
