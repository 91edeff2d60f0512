// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>

#include <ogr_geometry.h>

#include "quarter/base/geometry.hpp"
#include "quarter/tables/layer.hpp"

namespace quarter {

/// OGR's form of a geometry, or null for monostate. Areas are always multipolygons, because a
/// GeoPackage layer holds one type of geometry.
std::unique_ptr<OGRGeometry> to_ogr(const Geometry& geometry);

/// The polygons of a geometry whose coordinates are degrees of WGS 84, rounded to 1e-7 degree; what
/// cannot be a polygon after rounding is left out. Nothing if a position is outside the globe.
std::optional<MultiPolygon> polygons_of(const OGRGeometry& geometry);

/// Whether a geometry is made of polygons, curved ones included.
bool is_polygonal(const OGRGeometry& geometry);

}  // namespace quarter
