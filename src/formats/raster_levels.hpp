// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace quarter {

/// Cells on each side of a tile.
inline constexpr int kTileCells = 512;
using TileCells = std::array<std::uint16_t, std::size_t{kTileCells} * kTileCells>;

/// The raster at full size (factor 1) or a smaller copy of it, cut into tiles.
struct RasterLevel {
  int factor = 1;  ///< cells of the full raster along each side of one cell
  int columns = 0;
  int rows = 0;

  int tiles_across() const { return (columns + kTileCells - 1) / kTileCells; }
  int tiles_down() const { return (rows + kTileCells - 1) / kTileCells; }
  /// Tiles of one band.
  std::size_t tiles() const {
    return static_cast<std::size_t>(tiles_across()) * static_cast<std::size_t>(tiles_down());
  }
};

/// The full raster, then halves of it until one fits into a tile.
std::vector<RasterLevel> raster_levels(int columns, int rows);

/// Where a tile of one band lies in its level.
struct TilePlace {
  int band = 0;
  int row = 0;     ///< of tiles
  int column = 0;  ///< of tiles
};

/// The place of tile `index` when the bands follow one another, each row by row: the order of tiles
/// in a TIFF file whose bands are apart (TIFF 6.0, section 15, TileOffsets).
TilePlace tile_place(const RasterLevel& level, std::size_t index);

/// Rows of cells of a tile that lie in the raster; fewer than kTileCells at the lower edge.
int rows_in_tile(const RasterLevel& level, TilePlace place);

}  // namespace quarter
