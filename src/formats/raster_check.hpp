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
#include "tile_pyramid.hpp"

namespace quarter {

/// One of GDAL's drivers, such as "GTiff". Throws Error if this GDAL has none of that name.
GDALDriver& raster_driver(const std::string& name, const GdalStage& stage);

/// Opens a raster to read it; for one thread.
GDALDatasetUniquePtr open_raster(const std::filesystem::path& path, const GdalStage& stage);

/// Reads a raster with GDAL: its place, its bands, the sizes of its levels, and of each level of
/// each band some tiles, which must hold what those of the pyramid hold. Throws Error naming the
/// file.
void check_raster(const std::filesystem::path& path, const RasterGrid& grid,
                  const std::vector<RasterBand>& bands, const TilePyramid& pyramid,
                  const GdalStage& stage);

}  // namespace quarter
