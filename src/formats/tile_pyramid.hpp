// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "quarter/formats/raster.hpp"
#include "tile_store.hpp"

namespace quarter {

/// Of the cells of a band that hold a time, in whole seconds.
struct BandStatistics {
  std::uint64_t count = 0;  ///< cells with a time; the codes do not count
  std::uint64_t sum = 0;
  std::uint64_t squares = 0;
  std::uint16_t least = 0;     ///< 0 without any
  std::uint16_t greatest = 0;  ///< likewise

  void add(std::uint16_t seconds);
  void add(const BandStatistics& other);
};

/// The tiles of a raster and of its overviews, compressed as TIFF stores them (DEFLATE, horizontal
/// predictor), each made from the memory in which it was computed.
class TilePyramid {
 public:
  static constexpr int kTileCells = 512;

  /// Level 0 is the raster, each further one has half the cells a side, the first of each two,
  /// until one fits into a tile.
  struct Level {
    int columns = 0;
    int rows = 0;
    /// [(band · tiles down + tile row) · tiles across + tile column]; size 0: all cells are
    /// kRasterNoData.
    std::vector<TileStore::Piece> tiles;

    int across() const { return (columns - 1) / kTileCells + 1; }
    int down() const { return (rows - 1) / kTileCells + 1; }
  };

  /// Computes all tiles, on all threads. Compressed tiles beyond a few hundred megabytes wait in a
  /// file at `spill`.
  TilePyramid(const RasterGrid& grid, std::size_t bands, const RasterFill& fill,
              const std::filesystem::path& spill);

  const std::vector<Level>& levels() const { return levels_; }
  const std::vector<BandStatistics>& statistics() const { return statistics_; }
  const TileStore& store() const { return store_; }

 private:
  class Tiler;

  std::size_t bands_;
  std::vector<Level> levels_;
  std::vector<BandStatistics> statistics_;  // per band
  TileStore store_;
};

}  // namespace quarter
