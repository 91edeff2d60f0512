// SPDX-License-Identifier: Apache-2.0
#include "raster_window.hpp"

#include <cmath>

#include "quarter/base/error.hpp"

namespace quarter {
namespace {

/// Points along each side of a box whose place in the raster is asked for.
constexpr int kBoxPoints = 21;

void refuse_unfit_raster(const std::filesystem::path& path, std::string_view remedy) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status))
    fail("cannot read {}: there is no such file; check the name", path.string());
  if (!std::filesystem::is_regular_file(status))
    fail("cannot read {}: it is no plain file; {}", path.string(), remedy);
}

}  // namespace

GDALDatasetUniquePtr open_tiff(const std::filesystem::path& path, std::string_view remedy,
                               const GdalStage& stage) {
  refuse_unfit_raster(path, remedy);
  const char* const drivers[] = {"GTiff", nullptr};
  const char* const siblings[] = {nullptr};  // no .aux.xml, .ovr or .msk beside it
  GDALDatasetUniquePtr dataset(GDALDataset::Open(
      gdal_name(path).c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers, nullptr, siblings));
  stage.require(dataset != nullptr, "it is no GeoTIFF");
  return dataset;
}

CellWindow window_under(const Box& box, const CellPlaces& places, GDALDataset& dataset) {
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
  CellWindow window{column(std::floor(west) - 1), row(std::floor(top) - 1), 0, 0};
  window.columns = column(std::floor(east) + 2) - window.column;
  window.rows = row(std::floor(bottom) + 2) - window.row;
  return window;
}

}  // namespace quarter
