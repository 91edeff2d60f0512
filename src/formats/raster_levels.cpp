// SPDX-License-Identifier: Apache-2.0
#include "raster_levels.hpp"

#include <algorithm>

namespace quarter {

std::vector<RasterLevel> raster_levels(int columns, int rows) {
  std::vector<RasterLevel> levels = {{1, columns, rows}};
  while (std::max(levels.back().columns, levels.back().rows) > kTileCells) {
    const int factor = levels.back().factor * 2;
    levels.push_back({factor, (columns - 1) / factor + 1, (rows - 1) / factor + 1});
  }
  return levels;
}

TilePlace tile_place(const RasterLevel& level, std::size_t index) {
  const auto across = static_cast<std::size_t>(level.tiles_across());
  const std::size_t in_band = index % level.tiles();
  return {static_cast<int>(index / level.tiles()), static_cast<int>(in_band / across),
          static_cast<int>(in_band % across)};
}

int rows_in_tile(const RasterLevel& level, TilePlace place) {
  return std::min(kTileCells, level.rows - place.row * kTileCells);
}

}  // namespace quarter
