// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/lonlat.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace quarter {
namespace {

constexpr double kRadiansPerUnit = std::numbers::pi / 180.0 / LonLat::kPerDegree;
constexpr double kMetresPerUnit = kEarthRadiusM * kRadiansPerUnit;

std::int32_t clamp_to(double value, std::int32_t limit) {
  return static_cast<std::int32_t>(
      std::clamp(value, -static_cast<double>(limit), static_cast<double>(limit)));
}

}  // namespace

LonLat LonLat::from_degrees(double lon, double lat) {
  if (!(std::abs(lon) <= 180.0) || !(std::abs(lat) <= 90.0)) return {};
  return {static_cast<std::int32_t>(std::lround(lon * kPerDegree)),
          static_cast<std::int32_t>(std::lround(lat * kPerDegree))};
}

double distance_m(LonLat a, LonLat b) {
  const double lat_a = a.y * kRadiansPerUnit;
  const double lat_b = b.y * kRadiansPerUnit;
  const double sin_lat = std::sin((lat_b - lat_a) / 2);
  const double sin_lon =
      std::sin((static_cast<double>(b.x) - static_cast<double>(a.x)) * kRadiansPerUnit / 2);
  const double h = sin_lat * sin_lat + std::cos(lat_a) * std::cos(lat_b) * sin_lon * sin_lon;
  return 2 * kEarthRadiusM * std::asin(std::sqrt(std::min(1.0, h)));
}

double near_distance_m(LonLat a, LonLat b) {
  const double dx = static_cast<double>(b.x) - a.x;
  const double dy = static_cast<double>(b.y) - a.y;
  constexpr double kNear = 0.05 * LonLat::kPerDegree;
  if (std::abs(dx) > kNear || std::abs(dy) > kNear) return distance_m(a, b);
  const double middle = (static_cast<double>(a.y) + b.y) / 2 * kRadiansPerUnit;
  return kMetresPerUnit * std::hypot(dx * std::cos(middle), dy);
}

LonLat between(LonLat a, LonLat b, double share) {
  const auto mix = [share](std::int32_t from, std::int32_t to) {
    return static_cast<std::int32_t>(std::lround(from + share * (static_cast<double>(to) - from)));
  };
  return {mix(a.x, b.x), mix(a.y, b.y)};
}

LocalPlane::LocalPlane(LonLat origin)
    : origin_(origin),
      metres_per_x_(kMetresPerUnit * std::cos(origin.y * kRadiansPerUnit)),
      metres_per_y_(kMetresPerUnit) {}

LonLat LocalPlane::to_lonlat(Point2 p) const {
  const double x = origin_.x + (metres_per_x_ > 0 ? p.x / metres_per_x_ : 0.0);
  const double y = origin_.y + p.y / metres_per_y_;
  return {clamp_to(std::round(x), 1800000000), clamp_to(std::round(y), 900000000)};
}

double metres_per_unit_east(LonLat p) {
  return std::max(1e-6, std::cos(p.lat() * std::numbers::pi / 180));
}

void Box::extend(LonLat p) {
  min.x = std::min(min.x, p.x);
  min.y = std::min(min.y, p.y);
  max.x = std::max(max.x, p.x);
  max.y = std::max(max.y, p.y);
}

Box Box::grown(double metres) const {
  if (empty()) return *this;
  const double dy = metres / kMetresPerUnit;
  const double widest =
      std::max(std::abs(static_cast<double>(min.y)), std::abs(static_cast<double>(max.y)));
  const double dx = dy / std::max(0.01, std::cos(widest * kRadiansPerUnit));
  Box box;
  box.min = {clamp_to(std::floor(min.x - dx), 1800000000),
             clamp_to(std::floor(min.y - dy), 900000000)};
  box.max = {clamp_to(std::ceil(max.x + dx), 1800000000),
             clamp_to(std::ceil(max.y + dy), 900000000)};
  return box;
}

}  // namespace quarter
