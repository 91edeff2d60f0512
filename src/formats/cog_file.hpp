// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "quarter/formats/raster.hpp"
#include "tile_pyramid.hpp"

namespace quarter {

/// Writes the tiles as a Cloud Optimized GeoTIFF (OGC 21-026), bands apart: directories first, then
/// the tiles of small levels before those of large ones, of each level band by band. GDAL's own
/// drivers would put all cells through an uncompressed file first. BigTIFF where 4 GB do not do.
/// Throws Error naming the file.
void write_cog(const RasterGrid& grid, const std::vector<RasterBand>& bands,
               const TilePyramid& pyramid, const std::filesystem::path& path);

}  // namespace quarter
