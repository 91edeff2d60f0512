// SPDX-License-Identifier: Apache-2.0
#include "tile_pyramid.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <new>
#include <numeric>
#include <utility>

#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

constexpr std::size_t kTile = TilePyramid::kTileCells;
constexpr std::uint64_t kMemoryBytes = std::uint64_t{256} << 20;  ///< of compressed tiles
/// Level 6 makes the file a tenth smaller in four times the time.
constexpr int kCompression = 1;

using Cells = std::vector<std::uint16_t>;

/// Compresses tiles for one thread.
class TileCoder {
 public:
  TileCoder()
      : compressor_(libdeflate_alloc_compressor(kCompression)), differences_(kTile * kTile) {
    if (compressor_ == nullptr) throw std::bad_alloc();
    bytes_.resize(libdeflate_zlib_compress_bound(compressor_, differences_.size() * 2));
  }
  ~TileCoder() { libdeflate_free_compressor(compressor_); }
  TileCoder(const TileCoder&) = delete;
  TileCoder& operator=(const TileCoder&) = delete;

  /// What a tile is stored as, with the cells beyond the raster's edge; empty for a tile without
  /// any data. Valid until the next call.
  std::span<const std::uint8_t> code(std::span<const std::uint16_t> cells, std::size_t columns) {
    const auto is_data = [](std::uint16_t cell) { return cell != kRasterNoData; };
    if (std::none_of(cells.begin(), cells.end(), is_data)) return {};
    const std::size_t rows = cells.size() / columns;
    for (std::size_t row = 0; row < kTile; ++row) {
      const auto full = row < rows ? cells.subspan(row * columns, columns) : cells.first(0);
      difference(full, &differences_[row * kTile]);
    }
    const std::size_t size = libdeflate_zlib_compress(
        compressor_, differences_.data(), differences_.size() * 2, bytes_.data(), bytes_.size());
    return {bytes_.data(), size};
  }

 private:
  /// TIFF's predictor 2: the first cell, then each less the one before.
  static void difference(std::span<const std::uint16_t> row, std::uint16_t* out) {
    std::uint16_t last = 0;
    for (std::size_t i = 0; i < kTile; ++i) {
      const std::uint16_t cell = i < row.size() ? row[i] : kRasterNoData;
      out[i] = static_cast<std::uint16_t>(cell - last);
      last = cell;
    }
  }

  libdeflate_compressor* compressor_;
  Cells differences_;
  std::vector<std::uint8_t> bytes_;
};

/// Things for one thread at a time, handed from one task to the next: fresh memory is dear.
template <typename T>
class Pool {
 public:
  std::unique_ptr<T> take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return std::make_unique<T>();
    std::unique_ptr<T> thing = std::move(free_.back());
    free_.pop_back();
    return thing;
  }
  void give_back(std::unique_ptr<T> thing) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(thing));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<T>> free_;
};

/// The bits of two numbers in turn: neighbours on the plane are near one another.
std::uint64_t morton(std::uint32_t x, std::uint32_t y) {
  std::uint64_t code = 0;
  for (unsigned bit = 0; bit < 32; ++bit)
    code |= std::uint64_t{x >> bit & 1U} << (2 * bit) | std::uint64_t{y >> bit & 1U}
                                                            << (2 * bit + 1);
  return code;
}

std::vector<TilePyramid::Level> levels_of(const RasterGrid& grid, std::size_t bands) {
  std::vector<TilePyramid::Level> levels;
  for (int columns = grid.columns, rows = grid.rows;;
       columns = (columns + 1) / 2, rows = (rows + 1) / 2) {
    TilePyramid::Level level{columns, rows, {}};
    level.tiles.resize(bands * static_cast<std::size_t>(level.across()) *
                       static_cast<std::size_t>(level.down()));
    levels.push_back(std::move(level));
    if (std::max(columns, rows) <= TilePyramid::kTileCells) return levels;
  }
}

}  // namespace

void BandStatistics::add(std::uint16_t seconds) {
  least = count == 0 ? seconds : std::min(least, seconds);
  greatest = std::max(greatest, seconds);
  ++count;
  sum += seconds;
  squares += std::uint64_t{seconds} * seconds;
}

void BandStatistics::add(const BandStatistics& other) {
  if (other.count == 0) return;
  least = count == 0 ? other.least : std::min(least, other.least);
  greatest = std::max(greatest, other.greatest);
  count += other.count;
  sum += other.sum;
  squares += other.squares;
}

/// Makes the tiles of all levels; lives only as long as the constructor of the pyramid.
class TilePyramid::Tiler {
 public:
  Tiler(TilePyramid& pyramid, const RasterFill& fill)
      : p_(pyramid), fill_(fill), open_(pyramid.levels_.size()) {}

  /// Along a curve, so that few tiles of the overviews are under way at a time.
  void run() {
    const Level& base = p_.levels_.front();
    std::vector<std::pair<std::uint64_t, CellWindow>> tiles;
    for (int y = 0; y < base.down(); ++y) {
      for (int x = 0; x < base.across(); ++x)
        tiles.emplace_back(morton(static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y)),
                           window(0, x, y));
    }
    std::sort(tiles.begin(), tiles.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    parallel_each(tiles.size(), [&](std::size_t i) { make(tiles[i].second); });
  }

 private:
  /// A tile of an overview that waits for the tiles it is made of.
  struct Waiting {
    std::unique_ptr<Cells> cells;
    int missing = 0;
  };

  CellWindow window(std::size_t level, int x, int y) const {
    const Level& of = p_.levels_[level];
    const int left = x * kTileCells, top = y * kTileCells;
    return {left, top, std::min(kTileCells, of.columns - left),
            std::min(kTileCells, of.rows - top)};
  }

  void make(const CellWindow& window) {
    std::unique_ptr<Cells> cells = buffers_.take();
    cells->assign(p_.bands_ * window.cells(), kRasterNoData);
    fill_(window, *cells);
    std::vector<BandStatistics> of_bands(p_.bands_);
    for (std::size_t i = 0; i < cells->size(); ++i) {
      const std::uint16_t cell = (*cells)[i];
      if (cell < kRasterNotTold) of_bands[i / window.cells()].add(cell);
    }
    {
      const std::lock_guard lock(mutex_);
      for (std::size_t b = 0; b < p_.bands_; ++b)
        p_.statistics_[b].add(of_bands[b]);
    }
    finish(0, window, std::move(cells));
  }

  /// Stores a tile, and those of the overviews that were waiting for it.
  void finish(std::size_t level, CellWindow window, std::unique_ptr<Cells> cells) {
    while (true) {
      store(level, window, *cells);
      if (level + 1 == p_.levels_.size()) break;
      const CellWindow half =
          this->window(level + 1, window.column / kTileCells / 2, window.row / kTileCells / 2);
      Waiting& above = waiting(level + 1, half);
      halve(window, *cells, half, *above.cells);
      buffers_.give_back(std::move(cells));
      cells = take_if_whole(level + 1, half);
      if (!cells) return;
      ++level;
      window = half;
    }
    buffers_.give_back(std::move(cells));
  }

  void store(std::size_t level, const CellWindow& window, const Cells& cells) {
    Level& of = p_.levels_[level];
    const std::size_t tile =
        static_cast<std::size_t>(window.row / kTileCells) * static_cast<std::size_t>(of.across()) +
        static_cast<std::size_t>(window.column / kTileCells);
    const std::size_t tiles =
        static_cast<std::size_t>(of.across()) * static_cast<std::size_t>(of.down());
    std::unique_ptr<TileCoder> coder = coders_.take();
    for (std::size_t b = 0; b < p_.bands_; ++b) {
      const auto bytes = coder->code(std::span(cells).subspan(b * window.cells(), window.cells()),
                                     static_cast<std::size_t>(window.columns));
      if (!bytes.empty()) of.tiles[b * tiles + tile] = p_.store_.add(bytes);
    }
    coders_.give_back(std::move(coder));
  }

  Waiting& waiting(std::size_t level, const CellWindow& window) {
    const std::lock_guard lock(mutex_);
    Waiting& waiting = open_[level][{window.column, window.row}];
    if (waiting.cells) return waiting;
    const Level& below = p_.levels_[level - 1];
    const auto parts = [](int tile, int all) { return std::min(2, all - 2 * tile); };
    waiting.missing = parts(window.column / kTileCells, below.across()) *
                      parts(window.row / kTileCells, below.down());
    waiting.cells = buffers_.take();
    waiting.cells->assign(p_.bands_ * window.cells(), kRasterNoData);
    return waiting;
  }

  /// One of its parts is there; its cells if it was the last.
  std::unique_ptr<Cells> take_if_whole(std::size_t level, const CellWindow& window) {
    const std::lock_guard lock(mutex_);
    const auto at = open_[level].find({window.column, window.row});
    if (--at->second.missing > 0) return nullptr;
    std::unique_ptr<Cells> cells = std::move(at->second.cells);
    open_[level].erase(at);
    return cells;
  }

  /// Of nearest cells: means of codes mean nothing.
  void halve(const CellWindow& from, const Cells& cells, const CellWindow& to, Cells& half) {
    for (std::size_t b = 0; b < p_.bands_; ++b) {
      for (int row = 0; row < from.rows; row += 2) {
        const std::uint16_t* in =
            &cells[b * from.cells() +
                   static_cast<std::size_t>(row) * static_cast<std::size_t>(from.columns)];
        std::uint16_t* out = &half[b * to.cells() +
                                   static_cast<std::size_t>((from.row + row) / 2 - to.row) *
                                       static_cast<std::size_t>(to.columns) +
                                   static_cast<std::size_t>(from.column / 2 - to.column)];
        for (int column = 0; column < from.columns; column += 2)
          *out++ = in[column];
      }
    }
  }

  TilePyramid& p_;
  const RasterFill& fill_;
  std::mutex mutex_;
  std::vector<std::map<std::pair<int, int>, Waiting>> open_;  // per level, by place
  Pool<Cells> buffers_;
  Pool<TileCoder> coders_;
};

TilePyramid::TilePyramid(const RasterGrid& grid, std::size_t bands, const RasterFill& fill,
                         const std::filesystem::path& spill)
    : bands_(bands),
      levels_(levels_of(grid, bands)),
      statistics_(bands),
      store_(spill, kMemoryBytes) {
  Tiler(*this, fill).run();
}

}  // namespace quarter
