// SPDX-License-Identifier: Apache-2.0
#include <gdal_priv.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "cell_places.hpp"
#include "population_sources.hpp"
#include "quarter/base/error.hpp"
#include "raster_check.hpp"

namespace quarter {
namespace {

constexpr const char* kRemedy = "give a GeoTIFF with one band of counts, or a layer";
/// No strip of rows that is read at once is higher.
constexpr int kMostRows = 512;
/// Points along each side of a box whose place in the raster is asked for.
constexpr int kBoxPoints = 21;

struct Window {
  int column = 0;
  int row = 0;
  int columns = 0;
  int rows = 0;
};

class RasterZones : public ZoneMap {
 public:
  RasterZones(std::unique_ptr<CellPlaces> places, int columns, int rows)
      : places_(std::move(places)), columns_(columns), rows_(rows) {}

  /// In the order of the raster, row by row.
  void add(int column, int row) { cells_.push_back(number(column, row)); }

  std::vector<std::uint32_t> find(std::span<const LonLat> places) const override {
    const std::vector<Point2> cells = places_->cells_of(places);
    std::vector<std::uint32_t> zones(places.size(), kNone);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Point2 cell = cells[i];
      if (!(cell.x >= 0 && cell.x < columns_ && cell.y >= 0 && cell.y < rows_)) continue;
      const std::int64_t wanted = number(static_cast<int>(cell.x), static_cast<int>(cell.y));
      const auto found = std::lower_bound(cells_.begin(), cells_.end(), wanted);
      if (found != cells_.end() && *found == wanted)
        zones[i] = static_cast<std::uint32_t>(found - cells_.begin());
    }
    return zones;
  }
  MultiPolygon outline(std::uint32_t zone) const override {
    return {{places_->outline(column(zone), row(zone)), {}}};
  }
  LonLat middle(std::uint32_t zone) const override {
    return places_->place(column(zone) + 0.5, row(zone) + 0.5);
  }

 private:
  int column(std::uint32_t zone) const { return static_cast<int>(cells_[zone] % columns_); }
  int row(std::uint32_t zone) const { return static_cast<int>(cells_[zone] / columns_); }
  std::int64_t number(int column, int row) const { return std::int64_t{row} * columns_ + column; }

  std::unique_ptr<CellPlaces> places_;
  int columns_;
  int rows_;
  std::vector<std::int64_t> cells_;  // of the zones, ascending
};

/// The cells under a box: those under a net of points of its outline and inside, and one more on
/// each side.
Window window_under(const Box& box, const CellPlaces& places, GDALDataset& dataset) {
  std::vector<LonLat> net;
  for (int i = 0; i < kBoxPoints; ++i) {
    for (int k = 0; k < kBoxPoints; ++k) {
      const auto along = [](std::int32_t from, std::int32_t to, int step) {
        return static_cast<std::int32_t>(from +
                                         (std::int64_t{to} - from) * step / (kBoxPoints - 1));
      };
      net.push_back({along(box.min.x, box.max.x, i), along(box.min.y, box.max.y, k)});
    }
  }
  double west = 1e18, east = -1e18, top = 1e18, bottom = -1e18;
  for (const Point2& cell : places.cells_of(net)) {
    if (!std::isfinite(cell.x) || !std::isfinite(cell.y)) continue;
    west = std::min(west, cell.x);
    east = std::max(east, cell.x);
    top = std::min(top, cell.y);
    bottom = std::max(bottom, cell.y);
  }
  const auto column = [&](double x) {
    return static_cast<int>(std::clamp(x, 0.0, static_cast<double>(dataset.GetRasterXSize())));
  };
  const auto row = [&](double y) {
    return static_cast<int>(std::clamp(y, 0.0, static_cast<double>(dataset.GetRasterYSize())));
  };
  Window window{column(std::floor(west) - 1), row(std::floor(top) - 1), 0, 0};
  window.columns = column(std::floor(east) + 2) - window.column;
  window.rows = row(std::floor(bottom) + 2) - window.row;
  return window;
}

/// Reads the window strip by strip, each as high as the file's own blocks allow.
template <typename Visit>
void each_cell(GDALRasterBand& band, const Window& window, const GdalStage& stage, Visit visit) {
  if (window.columns <= 0 || window.rows <= 0) return;  // it lies elsewhere
  int block_columns = 1, block_rows = 1;
  band.GetBlockSize(&block_columns, &block_rows);
  const int height = std::clamp(block_rows, 1, kMostRows);
  std::vector<double> cells;
  for (int row = window.row; row < window.row + window.rows;) {
    const int rows = std::min(height - row % height, window.row + window.rows - row);
    cells.resize(static_cast<std::size_t>(rows) * static_cast<std::size_t>(window.columns));
    stage.require(band.RasterIO(GF_Read, window.column, row, window.columns, rows, cells.data(),
                                window.columns, rows, GDT_Float64, 0, 0, nullptr) == CE_None,
                  "a part of it cannot be read");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const int at = static_cast<int>(i);
      visit(window.column + at % window.columns, row + at / window.columns, cells[i]);
    }
    row += rows;
  }
}

/// What a cell says: scaled as the file asks; NaN where it holds no data.
class CellValue {
 public:
  explicit CellValue(GDALRasterBand& band)
      : no_data_(band.GetNoDataValue(&has_no_data_)),
        single_(band.GetRasterDataType() == GDT_Float32),
        scale_(band.GetScale()),
        offset_(band.GetOffset()) {}

  double of(double stored) const {
    const bool is_no_data = has_no_data_ != FALSE &&
                            (stored == no_data_ || (single_ && static_cast<float>(stored) ==
                                                                   static_cast<float>(no_data_)));
    return is_no_data ? std::numeric_limits<double>::quiet_NaN() : stored * scale_ + offset_;
  }

 private:
  int has_no_data_ = FALSE;
  double no_data_;
  bool single_;
  double scale_;
  double offset_;
};

}  // namespace

bool is_population_raster(const std::filesystem::path& path) {
  prepare_gdal();
  const char* const drivers[] = {"GTiff", nullptr};
  return GDALIdentifyDriverEx(gdal_name(path).c_str(), GDAL_OF_RASTER, drivers, nullptr) != nullptr;
}

void check_population_raster(const std::filesystem::path& path) {
  const GdalStage stage("cannot read", path, kRemedy);
  const GDALDatasetUniquePtr dataset = open_raster(path, stage);
  if (dataset->GetRasterCount() != 1) {
    fail("cannot read {}: it has {} bands; give a file with one band of counts", path.string(),
         dataset->GetRasterCount());
  }
  const CellPlaces places(*dataset, stage);
  stage.check();
}

Population read_population_raster(const std::filesystem::path& path, CountUnit unit,
                                  const Box& area) {
  const GdalStage stage("cannot read", path, kRemedy);
  const GDALDatasetUniquePtr dataset = open_raster(path, stage);
  GDALRasterBand& band = *dataset->GetRasterBand(1);
  auto places = std::make_unique<CellPlaces>(*dataset, stage);
  const CellPlaces& where = *places;
  auto zones = std::make_unique<RasterZones>(std::move(places), dataset->GetRasterXSize(),
                                             dataset->GetRasterYSize());
  Population population;
  const CellValue value(band);
  each_cell(band, window_under(area, where, *dataset), stage,
            [&](int column, int row, double stored) {
              double people = value.of(stored);
              if (people < 0 || std::isinf(people)) ++population.without_count;
              if (!(people > 0) || std::isinf(people)) return;
              const Ring outline = where.outline(column, row);
              if (outline.empty() || !box_of(outline).overlaps(area)) return;
              if (unit == CountUnit::per_km2) people *= area_m2(outline) / 1e6;
              zones->add(column, row);
              population.people.push_back(people);
            });
  stage.check();
  population.zones = std::move(zones);
  return population;
}

}  // namespace quarter
