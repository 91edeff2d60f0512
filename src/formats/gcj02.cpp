// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/gcj02.hpp"

#include <cmath>
#include <numbers>

namespace quarter {
namespace {

struct Degrees {
  double lon;
  double lat;
};

bool is_shifted(Degrees p) {
  return p.lon >= 72.004 && p.lon <= 137.8347 && p.lat >= 0.8293 && p.lat <= 55.8271;
}

double wave(double amplitude, double angle) {
  return amplitude * std::sin(angle * std::numbers::pi) * 2 / 3;
}

/// What is added to a position on WGS 84.
Degrees shift_at(Degrees p) {
  const double x = p.lon - 105;
  const double y = p.lat - 35;
  const double root = std::sqrt(std::abs(x));
  const double ripple = wave(20, 6 * x) + wave(20, 2 * x);
  const double north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ripple +
                       wave(20, y) + wave(40, y / 3) + wave(160, y / 12) + wave(320, y / 30);
  const double east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ripple +
                      wave(20, x) + wave(40, x / 3) + wave(150, x / 12) + wave(300, x / 30);
  // Metres on the ellipsoid of Krasovsky, 1940.
  constexpr double kAxisM = 6378245;
  constexpr double kEccentricity2 = 0.00669342162296594323;
  const double lat = p.lat * std::numbers::pi / 180;
  const double w2 = 1 - kEccentricity2 * std::sin(lat) * std::sin(lat);
  const double meridian_m = kAxisM * (1 - kEccentricity2) / (w2 * std::sqrt(w2));
  const double parallel_m = kAxisM / std::sqrt(w2) * std::cos(lat);
  const double degree = 180 / std::numbers::pi;
  return {east / parallel_m * degree, north / meridian_m * degree};
}

}  // namespace

LonLat to_gcj02(LonLat wgs84) {
  const Degrees p{wgs84.lon(), wgs84.lat()};
  if (!is_shifted(p)) return wgs84;
  const Degrees shift = shift_at(p);
  return LonLat::from_degrees(p.lon + shift.lon, p.lat + shift.lat);
}

LonLat from_gcj02(LonLat gcj02) {
  const Degrees target{gcj02.lon(), gcj02.lat()};
  if (!is_shifted(target)) return gcj02;
  Degrees p = target;
  for (int i = 0; i < 20; ++i) {  // each time the rest is about a thousandth
    const Degrees shift = shift_at(p);
    p = {target.lon - shift.lon, target.lat - shift.lat};
  }
  return LonLat::from_degrees(p.lon, p.lat);
}

}  // namespace quarter
