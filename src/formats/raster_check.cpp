// SPDX-License-Identifier: Apache-2.0
#include "raster_check.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <string>

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

/// A tile as it is stored, with zlib.
std::vector<std::uint16_t> stored_tile(const TilePyramid& pyramid, TileStore::Piece piece,
                                       const GdalStage& stage) {
  constexpr std::size_t kTile = TilePyramid::kTileCells;
  std::vector<std::uint16_t> cells(kTile * kTile, kRasterNoData);
  if (piece.size == 0) return cells;
  std::vector<std::uint8_t> buffer;
  const auto bytes = pyramid.store().read(piece, buffer);
  uLongf size = cells.size() * 2;
  stage.require(uncompress(reinterpret_cast<Bytef*>(cells.data()), &size, bytes.data(),
                           bytes.size()) == Z_OK &&
                    size == cells.size() * 2,
                "a tile was not compressed as it should be");
  for (std::size_t row = 0; row < kTile; ++row) {
    for (std::size_t i = row * kTile + 1; i < (row + 1) * kTile; ++i)
      cells[i] = static_cast<std::uint16_t>(cells[i] + cells[i - 1]);
  }
  return cells;
}

/// One tile in so many of a level is read back, at least one, another one of each band.
constexpr std::size_t kTilesForOne = 64;

/// The cells of a tile that lie on the raster.
bool agree(const std::vector<std::uint16_t>& a, const std::vector<std::uint16_t>& b, int columns,
           int rows) {
  for (int row = 0; row < rows; ++row) {
    const auto begin = static_cast<std::ptrdiff_t>(row) * TilePyramid::kTileCells;
    if (!std::equal(a.begin() + begin, a.begin() + begin + columns, b.begin() + begin))
      return false;
  }
  return true;
}

void check_tiles(GDALRasterBand& band, const TilePyramid::Level& level, std::size_t index,
                 const TilePyramid& pyramid, const GdalStage& stage) {
  constexpr int kTile = TilePyramid::kTileCells;
  stage.require(band.GetXSize() == level.columns && band.GetYSize() == level.rows,
                "a level is of the wrong size");
  const std::size_t tiles =
      static_cast<std::size_t>(level.across()) * static_cast<std::size_t>(level.down());
  std::vector<std::uint16_t> cells(std::size_t{kTile} * kTile);
  for (std::size_t tile = index % std::min(kTilesForOne, tiles); tile < tiles;
       tile += kTilesForOne) {
    const int x = static_cast<int>(tile) % level.across();
    const int y = static_cast<int>(tile) / level.across();
    const bool read = band.ReadBlock(x, y, cells.data()) == CE_None;
    const auto stored = stored_tile(pyramid, level.tiles[index * tiles + tile], stage);
    stage.require(read && agree(cells, stored, std::min(kTile, level.columns - x * kTile),
                                std::min(kTile, level.rows - y * kTile)),
                  "a tile does not hold what was written to it");
  }
}

}  // namespace

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

void check_raster(const std::filesystem::path& path, const RasterGrid& grid,
                  const std::vector<RasterBand>& bands, const TilePyramid& pyramid,
                  const GdalStage& stage) {
  const GDALDatasetUniquePtr dataset = open_raster(path, stage);
  check_heading(*dataset, grid, bands, stage);
  for (std::size_t b = 0; b < bands.size(); ++b) {
    GDALRasterBand& band = *dataset->GetRasterBand(static_cast<int>(b) + 1);
    stage.require(band.GetOverviewCount() + 1 == static_cast<int>(pyramid.levels().size()),
                  "an overview is missing");
    for (std::size_t i = 0; i < pyramid.levels().size(); ++i) {
      GDALRasterBand& level = i == 0 ? band : *band.GetOverview(static_cast<int>(i) - 1);
      check_tiles(level, pyramid.levels()[i], b, pyramid, stage);
    }
  }
  stage.check();
}

}  // namespace quarter
