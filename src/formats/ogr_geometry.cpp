// SPDX-License-Identifier: Apache-2.0
#include "ogr_geometry.hpp"

#include <algorithm>

namespace quarter {
namespace {

template <typename Curve>
std::unique_ptr<Curve> to_curve(const Line& line) {
  auto curve = std::make_unique<Curve>();
  curve->setNumPoints(static_cast<int>(line.size()), FALSE);
  for (std::size_t i = 0; i < line.size(); ++i) {
    curve->setPoint(static_cast<int>(i), line[i].lon(), line[i].lat());
  }
  return curve;
}

std::unique_ptr<OGRPolygon> to_polygon(const Polygon& polygon) {
  auto result = std::make_unique<OGRPolygon>();
  result->addRingDirectly(to_curve<OGRLinearRing>(polygon.outer).release());
  for (const Ring& hole : polygon.holes) {
    result->addRingDirectly(to_curve<OGRLinearRing>(hole).release());
  }
  return result;
}

struct ToOgr {
  std::unique_ptr<OGRGeometry> operator()(std::monostate) const { return nullptr; }
  std::unique_ptr<OGRGeometry> operator()(LonLat point) const {
    return std::make_unique<OGRPoint>(point.lon(), point.lat());
  }
  std::unique_ptr<OGRGeometry> operator()(const Line& line) const {
    return to_curve<OGRLineString>(line);
  }
  std::unique_ptr<OGRGeometry> operator()(const MultiPolygon& polygons) const {
    auto result = std::make_unique<OGRMultiPolygon>();
    for (const Polygon& polygon : polygons) {
      result->addGeometryDirectly(to_polygon(polygon).release());
    }
    return result;
  }
};

/// Nothing if a point is outside the globe; empty if fewer than three different points are left.
std::optional<Ring> ring_of(const OGRLinearRing& line) {
  Ring ring;
  ring.reserve(static_cast<std::size_t>(line.getNumPoints()));
  for (int i = 0; i < line.getNumPoints(); ++i) {
    const LonLat point = LonLat::from_degrees(line.getX(i), line.getY(i));
    if (!point.valid()) return std::nullopt;
    if (ring.empty() || ring.back() != point) ring.push_back(point);
  }
  if (!ring.empty() && ring.front() != ring.back()) ring.push_back(ring.front());
  if (ring.size() < 4) ring.clear();
  return ring;
}

/// Adds the polygon unless nothing is left of it; false if a point is outside the globe.
bool add_polygon(const OGRPolygon& source, MultiPolygon& result) {
  if (source.IsEmpty()) return true;
  std::optional<Ring> outer = ring_of(*source.getExteriorRing());
  if (!outer) return false;
  if (outer->empty()) return true;
  Polygon polygon{std::move(*outer), {}};
  for (int i = 0; i < source.getNumInteriorRings(); ++i) {
    std::optional<Ring> hole = ring_of(*source.getInteriorRing(i));
    if (!hole) return false;
    if (!hole->empty()) polygon.holes.push_back(std::move(*hole));
  }
  result.push_back(std::move(polygon));
  return true;
}

bool add_polygons(const OGRGeometry& geometry, MultiPolygon& result) {
  const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
  if (type == wkbPolygon) return add_polygon(*geometry.toPolygon(), result);
  if (!OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) return true;
  const OGRGeometryCollection& parts = *geometry.toGeometryCollection();
  return std::all_of(parts.begin(), parts.end(),
                     [&](const OGRGeometry* part) { return add_polygons(*part, result); });
}

}  // namespace

std::unique_ptr<OGRGeometry> to_ogr(const Geometry& geometry) {
  return std::visit(ToOgr{}, geometry);
}

std::optional<MultiPolygon> polygons_of(const OGRGeometry& geometry) {
  MultiPolygon result;
  if (!add_polygons(geometry, result)) return std::nullopt;
  return result;
}

bool is_polygonal(const OGRGeometry& geometry) {
  const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
  return OGR_GT_IsSubClassOf(type, wkbCurvePolygon) || OGR_GT_IsSubClassOf(type, wkbMultiSurface);
}

}  // namespace quarter
