// SPDX-License-Identifier: Apache-2.0
#include "raster_check.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <string>

#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

bool lies_at(GDALDataset& dataset, const RasterGrid& grid) {
  std::array<double, 6> transform{};
  const std::array<double, 6> expected = {grid.x_min, grid.cell_m, 0, grid.y_max, 0, -grid.cell_m};
  if (dataset.GetGeoTransform(transform.data()) != CE_None || transform != expected) return false;
  const OGRSpatialReference* const system = dataset.GetSpatialRef();
  const char* const code = system == nullptr ? nullptr : system->GetAuthorityCode(nullptr);
  return code != nullptr && code == std::to_string(grid.epsg);
}

bool means(GDALRasterBand& band, const RasterBand& expected) {
  int has_no_data = FALSE;
  return band.GetDescription() == expected.name &&
         band.GetNoDataValue(&has_no_data) == kRasterNoData && has_no_data != FALSE &&
         band.GetRasterDataType() == GDT_UInt16;
}

void check_heading(GDALDataset& dataset, const RasterGrid& grid,
                   const std::vector<RasterBand>& bands, const GdalStage& stage) {
  stage.require(dataset.GetRasterCount() == static_cast<int>(bands.size()), "a band is missing");
  stage.require(dataset.GetRasterXSize() == grid.columns && dataset.GetRasterYSize() == grid.rows,
                "it is of the wrong size");
  stage.require(lies_at(dataset, grid), "it lies at another place than it should");
  for (std::size_t b = 0; b < bands.size(); ++b) {
    stage.require(means(*dataset.GetRasterBand(static_cast<int>(b) + 1), bands[b]),
                  "a band lost its name");
  }
}

std::vector<std::uint16_t> rows_of(GDALRasterBand& band, int row, int rows,
                                   const GdalStage& stage) {
  std::vector<std::uint16_t> cells(static_cast<std::size_t>(rows) *
                                   static_cast<std::size_t>(band.GetXSize()));
  stage.require(band.RasterIO(GF_Read, 0, row, band.GetXSize(), rows, cells.data(), band.GetXSize(),
                              rows, GDT_UInt16, 0, 0, nullptr) == CE_None,
                "a tile cannot be read back");
  return cells;
}

void check_cells(GDALRasterBand& band, std::size_t index, std::size_t bands,
                 const RasterSums& expected, const GdalStage& stage) {
  for (int row = 0; row < band.GetYSize(); row += expected.rows) {
    const int rows = std::min(expected.rows, band.GetYSize() - row);
    const std::size_t part = static_cast<std::size_t>(row / expected.rows);
    stage.require(
        checksum_of(rows_of(band, row, rows, stage)) == expected.sums[part * bands + index],
        "a tile does not hold what was written to it");
  }
}

void check_overview(GDALRasterBand& band, GDALRasterBand& wanted, int rows_at_once,
                    const GdalStage& stage) {
  stage.require(band.GetXSize() == wanted.GetXSize() && band.GetYSize() == wanted.GetYSize(),
                "an overview is of the wrong size");
  for (int row = 0; row < band.GetYSize(); row += rows_at_once) {
    const int rows = std::min(rows_at_once, band.GetYSize() - row);
    stage.require(rows_of(band, row, rows, stage) == rows_of(wanted, row, rows, stage),
                  "an overview does not hold what was written to it");
  }
}

void check_overviews(GDALRasterBand& band, GDALRasterBand& source, int rows_at_once,
                     const GdalStage& stage) {
  stage.require(band.GetOverviewCount() == source.GetOverviewCount(), "an overview is missing");
  for (int i = 0; i < band.GetOverviewCount(); ++i)
    check_overview(*band.GetOverview(i), *source.GetOverview(i), rows_at_once, stage);
}

}  // namespace

std::uint32_t checksum_of(std::span<const std::uint16_t> cells) {
  return static_cast<std::uint32_t>(
      crc32_z(0, reinterpret_cast<const unsigned char*>(cells.data()), cells.size_bytes()));
}

GDALDriver& raster_driver(const std::string& name, const GdalStage& stage) {
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName(name.c_str());
  stage.require(driver != nullptr, "this GDAL was built without the driver " + name);
  return *driver;
}

GDALDatasetUniquePtr open_raster(const std::filesystem::path& path, const GdalStage& stage) {
  const char* const drivers[] = {"GTiff", nullptr};
  // Decoding several tiles at once fails in GDAL 3.6 where bands are apart.
  const char* const options[] = {"NUM_THREADS=1", nullptr};
  GDALDatasetUniquePtr dataset(GDALDataset::Open(
      gdal_name(path).c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers, options));
  stage.require(dataset != nullptr, "it cannot be opened again");
  return dataset;
}

void check_raster(const std::filesystem::path& path, const std::filesystem::path& source,
                  const RasterGrid& grid, const std::vector<RasterBand>& bands,
                  const RasterSums& expected, const GdalStage& stage) {
  check_heading(*open_raster(path, stage), grid, bands, stage);
  parallel_each(bands.size(), [&](std::size_t b) {
    // A dataset of GDAL serves one thread at a time.
    const GDALDatasetUniquePtr dataset = open_raster(path, stage);
    const GDALDatasetUniquePtr wanted = open_raster(source, stage);
    const int number = static_cast<int>(b) + 1;
    check_cells(*dataset->GetRasterBand(number), b, bands.size(), expected, stage);
    check_overviews(*dataset->GetRasterBand(number), *wanted->GetRasterBand(number), expected.rows,
                    stage);
  });
  stage.check();
}

}  // namespace quarter
