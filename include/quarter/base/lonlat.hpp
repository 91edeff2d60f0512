// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace quarter {

/// Mean radius R1 of the Earth in metres (IUGG; Moritz, Geodetic Reference System 1980).
inline constexpr double kEarthRadiusM = 6371008.8;

/// A position in WGS 84, in fixed point: 1e-7 degrees, the resolution of OpenStreetMap (about 1
/// cm). Default-constructed it is *nowhere* (not valid).
struct LonLat {
  std::int32_t x = kNowhere;  ///< longitude, 1e-7 degrees, -180°..180°
  std::int32_t y = kNowhere;  ///< latitude, 1e-7 degrees, -90°..90°

  static constexpr std::int32_t kNowhere = std::numeric_limits<std::int32_t>::max();
  static constexpr double kPerDegree = 1e7;

  /// Rounds to the nearest 1e-7 degree; nowhere if outside the globe or not a number.
  static LonLat from_degrees(double lon, double lat);

  double lon() const { return x / kPerDegree; }
  double lat() const { return y / kPerDegree; }
  bool valid() const {
    return x >= -1800000000 && x <= 1800000000 && y >= -900000000 && y <= 900000000;
  }
  auto operator<=>(const LonLat&) const = default;
};

/// Great-circle distance in metres (haversine on the mean sphere; at most 0.5 % from the
/// ellipsoid).
double distance_m(LonLat a, LonLat b);

/// The same for positions that are close, several times faster: the plane at the middle latitude,
/// at most 1e-7 off below 5 km. Falls back to distance_m for positions farther apart.
double near_distance_m(LonLat a, LonLat b);

/// Halfway between two positions, in degrees.
inline LonLat midpoint(LonLat a, LonLat b) {
  return {static_cast<std::int32_t>((std::int64_t{a.x} + b.x) / 2),
          static_cast<std::int32_t>((std::int64_t{a.y} + b.y) / 2)};
}

/// The position a share of the way from one to another, 0..1, rounded to units.
LonLat between(LonLat a, LonLat b, double share);

/// A position on a plane, in metres.
struct Point2 {
  double x = 0;
  double y = 0;
};

/// Metres on the plane that touches the Earth at an origin (equirectangular). Lengths within a few
/// kilometres of the origin agree with distance_m to better than 1e-6.
class LocalPlane {
 public:
  explicit LocalPlane(LonLat origin);
  Point2 to_plane(LonLat p) const {
    return {(p.x - static_cast<double>(origin_.x)) * metres_per_x_,
            (p.y - static_cast<double>(origin_.y)) * metres_per_y_};
  }
  LonLat to_lonlat(Point2 p) const;

 private:
  LonLat origin_;
  double metres_per_x_;
  double metres_per_y_;
};

/// Metres on the ground for a metre to the east as it is drawn at p on LocalPlane(LonLat{0, 0}), on
/// which what is found depends on no other place; 1 at the equator, no less than 1e-6.
double metres_per_unit_east(LonLat p);

/// An upright box in WGS 84; empty by default.
struct Box {
  LonLat min{std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::max()};
  LonLat max{std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::min()};

  bool empty() const { return min.x > max.x || min.y > max.y; }
  void extend(LonLat p);
  bool contains(LonLat p) const {
    return p.x >= min.x && p.x <= max.x && p.y >= min.y && p.y <= max.y;
  }
  bool overlaps(const Box& o) const {
    return min.x <= o.max.x && o.min.x <= max.x && min.y <= o.max.y && o.min.y <= max.y;
  }
  /// The box grown by `metres` on every side, kept on the globe.
  Box grown(double metres) const;
};

}  // namespace quarter
