// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "quarter/formats/raster.hpp"
#include "raster_levels.hpp"

namespace quarter {

/// CRC-32 of the cells of each tile of a level, in the order of tile_place.
using TileChecksums = std::vector<std::uint32_t>;

/// Of the first rows of a tile: readers need not decode what lies below the raster.
std::uint32_t checksum_of(const TileCells& cells, int rows);

/// Opens the raster with GDAL and compares its place, bands and the cells of every tile of every
/// level with what was to be written. Throws Error naming the file.
void check_raster(const std::filesystem::path& path, const RasterGrid& grid,
                  const std::vector<RasterBand>& bands, const std::vector<RasterLevel>& levels,
                  const std::vector<TileChecksums>& checksums);

}  // namespace quarter
