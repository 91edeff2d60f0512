// SPDX-License-Identifier: Apache-2.0
#include "raster_scratch.hpp"

#include <algorithm>
#include <vector>

#include "quarter/formats/raster.hpp"

namespace quarter {
namespace {

static_assert(kRasterNoData == 0xFFFF, "no data inverted must be zero, which files do not store");

std::uint16_t inverted(std::uint16_t cell) {
  return static_cast<std::uint16_t>(~cell);
}

std::filesystem::path scratch_path(std::filesystem::path output) {
  output += ".scratch";
  return output;
}

}  // namespace

RasterScratch::RasterScratch(const std::filesystem::path& output, int columns, int rows, int bands)
    : file_(scratch_path(output), RandomAccessFile::Life::scratch),
      columns_(columns),
      rows_(rows),
      bands_(bands) {}

std::uint64_t RasterScratch::offset(int band, int row, int column) const {
  const std::uint64_t rows_before =
      static_cast<std::uint64_t>(band) * static_cast<std::uint64_t>(rows_) +
      static_cast<std::uint64_t>(row);
  return sizeof(std::uint16_t) *
         (rows_before * static_cast<std::uint64_t>(columns_) + static_cast<std::uint64_t>(column));
}

void RasterScratch::write_row(int band, int row, std::span<const std::uint16_t> cells) {
  const auto has_data = [](std::uint16_t cell) { return cell != kRasterNoData; };
  const auto first = std::find_if(cells.begin(), cells.end(), has_data);
  if (first == cells.end()) return;
  const auto end = std::find_if(cells.rbegin(), cells.rend(), has_data).base();
  std::vector<std::uint16_t> stored(first, end);
  std::transform(stored.begin(), stored.end(), stored.begin(), inverted);
  file_.write_at(offset(band, row, static_cast<int>(first - cells.begin())),
                 std::as_bytes(std::span(stored)));
}

void RasterScratch::write_rows(int row_begin, std::span<const std::uint16_t> cells) {
  const auto width = static_cast<std::size_t>(columns_);
  const int count = static_cast<int>(cells.size() / width) / bands_;
  for (int band = 0; band < bands_; ++band) {
    for (int row = row_begin; row < row_begin + count; ++row, cells = cells.subspan(width)) {
      write_row(band, row, cells.first(width));
    }
  }
}

void RasterScratch::read_tile(const RasterLevel& level, TilePlace place, TileCells& cells) const {
  const int first_row = place.row * kTileCells;
  const int first_column = place.column * kTileCells;
  const int height = rows_in_tile(level, place);
  const int width = std::min(kTileCells, level.columns - first_column);
  const int source_column = first_column * level.factor;
  const int source_width = std::min(width * level.factor, columns_ - source_column);
  std::vector<std::uint16_t> source(static_cast<std::size_t>(source_width));
  cells.fill(kRasterNoData);
  for (int row = 0; row < height; ++row) {
    // The middle of the cells that one cell of the level stands for.
    const int middle = level.factor / 2;
    const int source_row = std::min((first_row + row) * level.factor + middle, rows_ - 1);
    file_.read_at(offset(place.band, source_row, source_column),
                  std::as_writable_bytes(std::span(source)));
    std::uint16_t* const out = cells.data() + static_cast<std::ptrdiff_t>(row) * kTileCells;
    for (int column = 0; column < width; ++column) {
      const int from = std::min(column * level.factor + middle, source_width - 1);
      out[column] = inverted(source[static_cast<std::size_t>(from)]);
    }
  }
}

}  // namespace quarter
