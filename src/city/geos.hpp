// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <geos_c.h>

#include <memory>
#include <span>
#include <vector>

#include "quarter/base/geometry.hpp"

/// The part of GEOS that the city module needs. Coordinates are those of LonLat, whole units of
/// 1e-7 degrees held in doubles without loss; operations that make new points round them to units.
namespace quarter::geos {

/// The context of the calling thread.
GEOSContextHandle_t context();

struct Destroy {
  void operator()(GEOSGeometry* geometry) const;
  void operator()(const GEOSPreparedGeometry* prepared) const;
};
using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;
using Prepared = std::unique_ptr<const GEOSPreparedGeometry, Destroy>;

/// Takes what a function of GEOS made. Fails, with what GEOS says, if it made nothing.
Geometry owned(GEOSGeometry* made);

/// The answer of a predicate of GEOS. Fails if it has none.
bool answer(char said);

Geometry point(double x, double y);
/// At least two points.
Geometry line(std::span<const LonLat> points);
Geometry collection(int type, std::vector<Geometry> parts);
/// The outline as it is, valid or not; empty if it has fewer than three different points.
Geometry polygon(const Polygon& polygon);
/// What the outlines cover by the even-odd rule, parts that overlap or touch made one.
Geometry covered(const MultiPolygon& outlines);

/// `prepared` refers to `geometry`. Only for the thread that made it.
Prepared prepare(const Geometry& geometry);

Geometry intersection(const GEOSGeometry* a, const GEOSGeometry* b);
/// What of polygons lies in a box, and perhaps more: a smaller geometry to overlay with what is in
/// there.
Geometry within_box(const GEOSGeometry* polygons, const Box& box);
Geometry difference(const GEOSGeometry* a, const GEOSGeometry* b);

/// The geometry with fewer points (Douglas-Peucker, holes and parts kept apart): none moves, and it
/// leaves the old one by `units` at most.
Geometry simplified(const GEOSGeometry* geometry, double units);

/// What the outlines cover, in metres on a plane, parts that overlap or touch made one.
Geometry on_plane(const MultiPolygon& outlines, const LocalPlane& plane);
/// A line on a plane.
Geometry on_plane(std::span<const LonLat> line, const LocalPlane& plane);
/// The geometry grown by `metres`, or shrunk if they are negative; metres on a plane.
Geometry grown(const GEOSGeometry* geometry, double metres);
/// Diameter of the largest circle that fits inside, to `tolerance`; 0 if there is no inside.
double inscribed_diameter(const GEOSGeometry* polygons, double tolerance);

int parts(const GEOSGeometry* collection);
const GEOSGeometry* part(const GEOSGeometry* collection, int index);
/// The points of a line or ring.
Line points(const GEOSGeometry* line);
/// The polygons of a geometry, sorted; lines and points in it are left out. Rings start at their
/// smallest point and have the inside on the left; holes sorted.
MultiPolygon polygons(const GEOSGeometry* geometry);
/// A point inside a polygon, in units.
Point2 inner_point(const GEOSGeometry* polygon);

}  // namespace quarter::geos
