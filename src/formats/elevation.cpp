// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/elevation.hpp"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <mutex>
#include <vector>

#include "gdal_stage.hpp"
#include "quarter/base/error.hpp"
#include "raster_window.hpp"

namespace quarter {
namespace {

namespace fs = std::filesystem;
using Transformation = std::unique_ptr<OGRCoordinateTransformation>;

constexpr const char* kRemedy = "give a GeoTIFF of heights in metres";
constexpr double kFinestCellM = 10;     ///< finer than this the streets do not need it
constexpr double kMostCells = 1 << 27;  ///< 512 MiB of heights; coarser cells beyond that
constexpr float kNoHeight = std::numeric_limits<float>::quiet_NaN();
constexpr float kHighest = 9000;  ///< m; what lies beyond ± this is no height on Earth's land

struct Pixel {
  double x, y;
};

/// Metres of one unit of the band.
double metres_of(const std::string& unit) {
  if (unit == "ft" || unit == "foot" || unit == "feet") return 0.3048;
  if (unit == "US survey foot" || unit == "us-ft" || unit == "ftUS") return 1200.0 / 3937.0;
  return 1;
}

/// Weights of the cells at -n..n, whose middle is 0, in a stretch of so many cells.
std::vector<float> stretch(double cells) {
  const double half = std::max(cells, 1.0) / 2;
  const int reach = static_cast<int>(std::ceil(half - 0.5));
  std::vector<float> weights;
  for (int k = -reach; k <= reach; ++k) {
    const double part = std::min(k + 0.5, half) - std::max(k - 0.5, -half);
    weights.push_back(static_cast<float>(part / (2 * half)));
  }
  return weights;
}

/// The mean along one axis; missing wherever a cell that counts is.
void smooth_line(const float* in, float* out, int count, std::ptrdiff_t step,
                 const std::vector<float>& weights) {
  const int reach = static_cast<int>(weights.size() / 2);
  for (int i = 0; i < count; ++i) {
    float sum = i < reach || i + reach >= count ? kNoHeight : 0;
    for (int k = -reach; k <= reach && !std::isnan(sum); ++k)
      sum += weights[static_cast<std::size_t>(k + reach)] * in[(i + k) * step];
    out[i * step] = sum;
  }
}

}  // namespace

struct ElevationRaster::Impl {
  explicit Impl(const fs::path& path)
      : shown(path.string()),
        stage("cannot read", path, kRemedy),
        dataset(open_tiff(path, kRemedy, stage)) {
    if (dataset->GetRasterCount() < 1) stage.fail("it holds no band");
    const OGRSpatialReference* system = dataset->GetSpatialRef();
    if (system == nullptr || dataset->GetGeoTransform(forward.data()) != CE_None ||
        GDALInvGeoTransform(forward.data(), to_pixel.data()) == FALSE) {
      stage.fail("it does not say where on the globe it lies");
    }
    OGRSpatialReference wgs84;
    OGRSpatialReference own(*system);
    own.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    stage.require(wgs84.importFromEPSG(4326) == OGRERR_NONE, "PROJ does not know EPSG:4326");
    transformation.reset(OGRCreateCoordinateTransformation(&wgs84, &own));
    stage.require(transformation != nullptr,
                  "PROJ has no way from WGS 84 to its coordinate system");
    to_globe.reset(OGRCreateCoordinateTransformation(&own, &wgs84));
    stage.require(to_globe != nullptr, "PROJ has no way from its coordinate system to WGS 84");
  }

  /// Pixel coordinates of the file, where (0, 0) is the corner of the first cell; not finite where
  /// its coordinate system ends.
  void to_pixels(std::vector<Pixel>& points, OGRCoordinateTransformation& how) const {
    std::vector<double> x(points.size()), y(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
      x[i] = points[i].x;
      y[i] = points[i].y;
    }
    std::vector<int> good(points.size());
    how.Transform(static_cast<int>(x.size()), x.data(), y.data(), nullptr, nullptr, good.data());
    for (std::size_t i = 0; i < points.size(); ++i) {
      const bool ok = good[i] != 0 && std::isfinite(x[i]) && std::isfinite(y[i]);
      points[i] = ok ? Pixel{to_pixel[0] + to_pixel[1] * x[i] + to_pixel[2] * y[i],
                             to_pixel[3] + to_pixel[4] * x[i] + to_pixel[5] * y[i]}
                     : Pixel{kNoHeight, kNoHeight};
    }
  }

  Transformation copy() const {
    const std::lock_guard lock(mutex);
    return Transformation(transformation->Clone());
  }

  /// Metres a column and a row of the file, at a row of it and the middle of its columns. So what
  /// is read of a place does not depend on how far the streets go. Not finite off the globe.
  Pixel cell_m(double row) const {
    const double middle = dataset->GetRasterXSize() / 2.0;
    std::array x{middle, middle + 1, middle}, y{row, row, row + 1};
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double column = x[i], line = y[i];
      x[i] = forward[0] + forward[1] * column + forward[2] * line;
      y[i] = forward[3] + forward[4] * column + forward[5] * line;
    }
    constexpr double kNone = std::numeric_limits<double>::infinity();
    if (to_globe->Transform(3, x.data(), y.data()) == FALSE) return {kNone, kNone};
    const auto at = [&](std::size_t i) { return LonLat::from_degrees(x[i], y[i]); };
    const LocalPlane plane(at(0));
    const auto metres = [&](std::size_t i) {
      const Point2 p = plane.to_plane(at(i));
      return at(i).valid() ? std::hypot(p.x, p.y) : kNone;
    };
    return {metres(1), metres(2)};
  }

  /// So many cells of the file are one, counted from its first.
  void coarsen(const CellWindow& part) {
    const Pixel cell = cell_m(dataset->GetRasterYSize() / 2.0);
    const double count = double{1.0} * part.columns * part.rows;
    const double crowd = std::ceil(std::sqrt(count / kMostCells));
    const auto cells = [&](double metres, int most) {
      const double fine = std::max(1.0, std::floor(kFinestCellM / metres));
      return std::clamp(static_cast<int>(std::max(fine, crowd)), 1, most);
    };
    step_x = cells(cell.x, dataset->GetRasterXSize());
    step_y = cells(cell.y, dataset->GetRasterYSize());
  }

  /// The part that holds all of a window, in whole cells of step_x by step_y.
  CellWindow whole_cells(const CellWindow& part) const {
    const auto range = [](int first, int count, int step, int size) {
      const int begin = first / step * step;
      const int end = std::min((first + count + step - 1) / step * step, size / step * step);
      return std::pair(begin, end - begin);
    };
    const auto across = range(part.column, part.columns, step_x, dataset->GetRasterXSize());
    const auto down = range(part.row, part.rows, step_y, dataset->GetRasterYSize());
    return {across.first, down.first, across.second, down.second};
  }

  CellWindow window_of(const Box& area, double margin_x, double margin_y) const {
    constexpr int kSteps = 20;  // straight edges become curves
    std::vector<Pixel> p;
    for (int i = 0; i <= kSteps; ++i) {
      for (int k = 0; k <= kSteps; ++k)
        p.push_back({area.min.lon() + (area.max.lon() - area.min.lon()) * i / kSteps,
                     area.min.lat() + (area.max.lat() - area.min.lat()) * k / kSteps});
    }
    to_pixels(p, *transformation);
    double x0 = 1e18, x1 = -1e18, y0 = 1e18, y1 = -1e18;
    for (const Pixel& at : p) {
      if (!std::isfinite(at.x)) continue;
      x0 = std::min(x0, at.x), x1 = std::max(x1, at.x);
      y0 = std::min(y0, at.y), y1 = std::max(y1, at.y);
    }
    const int width = dataset->GetRasterXSize(), height = dataset->GetRasterYSize();
    const auto clip = [](double v, int most) {
      return static_cast<int>(std::clamp(v, 0.0, static_cast<double>(most)));
    };
    CellWindow window{clip(std::floor(x0 - margin_x), width),
                      clip(std::floor(y0 - margin_y), height), 0, 0};
    window.columns = clip(std::ceil(x1 + margin_x), width) - window.column;
    window.rows = clip(std::ceil(y1 + margin_y), height) - window.row;
    return window;
  }

  void read(const CellWindow& part) {
    GDALRasterBand* band = dataset->GetRasterBand(1);
    GDALRasterIOExtraArg average;
    INIT_RASTERIO_EXTRA_ARG(average);
    average.eResampleAlg = GRIORA_Average;
    const auto cells = static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    data.resize(cells);
    std::vector<std::uint8_t> valid(cells);
    stage.require(
        band->RasterIO(GF_Read, part.column, part.row, part.columns, part.rows, data.data(),
                       columns, rows, GDT_Float32, 0, 0, &average) == CE_None &&
            band->GetMaskBand()->RasterIO(GF_Read, part.column, part.row, part.columns, part.rows,
                                          valid.data(), columns, rows, GDT_Byte, 0, 0,
                                          nullptr) == CE_None,
        "its cells cannot be read");
    stage.check();
    int has_nodata = 0;
    const auto nodata = static_cast<float>(band->GetNoDataValue(&has_nodata));
    const double scale = band->GetScale() * metres_of(band->GetUnitType());
    const double offset = band->GetOffset() * metres_of(band->GetUnitType());
    for (std::size_t i = 0; i < cells; ++i) {
      const bool there = valid[i] != 0 && !(has_nodata != 0 && data[i] == nodata);
      const auto metres = static_cast<float>(data[i] * scale + offset);
      data[i] = there && std::abs(metres) <= kHighest ? metres : kNoHeight;
    }
  }

  /// Means of squares of this side.
  void smooth(double side_m) {
    const double row_m = cell_m(dataset->GetRasterYSize() / 2.0).y * step_y;
    const std::vector<float> down = stretch(side_m / row_m);
    std::vector<float> rows_done(data.size(), kNoHeight);
    for (int row = 0; row < rows; ++row) {
      const std::ptrdiff_t first = static_cast<std::ptrdiff_t>(row) * columns;
      const double column_m = cell_m(first_y + (row + 0.5) * step_y).x * step_x;
      const std::vector<float> across = stretch(side_m / column_m);
      smooth_line(data.data() + first, rows_done.data() + first, columns, 1, across);
    }
    for (int column = 0; column < columns; ++column)
      smooth_line(rows_done.data() + column, data.data() + column, rows, columns, down);
  }

  float cell(int column, int row) const {
    return data[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                static_cast<std::size_t>(column)];
  }

  /// Between the middles of four cells.
  float at(Pixel p) const {
    const double x = (p.x - first_x) / step_x - 0.5, y = (p.y - first_y) / step_y - 0.5;
    if (!(x >= 0 && y >= 0 && x <= columns - 1 && y <= rows - 1)) return kNoHeight;
    const int i = std::min(static_cast<int>(x), std::max(0, columns - 2));
    const int k = std::min(static_cast<int>(y), std::max(0, rows - 2));
    const int i2 = std::min(i + 1, columns - 1), k2 = std::min(k + 1, rows - 1);
    const double dx = x - i, dy = y - k;
    return static_cast<float>((1 - dy) * ((1 - dx) * cell(i, k) + dx * cell(i2, k)) +
                              dy * ((1 - dx) * cell(i, k2) + dx * cell(i2, k2)));
  }

  std::string shown;
  GdalStage stage;
  GDALDatasetUniquePtr dataset;
  std::array<double, 6> to_pixel{};
  std::array<double, 6> forward{};
  Transformation transformation;
  Transformation to_globe;
  mutable std::mutex mutex;  ///< guards the transformation while it is copied
  int columns = 0, rows = 0;
  int first_x = 0, first_y = 0, step_x = 1, step_y = 1;  ///< of the part, in the file's cells
  std::vector<float> data;
};

ElevationRaster::ElevationRaster(const fs::path& path) : impl_(std::make_unique<Impl>(path)) {}
ElevationRaster::~ElevationRaster() = default;

void ElevationRaster::load(const Box& area, double smooth_m) {
  const CellWindow tight = impl_->window_of(area, 0, 0);
  const Pixel top = impl_->cell_m(tight.row), bottom = impl_->cell_m(tight.row + tight.rows);
  const double margin_m = smooth_m / 2 + 3 * kFinestCellM;
  const CellWindow part = impl_->window_of(area, margin_m / std::min(top.x, bottom.x) + 2,
                                           margin_m / std::min(top.y, bottom.y) + 2);
  impl_->coarsen(part);
  const CellWindow whole = impl_->whole_cells(part);
  if (part.columns < 1 || part.rows < 1 || whole.columns < 1 || whole.rows < 1)
    fail("cannot read {}: it does not touch the area of the extract; give heights of this city",
         impl_->shown);
  impl_->columns = whole.columns / impl_->step_x;
  impl_->rows = whole.rows / impl_->step_y;
  impl_->first_x = whole.column;
  impl_->first_y = whole.row;
  impl_->read(whole);
  impl_->smooth(smooth_m);
}

void ElevationRaster::heights(std::span<const LonLat> where, std::span<float> metres) const {
  const Transformation how = impl_->copy();
  std::vector<Pixel> pixels(where.size());
  for (std::size_t i = 0; i < where.size(); ++i)
    pixels[i] = {where[i].lon(), where[i].lat()};
  impl_->to_pixels(pixels, *how);
  for (std::size_t i = 0; i < where.size(); ++i)
    metres[i] = impl_->at(pixels[i]);
}

}  // namespace quarter
