// SPDX-License-Identifier: Apache-2.0
// A Cloud Optimized GeoTIFF (OGC 21-026) whose bands lie apart, so that one of many can be read
// alone; GDAL's COG driver interleaves them, which takes twice the room and several times as long.
// Rows are first gathered in a scratch file, then every tile is compressed once and written once.
// The file is read back with GDAL.
#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "geotiff_tags.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/formats/raster.hpp"
#include "random_access_file.hpp"
#include "raster_check.hpp"
#include "raster_levels.hpp"
#include "raster_scratch.hpp"
#include "staging_folder.hpp"
#include "tiff_directory.hpp"

namespace quarter {
namespace {

constexpr std::size_t kFillBytes = std::size_t{64} << 20;     ///< of all threads together
constexpr std::size_t kMaxPartBytes = std::size_t{16} << 20;  ///< of one call of fill
constexpr std::size_t kTilesABatch = 64;  ///< compressed before they are written
constexpr int kDeflateLevel = 1;  ///< 6 makes the file a fifth smaller in three times the time
constexpr std::uint64_t kClassicEnd = 0xFFFFFFFFU;

void require_sound(const RasterGrid& grid, const std::vector<RasterBand>& bands) {
  const bool sound = grid.columns > 0 && grid.rows > 0 && grid.cell_m > 0 && grid.epsg > 0 &&
                     grid.epsg < 32768 && !bands.empty() && bands.size() < 65536;
  if (!sound) throw std::logic_error("a raster without cells, bands or coordinate system");
}

void fill_scratch(const RasterGrid& grid, std::size_t bands, const RasterFill& fill,
                  RasterScratch& scratch) {
  const std::size_t row_cells = static_cast<std::size_t>(grid.columns) * bands;
  const std::size_t part_bytes =
      std::min(kMaxPartBytes, kFillBytes / std::max<std::size_t>(1, threads()));
  const auto part_rows = static_cast<int>(
      std::clamp<std::size_t>(part_bytes / (row_cells * sizeof(std::uint16_t)), 1, kTileCells));
  const auto parts = static_cast<std::size_t>((grid.rows - 1) / part_rows + 1);
  parallel_each(parts, [&](std::size_t part) {
    const int begin = static_cast<int>(part) * part_rows;
    const int end = std::min(begin + part_rows, grid.rows);
    std::vector<std::uint16_t> cells(row_cells * static_cast<std::size_t>(end - begin),
                                     kRasterNoData);
    fill(begin, end, cells);
    scratch.write_rows(begin, cells);
  });
}

/// A tile as it stands in the file; no bytes if no cell holds data.
struct EncodedTile {
  std::vector<std::byte> bytes;
  std::uint32_t checksum = 0;
};

/// Each cell less the one before it in its row (TIFF 6.0, section 14).
void take_differences(TileCells& cells) {
  for (std::size_t row = 0; row < kTileCells; ++row) {
    std::uint16_t* const begin = cells.data() + row * kTileCells;
    for (int i = kTileCells - 1; i > 0; --i) {
      begin[i] = static_cast<std::uint16_t>(begin[i] - begin[i - 1]);
    }
  }
}

std::vector<std::byte> deflated(const TileCells& cells) {
  std::size_t size = 0;
  const std::unique_ptr<void, decltype(&VSIFree)> compressed(
      CPLZLibDeflate(cells.data(), sizeof cells, kDeflateLevel, nullptr, 0, &size), &VSIFree);
  if (compressed == nullptr) fail("out of memory while compressing a map; free some memory");
  const auto* const begin = static_cast<const std::byte*>(compressed.get());
  return {begin, begin + size};
}

EncodedTile encode_tile(const RasterScratch& scratch, const RasterLevel& level, TilePlace place) {
  const auto cells = std::make_unique<TileCells>();
  scratch.read_tile(level, place, *cells);
  EncodedTile tile{{}, checksum_of(*cells, rows_in_tile(level, place))};
  if (std::all_of(cells->begin(), cells->end(),
                  [](std::uint16_t cell) { return cell == kRasterNoData; })) {
    return tile;
  }
  take_differences(*cells);
  tile.bytes = deflated(*cells);
  return tile;
}

/// What was written of one level.
struct WrittenLevel {
  TileTable tiles;
  TileChecksums checksums;
};

/// Compresses all tiles of a level on several threads and writes them in order from `position` on,
/// which is moved behind them.
WrittenLevel write_level(const RasterScratch& scratch, const RasterLevel& level, std::size_t bands,
                         RandomAccessFile& file, std::uint64_t& position) {
  WrittenLevel written;
  const std::size_t count = level.tiles() * bands;
  for (std::size_t begin = 0; begin < count; begin += kTilesABatch) {
    std::vector<EncodedTile> batch(std::min(kTilesABatch, count - begin));
    parallel_each(batch.size(), [&](std::size_t i) {
      batch[i] = encode_tile(scratch, level, tile_place(level, begin + i));
    });
    for (const EncodedTile& tile : batch) {
      written.tiles.offsets.push_back(tile.bytes.empty() ? 0 : position);
      written.tiles.byte_counts.push_back(static_cast<std::uint32_t>(tile.bytes.size()));
      written.checksums.push_back(tile.checksum);
      file.write_at(position, tile.bytes);
      position += tile.bytes.size();
    }
  }
  return written;
}

/// Directories of all levels in one piece, as they stand from the start of the file.
std::vector<std::byte> heading(TiffKind kind, const RasterGrid& grid,
                               const std::vector<RasterBand>& bands,
                               const std::vector<RasterLevel>& levels,
                               const std::vector<TileTable>& tiles) {
  std::vector<std::byte> result = tiff_heading(kind);
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const TiffDirectory directory = geotiff_directory(kind, grid, bands, levels[i], tiles[i]);
    const std::uint64_t begin = result.size();
    const std::uint64_t next = i + 1 < levels.size() ? begin + directory.size() : 0;
    const std::vector<std::byte> bytes = directory.encode(begin, next);
    result.insert(result.end(), bytes.begin(), bytes.end());
  }
  return result;
}

/// Tables of the right length for tiles that are not written yet.
std::vector<TileTable> blank_tables(const std::vector<RasterLevel>& levels, std::size_t bands) {
  std::vector<TileTable> tables;
  for (const RasterLevel& level : levels) {
    const std::size_t count = level.tiles() * bands;
    tables.push_back({std::vector<std::uint64_t>(count), std::vector<std::uint32_t>(count)});
  }
  return tables;
}

/// Classic unless the file might pass 4 GiB: its size is known only when it is written, so the
/// bound is that of cells that cannot be compressed at all.
TiffKind kind_for(const std::vector<RasterLevel>& levels, std::size_t bands) {
  std::uint64_t bytes = 0;
  for (const RasterLevel& level : levels)
    bytes += level.tiles() * bands * sizeof(TileCells);
  return bytes + bytes / 8 < kClassicEnd ? TiffKind::classic : TiffKind::big;
}

}  // namespace

void write_travel_time_raster(const RasterGrid& grid, const std::vector<RasterBand>& bands,
                              const RasterFill& fill, const std::filesystem::path& path) {
  require_sound(grid, bands);
  RasterScratch scratch(path, grid.columns, grid.rows, static_cast<int>(bands.size()));
  fill_scratch(grid, bands.size(), fill, scratch);

  const std::vector<RasterLevel> levels = raster_levels(grid.columns, grid.rows);
  const TiffKind kind = kind_for(levels, bands.size());
  std::vector<TileTable> tables = blank_tables(levels, bands.size());
  std::vector<TileChecksums> checksums(levels.size());
  RandomAccessFile file(path, RandomAccessFile::Life::lasting);
  std::uint64_t position = heading(kind, grid, bands, levels, tables).size();
  // A reader that only wants an overview reads the start of the file: the smallest level comes
  // first.
  for (std::size_t i = levels.size(); i-- > 0;) {
    WrittenLevel written = write_level(scratch, levels[i], bands.size(), file, position);
    tables[i] = std::move(written.tiles);
    checksums[i] = std::move(written.checksums);
  }
  file.write_at(0, heading(kind, grid, bands, levels, tables));
  file.finish();
  check_raster(path, grid, bands, levels, checksums);
}

}  // namespace quarter
