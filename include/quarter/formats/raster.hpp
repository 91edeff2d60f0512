// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "quarter/base/geometry.hpp"
#include "quarter/base/lonlat.hpp"
#include "quarter/tables/layer.hpp"
#include "quarter/tables/raster_classes.hpp"

namespace quarter {

/// The number of a coordinate system that a raster can be in: "25833" or "EPSG:25833". Throws Error
/// (ExitCode::usage) unless PROJ knows it as a map projection in metres, east and north.
int metric_epsg(const std::string& option, const std::string& code);

/// The UTM zone (WGS 84) around the middle of an area, for metres on a map; or another system.
class MetricProjection {
 public:
  /// `epsg` as of metric_epsg; 0: the UTM zone. Throws Error (ExitCode::usage) if the area lies
  /// where that system is not meant for, or where its metres are not those on the ground.
  explicit MetricProjection(const Box& area, int epsg = 0);
  ~MetricProjection();
  MetricProjection(MetricProjection&&) noexcept;

  int epsg() const;
  /// The system in the words of PROJ, "+proj=utm +zone=33 …"; empty if it has none.
  std::string proj_text() const;
  /// Projects many positions. Safe to call from several threads at once (PROJ contexts are per
  /// thread).
  std::vector<Point2> project(std::span<const LonLat> points) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A north-up raster: cell (column, row) covers x in [x_min + column·cell, …), y below y_max −
/// row·cell.
struct RasterGrid {
  int epsg = 0;
  double x_min = 0;
  double y_max = 0;
  double cell_m = 10;
  int columns = 0;
  int rows = 0;
};

/// Some columns of some rows of a raster.
struct CellWindow {
  int column = 0;
  int row = 0;
  int columns = 0;
  int rows = 0;

  std::size_t cells() const {
    return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
  }
};

/// Which cells of a raster have their middle in an area.
class CellMask {
 public:
  CellMask(const MultiPolygon& area, const MetricProjection& projection, const RasterGrid& grid);
  ~CellMask();

  /// Row by row, 1 for the cells of a window in the area, 0 for the others. Safe to call from
  /// several threads at once.
  std::vector<std::uint8_t> window(const CellWindow& window) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct RasterBand {
  std::string name;         ///< such as "walk_food_s"
  std::string description;  ///< for people, with the unit
  Meaning what = {};        ///< for people, without it: "Food, walking"
};

/// Fills a window: `out` is band-major, out[band][row][column] in one array; it starts out as
/// kRasterNoData. May be called from several threads at once for different windows, each cell once.
using RasterFill = std::function<void(const CellWindow& window, std::span<std::uint16_t> out)>;

/// Writes a Cloud Optimized GeoTIFF (DEFLATE, predictor, bands apart, overviews of nearest cells)
/// straight from the memory in which its tiles are filled, opens it with GDAL, and compares some of
/// its tiles with what was filled. Bands get their name as description, the unit "s", the items
/// LONG_NAME, LONG_NAME_ZH, BEYOND_LIMIT and NOT_TOLD, and statistics of the cells that hold a
/// time. Same input, same bytes, for any number of threads. Of the compressed tiles 256 MB are held
/// in memory, more in a file beside `path` that is removed at the end. Throws Error naming the file
/// on any failure.
void write_travel_time_raster(const RasterGrid& grid, const std::vector<RasterBand>& bands,
                              const RasterFill& fill, const std::filesystem::path& path);

/// A view of such a raster for those who compute with it, as a VRT of GDAL beside it: minutes as
/// floating-point numbers, without data wherever the raster holds a code, each band named in both
/// languages. `raster`: the name of the file beside it. See
/// https://gdal.org/drivers/raster/vrt.html.
std::string minutes_view(const RasterGrid& grid, const std::vector<RasterBand>& bands,
                         const std::string& raster);

/// Writes one band (from 0) of a raster of travel times as a Cloud Optimized GeoTIFF of bytes with
/// a palette: the number of each cell's class, 1 to classes.size(), kClassNoData where the times
/// have none. The names of the classes stand in PATH.aux.xml beside it, as GDAL and QGIS read them.
/// Reads all of it back. Same times, same bytes. Throws Error naming the file on any failure.
void write_class_raster(const std::filesystem::path& times, std::size_t band,
                        const std::vector<RasterClass>& classes, const std::filesystem::path& path);

}  // namespace quarter
