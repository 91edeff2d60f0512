// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "random_access_file.hpp"
#include "raster_levels.hpp"

namespace quarter {

/// All cells of a raster in a nameless file beside the output, because rows arrive with all bands
/// and leave as tiles of one band. Cells are kept inverted, so that cells without data are zeros
/// and long runs of them take no room on the disk. Safe to use from several threads at once.
class RasterScratch {
 public:
  RasterScratch(const std::filesystem::path& output, int columns, int rows, int bands);

  /// Stores rows from `row_begin` on, ordered by band, row and column.
  void write_rows(int row_begin, std::span<const std::uint16_t> cells);

  /// The cells of a tile, nearest neighbours in smaller levels, no data beyond the raster's edge.
  void read_tile(const RasterLevel& level, TilePlace place, TileCells& cells) const;

 private:
  std::uint64_t offset(int band, int row, int column) const;
  void write_row(int band, int row, std::span<const std::uint16_t> cells);

  RandomAccessFile file_;
  int columns_;
  int rows_;
  int bands_;
};

}  // namespace quarter
