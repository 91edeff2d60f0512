// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include "cog_file.hpp"
#include "quarter/formats/raster.hpp"
#include "raster_check.hpp"

namespace quarter {
namespace {

void require_sound(const RasterGrid& grid, const std::vector<RasterBand>& bands) {
  const bool sound = grid.columns > 0 && grid.rows > 0 && grid.cell_m > 0 && grid.epsg > 0 &&
                     !bands.empty() && bands.size() < 65536 && grid.epsg < 65536;
  if (!sound) throw std::logic_error("a raster without cells, bands or coordinate system");
}

}  // namespace

void write_travel_time_raster(const RasterGrid& grid, const std::vector<RasterBand>& bands,
                              const RasterFill& fill, const std::filesystem::path& path) {
  require_sound(grid, bands);
  const GdalStage stage("cannot write", path, "free some space or choose another folder");
  const TilePyramid pyramid(grid, bands.size(), fill, path.string() + ".scratch");
  write_cog(grid, bands, pyramid, path);
  check_raster(path, grid, bands, pyramid, stage);
}

}  // namespace quarter
