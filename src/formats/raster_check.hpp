// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gdal_priv.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "gdal_stage.hpp"
#include "quarter/formats/raster.hpp"

namespace quarter {

/// Checksums (CRC-32) of what was to be written: part p of band b, which are rows [p · rows,
/// (p + 1) · rows), is sums[p · bands + b].
struct RasterSums {
  int rows = 1;  ///< of a part; the last may have fewer
  std::vector<std::uint32_t> sums;
};

std::uint32_t checksum_of(std::span<const std::uint16_t> cells);

/// One of GDAL's drivers, such as "GTiff". Throws Error if this GDAL has none of that name.
GDALDriver& raster_driver(const std::string& name, const GdalStage& stage);

/// Opens a raster to read it; for one thread.
GDALDatasetUniquePtr open_raster(const std::filesystem::path& path, const GdalStage& stage);

/// Reads the whole raster with GDAL: its place, its bands, every cell, and every overview, which
/// must hold what those of `source` hold. Throws Error naming the file.
void check_raster(const std::filesystem::path& path, const std::filesystem::path& source,
                  const RasterGrid& grid, const std::vector<RasterBand>& bands,
                  const RasterSums& expected, const GdalStage& stage);

}  // namespace quarter
