// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "quarter/base/geometry.hpp"
#include "quarter/city/block.hpp"
#include "quarter/formats/text_reading.hpp"
#include "quarter/tables/point_table.hpp"

namespace quarter {

/// Readers of side inputs: GeoJSON, GeoPackage, FlatGeobuf, Shapefile, CSV only (never VRT or
/// anything that opens a socket). Coordinates are brought to WGS 84 from the file's own system; a
/// file without one is taken as WGS 84 if its coordinates are on the globe, else refused. Curves
/// are made linear, heights are left out, broken polygons are repaired. Errors name the file, the
/// thing and the remedy. Empty layers and empty geometries are errors, and so are several layers of
/// the wanted kind.

/// Polygons with an id and a name: from the columns `id` and `name` (any case), else the feature's
/// number. Features without a polygon are refused.
std::vector<District> read_areas(const std::filesystem::path& path, const TextReading& how = {});

/// All polygons of a file as one area; those that overlap or touch along a line are joined.
MultiPolygon read_boundary(const std::filesystem::path& path);

/// What an extract covers: all polygons of a file as one area, or a file of Osmosis' polygons
/// (.poly, https://wiki.openstreetmap.org/wiki/Osmosis/Polygon_Filter_File_Format), which extracts
/// are cut with.
MultiPolygon read_cover(const std::filesystem::path& path);

/// What coordinates in degrees are measured on.
enum class Datum : std::uint8_t { wgs84, gcj02 };

/// Points of a layer; a CSV needs columns lon/lat, longitude/latitude, lng/lat or x/y (any case).
/// Brought to WGS 84 from `datum` after the file's own system.
std::vector<NamedPoint> read_points(const std::filesystem::path& path, Datum datum = Datum::wgs84,
                                    const TextReading& how = {});

/// The same file with all it says. Positions of a CSV on another datum than WGS 84 are columns too,
/// as they were given. Empty cells of a CSV are null.
PointTable read_point_table(const std::filesystem::path& path, Datum datum = Datum::wgs84,
                            const TextReading& how = {});

/// What `write_layer` wrote, with all columns: areas, or a table without places (.csv, all text).
/// Columns of other types than number and text come as text (dates as 2020-01-31).
Layer read_layer(const std::filesystem::path& path, Layer::Kind kind);

}  // namespace quarter
