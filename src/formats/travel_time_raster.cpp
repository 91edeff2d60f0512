// SPDX-License-Identifier: Apache-2.0
// A Cloud Optimized GeoTIFF (OGC 21-026) whose bands lie apart, so that one of many can be read
// alone; GDAL's COG driver interleaves them. Rows are gathered in an uncompressed scratch file, get
// their overviews there, and are copied with COPY_SRC_OVERVIEWS, which puts directories first and
// small levels before large ones.
#include <cpl_string.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <mutex>
#include <stdexcept>
#include <string>

#include "quarter/base/parallel.hpp"
#include "quarter/formats/raster.hpp"
#include "raster_check.hpp"
#include "scratch_file.hpp"

namespace quarter {
namespace {

constexpr int kTileCells = 512;
constexpr int kScratchRows = 64;  ///< of a strip; whole ones are written, so none is read back
constexpr std::size_t kFillBytes = std::size_t{64} << 20;     ///< of all threads together
constexpr std::size_t kMaxPartBytes = std::size_t{16} << 20;  ///< of one call of fill

void require_sound(const RasterGrid& grid, const std::vector<RasterBand>& bands) {
  const bool sound = grid.columns > 0 && grid.rows > 0 && grid.cell_m > 0 && grid.epsg > 0 &&
                     !bands.empty() && bands.size() < 65536;
  if (!sound) throw std::logic_error("a raster without cells, bands or coordinate system");
}

void describe(GDALDataset& dataset, const RasterGrid& grid, const std::vector<RasterBand>& bands,
              const GdalStage& stage) {
  OGRSpatialReference system;
  stage.require(system.importFromEPSG(grid.epsg) == OGRERR_NONE,
                "PROJ does not know its EPSG code");
  double transform[6] = {grid.x_min, grid.cell_m, 0, grid.y_max, 0, -grid.cell_m};
  dataset.SetSpatialRef(&system);
  dataset.SetGeoTransform(transform);
  for (std::size_t b = 0; b < bands.size(); ++b) {
    GDALRasterBand& band = *dataset.GetRasterBand(static_cast<int>(b) + 1);
    band.SetNoDataValue(kRasterNoData);
    band.SetDescription(bands[b].name.c_str());
    band.SetUnitType("s");
    band.SetMetadataItem("LONG_NAME", bands[b].description.c_str());
    band.SetMetadataItem("BEYOND_LIMIT", std::to_string(kRasterBeyondLimit).c_str());
    band.SetMetadataItem("NOT_TOLD", std::to_string(kRasterNotTold).c_str());
  }
  stage.check();
}

/// Uncompressed, in strips that are written whole.
GDALDatasetUniquePtr create_scratch(const std::filesystem::path& path, const RasterGrid& grid,
                                    const std::vector<RasterBand>& bands, const GdalStage& stage) {
  CPLStringList options;
  for (const char* const option : {"INTERLEAVE=BAND", "SPARSE_OK=TRUE", "BIGTIFF=IF_SAFER"})
    options.AddString(option);
  options.SetNameValue("BLOCKYSIZE", std::to_string(kScratchRows).c_str());
  GDALDatasetUniquePtr dataset(raster_driver("GTiff", stage)
                                   .Create(gdal_name(path).c_str(), grid.columns, grid.rows,
                                           static_cast<int>(bands.size()), GDT_UInt16,
                                           options.List()));
  stage.require(dataset != nullptr, "the file could not be created");
  describe(*dataset, grid, bands, stage);
  return dataset;
}

int rows_of_part(const RasterGrid& grid, std::size_t bands) {
  const std::size_t bytes =
      std::min(kMaxPartBytes, kFillBytes / std::max<std::size_t>(1, threads()));
  const std::size_t row_bytes = static_cast<std::size_t>(grid.columns) * bands * 2;
  const std::size_t strips = bytes / row_bytes / kScratchRows;
  return kScratchRows *
         static_cast<int>(std::clamp<std::size_t>(strips, 1, kTileCells / kScratchRows));
}

/// Memory for the cells of parts, handed from one part to the next: fresh pages are dear.
class Buffers {
 public:
  std::vector<std::uint16_t> take(std::size_t cells) {
    std::vector<std::uint16_t> buffer;
    {
      const std::lock_guard lock(mutex_);
      if (!free_.empty()) {
        buffer = std::move(free_.back());
        free_.pop_back();
      }
    }
    buffer.assign(cells, kRasterNoData);
    return buffer;
  }
  void give_back(std::vector<std::uint16_t> buffer) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(buffer));
  }

 private:
  std::mutex mutex_;
  std::vector<std::vector<std::uint16_t>> free_;
};

RasterSums fill_dataset(GDALDataset& dataset, const RasterGrid& grid, std::size_t bands,
                        const RasterFill& fill, const GdalStage& stage) {
  RasterSums sums{rows_of_part(grid, bands), {}};
  const auto parts = static_cast<std::size_t>((grid.rows - 1) / sums.rows + 1);
  sums.sums.resize(parts * bands);
  Buffers buffers;
  std::mutex mutex;  // guards the dataset, which serves one thread at a time
  parallel_each(parts, [&](std::size_t part) {
    const int begin = static_cast<int>(part) * sums.rows;
    const int rows = std::min(sums.rows, grid.rows - begin);
    const std::size_t band_cells =
        static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(rows);
    std::vector<std::uint16_t> cells = buffers.take(band_cells * bands);
    fill(begin, begin + rows, cells);
    for (std::size_t b = 0; b < bands; ++b) {
      sums.sums[part * bands + b] =
          checksum_of(std::span(cells).subspan(b * band_cells, band_cells));
    }
    {
      const std::lock_guard lock(mutex);
      stage.require(dataset.RasterIO(GF_Write, 0, begin, grid.columns, rows, cells.data(),
                                     grid.columns, rows, GDT_UInt16, static_cast<int>(bands),
                                     nullptr, 0, 0, 0, nullptr) == CE_None,
                    "rows cannot be written");
    }
    buffers.give_back(std::move(cells));
  });
  return sums;
}

/// Halves of the raster until one fits into a tile, of nearest cells: means of codes mean nothing.
void add_overviews(GDALDataset& dataset, const RasterGrid& grid, const GdalStage& stage) {
  std::vector<int> factors;
  for (int factor = 2; std::max(grid.columns, grid.rows) > kTileCells * factor / 2; factor *= 2)
    factors.push_back(factor);
  if (factors.empty()) return;
  stage.require(dataset.BuildOverviews("NEAREST", static_cast<int>(factors.size()), factors.data(),
                                       0, nullptr, GDALDummyProgress, nullptr) == CE_None,
                "overviews cannot be made");
}

void copy_optimized(GDALDataset& source, const std::filesystem::path& path,
                    const GdalStage& stage) {
  const std::string tile = std::to_string(kTileCells);
  CPLStringList options;
  // Level 6 makes the file a fifth smaller in three times the time.
  for (const char* const option :
       {"TILED=YES", "INTERLEAVE=BAND", "COMPRESS=DEFLATE", "PREDICTOR=2", "ZLEVEL=1",
        "COPY_SRC_OVERVIEWS=YES", "SPARSE_OK=TRUE", "BIGTIFF=IF_SAFER"})
    options.AddString(option);
  options.SetNameValue("BLOCKXSIZE", tile.c_str());
  options.SetNameValue("BLOCKYSIZE", tile.c_str());
  options.SetNameValue("NUM_THREADS", std::to_string(std::max<std::size_t>(1, threads())).c_str());
  GDALDatasetUniquePtr copy(raster_driver("GTiff", stage)
                                .CreateCopy(gdal_name(path).c_str(), &source, FALSE, options.List(),
                                            GDALDummyProgress, nullptr));
  stage.require(copy != nullptr, "the file could not be created");
  copy.reset();  // flushes, and reports what went wrong only through the stage
  stage.check();
}

}  // namespace

void write_travel_time_raster(const RasterGrid& grid, const std::vector<RasterBand>& bands,
                              const RasterFill& fill, const std::filesystem::path& path) {
  require_sound(grid, bands);
  const GdalStage stage("cannot write", path, "free some space or choose another folder");
  const std::string tile = std::to_string(kTileCells);
  const CPLConfigOptionSetter overview_tile("GDAL_TIFF_OVR_BLOCKSIZE", tile.c_str(), false);
  const CPLConfigOptionSetter sparse("SPARSE_OK_OVERVIEW", "ON", false);
  const ScratchFile scratch(path.string() + ".scratch");
  GDALDatasetUniquePtr dataset = create_scratch(scratch.path(), grid, bands, stage);
  const RasterSums sums = fill_dataset(*dataset, grid, bands.size(), fill, stage);
  add_overviews(*dataset, grid, stage);
  dataset.reset();
  stage.check();
  copy_optimized(*open_raster(scratch.path(), stage), path, stage);
  check_raster(path, scratch.path(), grid, bands, sums, stage);
}

}  // namespace quarter
