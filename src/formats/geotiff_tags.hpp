// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "quarter/formats/raster.hpp"
#include "raster_levels.hpp"
#include "tiff_directory.hpp"

namespace quarter {

/// Where the tiles of a level lie in the file; both 0 for a tile without data.
struct TileTable {
  std::vector<std::uint64_t> offsets;
  std::vector<std::uint32_t> byte_counts;
};

/// The directory of one level: 16-bit bands apart from one another, tiles of kTileCells, DEFLATE
/// with horizontal differencing. The full level also says where it lies (OGC GeoTIFF 1.1, 19-008r4)
/// and what its bands mean (GDAL's tags 42112 and 42113).
TiffDirectory geotiff_directory(TiffKind kind, const RasterGrid& grid,
                                const std::vector<RasterBand>& bands, const RasterLevel& level,
                                const TileTable& tiles);

}  // namespace quarter
