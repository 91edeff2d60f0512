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
    std::array<double, 6> forward{};
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

  /// Metres a column and a row of the file, in the middle of an area.
  Pixel cell_m(const Box& area) const {
    const LocalPlane plane(LonLat::from_degrees((area.min.lon() + area.max.lon()) / 2,
                                                (area.min.lat() + area.max.lat()) / 2));
    std::vector<Pixel> p;
    for (const Point2 at : {Point2{0, 0}, Point2{100, 0}, Point2{0, 100}}) {
      const LonLat where = plane.to_lonlat(at);
      p.push_back({where.lon(), where.lat()});
    }
    to_pixels(p, *transformation);
    return {100 / std::hypot(p[1].x - p[0].x, p[2].x - p[0].x),
            100 / std::hypot(p[1].y - p[0].y, p[2].y - p[0].y)};
  }

  RasterWindow window_of(const Box& area, double margin_x, double margin_y) const {
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
    RasterWindow window{clip(std::floor(x0 - margin_x), width),
                        clip(std::floor(y0 - margin_y), height), 0, 0};
    window.columns = clip(std::ceil(x1 + margin_x), width) - window.column;
    window.rows = clip(std::ceil(y1 + margin_y), height) - window.row;
    return window;
  }

  void read(const RasterWindow& part) {
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

  void smooth(double cells_x, double cells_y) {
    const std::vector<float> across = stretch(cells_x), down = stretch(cells_y);
    std::vector<float> rows_done(data.size(), kNoHeight);
    for (int row = 0; row < rows; ++row) {
      const std::ptrdiff_t first = static_cast<std::ptrdiff_t>(row) * columns;
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
  Transformation transformation;
  mutable std::mutex mutex;  ///< guards the transformation while it is copied
  int columns = 0, rows = 0;
  double first_x = 0, first_y = 0, step_x = 1, step_y = 1;  ///< of the part, in the file's cells
  std::vector<float> data;
};

ElevationRaster::ElevationRaster(const fs::path& path) : impl_(std::make_unique<Impl>(path)) {}
ElevationRaster::~ElevationRaster() = default;

void ElevationRaster::load(const Box& area, double smooth_m) {
  const Pixel cell = impl_->cell_m(area);
  if (!std::isfinite(cell.x) || !std::isfinite(cell.y))
    fail("cannot read {}: it does not touch the area of the extract; give heights of this city",
         impl_->shown);
  const double margin_m = smooth_m / 2 + 3 * kFinestCellM;
  const RasterWindow part = impl_->window_of(area, margin_m / cell.x + 2, margin_m / cell.y + 2);
  if (part.columns < 1 || part.rows < 1)
    fail("cannot read {}: it does not touch the area of the extract; give heights of this city",
         impl_->shown);
  const double crowd = std::sqrt(double{1.0} * part.columns * part.rows / kMostCells);
  const auto coarser = [&](int count, double metres) {
    return std::max(1, static_cast<int>(count / std::max({1.0, kFinestCellM / metres, crowd})));
  };
  impl_->columns = coarser(part.columns, cell.x);
  impl_->rows = coarser(part.rows, cell.y);
  impl_->first_x = part.column;
  impl_->first_y = part.row;
  impl_->step_x = double{1.0} * part.columns / impl_->columns;
  impl_->step_y = double{1.0} * part.rows / impl_->rows;
  impl_->read(part);
  impl_->smooth(smooth_m / (cell.x * impl_->step_x), smooth_m / (cell.y * impl_->step_y));
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
