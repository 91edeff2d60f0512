// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/canopy_raster.hpp"

#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "cell_places.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/geometry.hpp"
#include "raster_window.hpp"

namespace quarter {
namespace {

constexpr const char* kRemedy = "give a GeoTIFF with one band of tree canopy";
constexpr double kMostCells = 1 << 27;  ///< 128 MiB; of finer ones some cells are left out
constexpr std::uint8_t kMissing = 255;
constexpr double kFull = 200;  ///< code of a share of 1

}  // namespace

struct CanopyRaster::Impl {
  Impl(std::filesystem::path file, CanopyUnit its_unit)
      : path(std::move(file)), unit(its_unit), stage("cannot read", path, kRemedy) {
    prepare_gdal();
    dataset = open_tiff(path, kRemedy, stage);
    if (dataset->GetRasterCount() != 1) {
      fail("cannot read {}: it has {} bands; {}", path.string(), dataset->GetRasterCount(),
           kRemedy);
    }
    places.emplace(*dataset, stage);
    stage.check();
  }

  std::uint8_t code(double value) const {
    const double share = unit == CanopyUnit::percent ? value / 100 : value;
    if (!(share >= 0 && share <= 1)) return kMissing;
    return static_cast<std::uint8_t>(std::lround(share * kFull));
  }

  std::filesystem::path path;
  CanopyUnit unit;
  GdalStage stage;
  GDALDatasetUniquePtr dataset;
  std::optional<CellPlaces> places;
  CellWindow window;
  int step = 1;       ///< cells of the file to one that is kept
  int columns = 0;    ///< that are kept
  double side_m = 1;  ///< of a cell that is kept
  std::vector<std::uint8_t> codes;
};

CanopyRaster::CanopyRaster(std::filesystem::path path, CanopyUnit unit)
    : impl_(std::make_unique<Impl>(std::move(path), unit)) {}
CanopyRaster::~CanopyRaster() = default;

void CanopyRaster::load(const Box& area) {
  Impl& r = *impl_;
  r.window = window_under(area, *r.places, *r.dataset);
  const CellWindow& w = r.window;
  const double cells = static_cast<double>(std::max(w.columns, 0)) * std::max(w.rows, 0);
  r.step = std::max(1, static_cast<int>(std::ceil(std::sqrt(cells / kMostCells))));
  r.columns = (std::max(w.columns, 0) + r.step - 1) / r.step;
  const int rows = (std::max(w.rows, 0) + r.step - 1) / r.step;
  r.codes.assign(static_cast<std::size_t>(r.columns) * static_cast<std::size_t>(rows), kMissing);
  GDALRasterBand& band = *r.dataset->GetRasterBand(1);
  const CellValue value(band);
  bool any = false;
  each_cell(band, w, r.stage, [&](int column, int row, double stored) {
    const int x = column - w.column, y = row - w.row;
    if (x % r.step != 0 || y % r.step != 0) return;
    const std::uint8_t code = r.code(value.of(stored));
    r.codes[static_cast<std::size_t>(y / r.step) * static_cast<std::size_t>(r.columns) +
            static_cast<std::size_t>(x / r.step)] = code;
    any = any || code != kMissing;
  });
  r.stage.check();
  if (!any) {
    fail(
        "cannot use {}: it holds no share of canopy in the area studied; check its place, its "
        "coordinate system and --canopy-unit",
        r.path.string());
  }
  const double column = w.column + w.columns / 2.0, row = w.row + w.rows / 2.0;
  const LonLat here = r.places->place(column, row), next = r.places->place(column + 1, row);
  if (here.valid() && next.valid()) r.side_m = std::max(0.1, near_distance_m(here, next)) * r.step;
}

void CanopyRaster::shares(std::span<const LonLat> where, std::span<float> shares) const {
  const Impl& r = *impl_;
  const std::vector<Point2> cells = r.places->cells_of(where);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    shares[i] = std::numeric_limits<float>::quiet_NaN();
    const double x = cells[i].x - r.window.column, y = cells[i].y - r.window.row;
    if (!(x >= 0 && x < r.window.columns && y >= 0 && y < r.window.rows)) continue;
    const std::uint8_t code = r.codes[static_cast<std::size_t>(static_cast<int>(y) / r.step) *
                                          static_cast<std::size_t>(r.columns) +
                                      static_cast<std::size_t>(static_cast<int>(x) / r.step)];
    if (code != kMissing) shares[i] = static_cast<float>(code / kFull);
  }
}

double CanopyRaster::cell_m() const {
  return impl_->side_m;
}

}  // namespace quarter
