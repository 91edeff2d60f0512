// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <gdal_priv.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "cell_places.hpp"
#include "impossible_count.hpp"
#include "population_sources.hpp"
#include "quarter/base/error.hpp"
#include "raster_check.hpp"
#include "raster_window.hpp"

namespace quarter {
namespace {

constexpr const char* kRemedy = "give a GeoTIFF with one band of counts, or a layer";
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

/// Rows and columns are counted from 0 at the upper left, as GDAL's tools count.
[[noreturn]] void fail_at_cell(const std::filesystem::path& path, int column, int row,
                               double stored, std::string_view why) {
  fail(
      "cannot read {}: the cell in column {}, row {} (from 0 at the upper left) holds {:.6g}, "
      "which {}; declare it, as with gdal_edit.py -a_nodata {}, or correct it",
      path.string(), column, row, stored, why, stored);
}

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
              const double km2 = area_m2(outline) / 1e6;
              if (unit == CountUnit::per_km2) people *= km2;
              const std::string why = impossible_in_cell(people, km2);
              if (!why.empty()) fail_at_cell(path, column, row, stored, why);
              zones->add(column, row);
              population.people.push_back(people);
            });
  stage.check();
  population.zones = std::move(zones);
  return population;
}

}  // namespace quarter
