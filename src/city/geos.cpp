// SPDX-License-Identifier: Apache-2.0
#include "geos.hpp"

#include <algorithm>
#include <cmath>
#include <new>
#include <string>

#include "quarter/base/error.hpp"

namespace quarter::geos {
namespace {

constexpr double kUnit = 1;

void keep_message(const char* message, void* text) {
  *static_cast<std::string*>(text) = message;
}

struct Context {
  Context() : handle(GEOS_init_r()) {
    if (handle == nullptr) throw std::bad_alloc();
    GEOSContext_setErrorMessageHandler_r(handle, keep_message, &message);
  }
  ~Context() { GEOS_finish_r(handle); }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  GEOSContextHandle_t handle;
  std::string message;  ///< of the last error
};

Context& of_thread() {
  thread_local Context context;
  return context;
}

[[noreturn]] void fail_with_message() {
  if (of_thread().message.find("bad_alloc") != std::string::npos) throw std::bad_alloc();
  fail(
      "the outlines of blocks cannot be computed, GEOS {} says: {}; check the outline given with "
      "--boundary, or use other blocks, such as --blocks grid:100",
      GEOSversion(), of_thread().message);
}

GEOSCoordSequence* sequence(std::span<const LonLat> points, const LocalPlane* plane = nullptr) {
  std::vector<double> xy;
  xy.reserve(2 * points.size());
  for (const LonLat p : points) {
    const Point2 at = plane != nullptr ? plane->to_plane(p)
                                       : Point2{static_cast<double>(p.x), static_cast<double>(p.y)};
    xy.push_back(at.x);
    xy.push_back(at.y);
  }
  const auto count = static_cast<unsigned>(points.size());
  GEOSCoordSequence* made = GEOSCoordSeq_copyFromBuffer_r(context(), xy.data(), count, 0, 0);
  if (made == nullptr) fail_with_message();
  return made;
}

/// Null if the ring has no inside.
Geometry ring(Ring points, const LocalPlane* plane = nullptr) {
  points.erase(std::unique(points.begin(), points.end()), points.end());
  if (points.size() < 3) return {};
  if (points.front() != points.back()) points.push_back(points.front());
  if (points.size() < 4) return {};
  return owned(GEOSGeom_createLinearRing_r(context(), sequence(points, plane)));
}

/// The outline as it is; empty if it has no inside.
Geometry outline(const Polygon& polygon, const LocalPlane* plane) {
  Geometry outer = ring(polygon.outer, plane);
  if (!outer) return owned(GEOSGeom_createEmptyPolygon_r(context()));
  std::vector<GEOSGeometry*> holes;
  for (const Ring& hole : polygon.holes) {
    if (Geometry made = ring(hole, plane)) holes.push_back(made.release());
  }
  const auto count = static_cast<unsigned>(holes.size());
  return owned(GEOSGeom_createPolygon_r(context(), outer.release(), holes.data(), count));
}

Ring ring_of(const GEOSGeometry* made, bool counter_clockwise) {
  Ring ring = points(made);
  if ((signed_area_m2(ring) > 0) != counter_clockwise) std::reverse(ring.begin(), ring.end());
  ring.pop_back();
  std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end()), ring.end());
  ring.push_back(ring.front());
  return ring;
}

Polygon polygon_of(const GEOSGeometry* made) {
  Polygon polygon{ring_of(GEOSGetExteriorRing_r(context(), made), true), {}};
  const int holes = GEOSGetNumInteriorRings_r(context(), made);
  for (int i = 0; i < holes; ++i) {
    polygon.holes.push_back(ring_of(GEOSGetInteriorRingN_r(context(), made, i), false));
  }
  std::sort(polygon.holes.begin(), polygon.holes.end());
  return polygon;
}

void add_polygons(const GEOSGeometry* geometry, MultiPolygon& to) {
  if (GEOSisEmpty_r(context(), geometry) == 1) return;
  const int type = GEOSGeomTypeId_r(context(), geometry);
  if (type == GEOS_POLYGON) to.push_back(polygon_of(geometry));
  if (type != GEOS_MULTIPOLYGON && type != GEOS_GEOMETRYCOLLECTION) return;
  for (int i = 0; i < parts(geometry); ++i)
    add_polygons(part(geometry, i), to);
}

}  // namespace

GEOSContextHandle_t context() {
  return of_thread().handle;
}

void Destroy::operator()(GEOSGeometry* geometry) const {
  GEOSGeom_destroy_r(context(), geometry);
}
void Destroy::operator()(const GEOSPreparedGeometry* prepared) const {
  GEOSPreparedGeom_destroy_r(context(), prepared);
}

Geometry owned(GEOSGeometry* made) {
  if (made == nullptr) fail_with_message();
  return Geometry(made);
}

bool answer(char said) {
  if (said != 0 && said != 1) fail_with_message();
  return said == 1;
}

Geometry point(double x, double y) {
  return owned(GEOSGeom_createPointFromXY_r(context(), x, y));
}

Geometry line(std::span<const LonLat> points) {
  return owned(GEOSGeom_createLineString_r(context(), sequence(points)));
}

Geometry collection(int type, std::vector<Geometry> parts) {
  std::vector<GEOSGeometry*> given;
  given.reserve(parts.size());
  for (Geometry& part : parts)
    given.push_back(part.release());
  const auto count = static_cast<unsigned>(given.size());
  return owned(GEOSGeom_createCollection_r(context(), type, given.data(), count));
}

Geometry polygon(const Polygon& polygon) {
  return outline(polygon, nullptr);
}

Geometry covered(const MultiPolygon& outlines) {
  std::vector<Geometry> valid;
  for (const Polygon& outline : outlines) {
    const Geometry repaired = owned(GEOSMakeValid_r(context(), polygon(outline).get()));
    for (const Polygon& part : polygons(repaired.get()))
      valid.push_back(polygon(part));
  }
  return owned(GEOSUnaryUnionPrec_r(context(),
                                    collection(GEOS_MULTIPOLYGON, std::move(valid)).get(), kUnit));
}

Prepared prepare(const Geometry& geometry) {
  Prepared prepared(GEOSPrepare_r(context(), geometry.get()));
  if (!prepared) fail_with_message();
  return prepared;
}

Geometry intersection(const GEOSGeometry* a, const GEOSGeometry* b) {
  return owned(GEOSIntersectionPrec_r(context(), a, b, kUnit));
}

Geometry within_box(const GEOSGeometry* polygons, const Box& box) {
  Geometry clipped(
      GEOSClipByRect_r(context(), polygons, box.min.x, box.min.y, box.max.x, box.max.y));
  // Clipping is quick because it promises little.
  if (clipped && answer(GEOSisValid_r(context(), clipped.get()))) return clipped;
  return owned(GEOSGeom_clone_r(context(), polygons));
}

Geometry difference(const GEOSGeometry* a, const GEOSGeometry* b) {
  return owned(GEOSDifferencePrec_r(context(), a, b, kUnit));
}

Geometry simplified(const GEOSGeometry* geometry, double units) {
  return owned(GEOSTopologyPreserveSimplify_r(context(), geometry, units));
}

Geometry on_plane(const MultiPolygon& outlines, const LocalPlane& plane) {
  std::vector<Geometry> valid;
  for (const Polygon& polygon : outlines) {
    Geometry made = outline(polygon, &plane);
    if (GEOSisValid_r(context(), made.get()) != 1)
      made = owned(GEOSMakeValid_r(context(), made.get()));
    valid.push_back(std::move(made));
  }
  if (valid.size() == 1) return std::move(valid.front());
  const Geometry all = collection(GEOS_GEOMETRYCOLLECTION, std::move(valid));
  return owned(GEOSUnaryUnion_r(context(), all.get()));
}

Geometry on_plane(std::span<const LonLat> line, const LocalPlane& plane) {
  return owned(GEOSGeom_createLineString_r(context(), sequence(line, &plane)));
}

Geometry grown(const GEOSGeometry* geometry, double metres) {
  constexpr int kQuarterCircle = 8;
  return owned(GEOSBuffer_r(context(), geometry, metres, kQuarterCircle));
}

double inscribed_diameter(const GEOSGeometry* polygons, double tolerance) {
  double area = 0;
  GEOSArea_r(context(), polygons, &area);
  if (!(area > 0)) return 0;
  const Geometry radius = owned(GEOSMaximumInscribedCircle_r(context(), polygons, tolerance));
  double length = 0;
  GEOSLength_r(context(), radius.get(), &length);
  return 2 * length;
}

int parts(const GEOSGeometry* collection) {
  return GEOSGetNumGeometries_r(context(), collection);
}

const GEOSGeometry* part(const GEOSGeometry* collection, int index) {
  return GEOSGetGeometryN_r(context(), collection, index);
}

Line points(const GEOSGeometry* line) {
  const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context(), line);
  unsigned count = 0;
  GEOSCoordSeq_getSize_r(context(), sequence, &count);
  std::vector<double> xy(2 * std::size_t{count});
  GEOSCoordSeq_copyToBuffer_r(context(), sequence, xy.data(), 0, 0);
  Line points;
  points.reserve(count);
  for (std::size_t i = 0; i < xy.size(); i += 2) {
    points.push_back({static_cast<std::int32_t>(std::lround(xy[i])),
                      static_cast<std::int32_t>(std::lround(xy[i + 1]))});
  }
  return points;
}

MultiPolygon polygons(const GEOSGeometry* geometry) {
  MultiPolygon polygons;
  add_polygons(geometry, polygons);
  std::sort(polygons.begin(), polygons.end(),
            [](const Polygon& p, const Polygon& q) { return p.outer < q.outer; });
  return polygons;
}

Point2 inner_point(const GEOSGeometry* polygon) {
  const Geometry made = owned(GEOSPointOnSurface_r(context(), polygon));
  Point2 p;
  GEOSGeomGetX_r(context(), made.get(), &p.x);
  GEOSGeomGetY_r(context(), made.get(), &p.y);
  return p;
}

}  // namespace quarter::geos
