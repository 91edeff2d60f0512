// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "quarter/base/polygon_bands.hpp"

namespace quarter {
namespace {

// WGS 84 (NIMA TR8350.2): semi-major axis and first eccentricity.
constexpr double kSemiMajorM = 6378137.0;
constexpr double kEccentricity = 0.08181919084262149;

/// Height in the cylindrical equal-area projection of the ellipsoid (Snyder, Map Projections: A
/// Working Manual, USGS PP 1395, 1987, eq. 3-12 and 10-20), in metres.
double equal_area_height(double lat_rad) {
  const double s = std::sin(lat_rad);
  const double es = kEccentricity * s;
  const double q = (1 - kEccentricity * kEccentricity) *
                   (s / (1 - es * es) - std::log((1 - es) / (1 + es)) / (2 * kEccentricity));
  return kSemiMajorM * q / 2;
}

constexpr double kRadiansPerUnit = std::numbers::pi / 180.0 / LonLat::kPerDegree;

}  // namespace

double signed_area_m2(std::span<const LonLat> ring) {
  if (ring.size() < 3) return 0;
  // Coordinates relative to the first point keep the products small.
  const double x0 = ring.front().x;
  const double h0 = equal_area_height(ring.front().y * kRadiansPerUnit);
  double twice = 0;
  double px = 0;
  double ph = 0;
  for (const LonLat& p : ring) {
    const double x = (p.x - x0) * kRadiansPerUnit * kSemiMajorM;
    const double h = equal_area_height(p.y * kRadiansPerUnit) - h0;
    twice += px * h - x * ph;
    px = x;
    ph = h;
  }
  return twice / 2;
}

double area_m2(const Ring& ring) {
  return std::abs(signed_area_m2(ring));
}

double area_m2(const Polygon& polygon) {
  double area = area_m2(polygon.outer);
  for (const Ring& hole : polygon.holes)
    area -= area_m2(hole);
  return std::max(0.0, area);
}

double area_m2(const MultiPolygon& polygons) {
  double area = 0;
  for (const Polygon& polygon : polygons)
    area += area_m2(polygon);
  return area;
}

bool contains(const Ring& ring, LonLat p) {
  bool inside = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    if (is_east_of(ring[i], ring[j], p)) inside = !inside;
  }
  return inside;
}

bool contains(const Polygon& polygon, LonLat p) {
  if (!contains(polygon.outer, p)) return false;
  return std::none_of(polygon.holes.begin(), polygon.holes.end(),
                      [&](const Ring& hole) { return contains(hole, p); });
}

bool contains(const MultiPolygon& polygons, LonLat p) {
  return std::any_of(polygons.begin(), polygons.end(),
                     [&](const Polygon& polygon) { return contains(polygon, p); });
}

Box box_of(std::span<const LonLat> points) {
  Box box;
  for (const LonLat& p : points)
    box.extend(p);
  return box;
}

Box box_of(const MultiPolygon& polygons) {
  Box box;
  for (const Polygon& polygon : polygons) {
    for (const LonLat& p : polygon.outer)
      box.extend(p);
  }
  return box;
}

double length_m(std::span<const LonLat> line) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i)
    length += distance_m(line[i - 1], line[i]);
  return length;
}

double near_length_m(std::span<const LonLat> line) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i)
    length += near_distance_m(line[i - 1], line[i]);
  return length;
}

LonLat centroid(std::span<const LonLat> ring) {
  if (ring.empty()) return {};
  const double x0 = ring.front().x;
  const double y0 = ring.front().y;
  double twice = 0, cx = 0, cy = 0, mx = 0, my = 0;
  double px = 0, py = 0;
  for (const LonLat& p : ring) {
    const double x = p.x - x0;
    const double y = p.y - y0;
    const double cross = px * y - x * py;
    twice += cross;
    cx += (px + x) * cross;
    cy += (py + y) * cross;
    mx += x;
    my += y;
    px = x;
    py = y;
  }
  const auto n = static_cast<double>(ring.size());
  const bool flat = std::abs(twice) < 1;
  return {static_cast<std::int32_t>(std::lround(x0 + (flat ? mx / n : cx / (3 * twice)))),
          static_cast<std::int32_t>(std::lround(y0 + (flat ? my / n : cy / (3 * twice))))};
}

double nearest_share(Point2 p, Point2 a, Point2 b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double length2 = dx * dx + dy * dy;
  if (length2 <= 0) return 0;
  return std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0, 1.0);
}

}  // namespace quarter
