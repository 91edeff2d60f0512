// SPDX-License-Identifier: Apache-2.0
#include "raster_check.hpp"

#include <gdal_priv.h>
#include <zlib.h>

#include <array>
#include <memory>

#include "gdal_stage.hpp"
#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

GDALDatasetUniquePtr open_raster(const std::filesystem::path& path, const GdalStage& stage) {
  const char* const drivers[] = {"GTiff", nullptr};
  // Decoding several tiles at once fails in GDAL 3.6 where bands are apart.
  const char* const options[] = {"NUM_THREADS=1", nullptr};
  GDALDatasetUniquePtr dataset(GDALDataset::Open(
      gdal_name(path).c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers, options));
  stage.require(dataset != nullptr, "it cannot be opened again");
  return dataset;
}

bool lies_at(GDALDataset& dataset, const RasterGrid& grid) {
  std::array<double, 6> transform{};
  const std::array<double, 6> expected = {grid.x_min, grid.cell_m, 0, grid.y_max, 0, -grid.cell_m};
  if (dataset.GetGeoTransform(transform.data()) != CE_None || transform != expected) return false;
  const OGRSpatialReference* const system = dataset.GetSpatialRef();
  const char* const code = system == nullptr ? nullptr : system->GetAuthorityCode(nullptr);
  return code != nullptr && code == std::to_string(grid.epsg);
}

bool means(GDALRasterBand& band, const RasterBand& expected, std::size_t overviews) {
  int has_no_data = FALSE;
  return band.GetDescription() == expected.name &&
         band.GetNoDataValue(&has_no_data) == kRasterNoData && has_no_data != FALSE &&
         band.GetRasterDataType() == GDT_UInt16 &&
         band.GetOverviewCount() == static_cast<int>(overviews);
}

/// One band of one level, numbered from 0; level 0 is the full raster.
GDALRasterBand& band_of(GDALDataset& dataset, std::size_t band, std::size_t level) {
  GDALRasterBand* const full = dataset.GetRasterBand(static_cast<int>(band) + 1);
  return level == 0 ? *full : *full->GetOverview(static_cast<int>(level) - 1);
}

void check_heading(const std::filesystem::path& path, const RasterGrid& grid,
                   const std::vector<RasterBand>& bands, const std::vector<RasterLevel>& levels,
                   const GdalStage& stage) {
  const GDALDatasetUniquePtr dataset = open_raster(path, stage);
  stage.require(dataset->GetRasterCount() == static_cast<int>(bands.size()), "a band is missing");
  stage.require(lies_at(*dataset, grid), "it lies at another place than it should");
  for (std::size_t i = 0; i < bands.size(); ++i) {
    GDALRasterBand& band = band_of(*dataset, i, 0);
    stage.require(means(band, bands[i], levels.size() - 1), "a band lost its name or overviews");
    for (std::size_t level = 0; level < levels.size(); ++level) {
      GDALRasterBand& copy = band_of(*dataset, i, level);
      stage.require(
          copy.GetXSize() == levels[level].columns && copy.GetYSize() == levels[level].rows,
          "an overview is of the wrong size");
    }
  }
}

void check_tiles(GDALRasterBand& band, const RasterLevel& level, const TileChecksums& checksums,
                 std::size_t band_index, const GdalStage& stage) {
  const auto cells = std::make_unique<TileCells>();
  for (std::size_t i = 0; i < level.tiles(); ++i) {
    const TilePlace place = tile_place(level, i);
    stage.require(band.ReadBlock(place.column, place.row, cells->data()) == CE_None,
                  "a tile cannot be read back");
    stage.require(checksum_of(*cells, rows_in_tile(level, place)) ==
                      checksums[band_index * level.tiles() + i],
                  "a tile does not hold what was written to it");
  }
}

}  // namespace

std::uint32_t checksum_of(const TileCells& cells, int rows) {
  const std::size_t bytes = static_cast<std::size_t>(rows) * kTileCells * sizeof cells[0];
  return static_cast<std::uint32_t>(
      crc32_z(0, reinterpret_cast<const unsigned char*>(cells.data()), bytes));
}

void check_raster(const std::filesystem::path& path, const RasterGrid& grid,
                  const std::vector<RasterBand>& bands, const std::vector<RasterLevel>& levels,
                  const std::vector<TileChecksums>& checksums) {
  const GdalStage stage("cannot write", path, "check the disk or choose another folder");
  check_heading(path, grid, bands, levels, stage);
  parallel_each(bands.size() * levels.size(), [&](std::size_t task) {
    const std::size_t level = task / bands.size();
    const std::size_t band = task % bands.size();
    // A dataset of GDAL serves one thread at a time.
    const GDALDatasetUniquePtr dataset = open_raster(path, stage);
    check_tiles(band_of(*dataset, band, level), levels[level], checksums[level], band, stage);
  });
  stage.check();
}

}  // namespace quarter
