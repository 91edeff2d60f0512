// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/cell_sampler.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "quarter/network/told_time.hpp"
#include "segment_times.hpp"

namespace quarter {
namespace {

constexpr int kBlockCells = NearestStreets::kBlockCells;

double widest_limit_m(const Catalogue& catalogue, const TravelTimes& times) {
  double limit_m = 0;
  for (const std::size_t mode : times.modes())
    limit_m = std::max(limit_m, catalogue.modes[mode].join_limit_m);
  return limit_m;
}

Anchor anchor_of(const StreetNetwork& network, const NearestStreet& street) {
  const std::uint32_t length_cm = network.segments[street.segment].length_cm;
  Anchor anchor;
  anchor.segment = street.segment;
  anchor.along_cm = std::min(
      length_cm, static_cast<std::uint32_t>(std::lround(double{street.share} * length_cm)));
  anchor.off_m = street.off_m;
  return anchor;
}

/// A part of a fill: some rows of some columns of all bands.
struct Window {
  CellRect rect;
  int row_begin;  ///< of the whole fill
  int row_end;
  std::size_t columns;  ///< of the whole grid

  std::size_t offset(int column, int row) const {
    return static_cast<std::size_t>(row - row_begin) * columns + static_cast<std::size_t>(column);
  }
  std::size_t band_cells() const { return static_cast<std::size_t>(row_end - row_begin) * columns; }
};

std::vector<std::uint8_t> cut(std::span<const std::uint8_t> inside, const Window& window) {
  std::vector<std::uint8_t> result;
  if (inside.empty()) return result;
  for (int row = window.rect.row_begin; row < window.rect.row_end; ++row) {
    const auto begin =
        inside.begin() + static_cast<std::ptrdiff_t>(window.offset(window.rect.column_begin, row));
    result.insert(result.end(), begin, begin + window.rect.columns());
  }
  return result;
}

/// What a cell says of a category.
class CellWords {
 public:
  CellWords(CellCodes codes, const CellDoubt& doubt) : codes_(codes), doubt_(doubt) {}

  std::uint16_t word(std::size_t category, std::uint32_t ms, std::uint32_t map_end_ms) const {
    const bool reached = ms != SegmentTimes::kNever;
    const auto found =
        reached ? static_cast<std::uint16_t>((ms + 500) / 1000) : codes_.beyond_limit;
    const bool silent = category < doubt_.silent.size() && doubt_.silent[category] != 0;
    if (!silent && map_end_ms >= ms) return found;
    const double least = silent ? 0 : std::floor((map_end_ms + 500) / 1000.0);
    constexpr double kNotReached = std::numeric_limits<double>::infinity();
    return is_told(least, reached ? found : kNotReached, doubt_.limits_s) ? found : codes_.not_told;
  }

 private:
  CellCodes codes_;
  const CellDoubt& doubt_;
};

/// Writes the bands of one mode, of which `first` is the first.
void write_cells(const StreetNetwork& network, const std::vector<NearestStreet>& cells,
                 const Window& window, std::size_t first, SegmentTimes& times,
                 const CellWords& words, std::span<std::uint16_t> out) {
  std::size_t i = 0;
  for (int row = window.rect.row_begin; row < window.rect.row_end; ++row) {
    for (int column = window.rect.column_begin; column < window.rect.column_end; ++column, ++i) {
      if (cells[i].segment == kNone) continue;
      std::size_t at = first * window.band_cells() + window.offset(column, row);
      const std::vector<std::uint32_t>& to = times.to_categories(anchor_of(network, cells[i]));
      for (std::size_t c = 0; c < to.size(); ++c) {
        out[at] = words.word(c, to[c], times.to_map_end());
        at += window.band_cells();
      }
    }
  }
}

}  // namespace

CellSampler::CellSampler(const Catalogue& catalogue, const TravelTimes& times,
                         std::vector<Point2> points, const CellGrid& grid, CellCodes codes,
                         CellDoubt doubt, ObstacleIndex obstacles)
    : catalogue_(catalogue),
      times_(times),
      codes_(codes),
      doubt_(std::move(doubt)),
      streets_(times.index().network(), std::move(points), grid, widest_limit_m(catalogue, times),
               std::move(obstacles)) {}

std::size_t CellSampler::bands() const {
  return times_.modes().size() * catalogue_.shown_categories();
}

void CellSampler::fill(int row_begin, int row_end, std::span<const std::uint8_t> inside,
                       std::span<std::uint16_t> out) const {
  std::fill(out.begin(), out.end(), codes_.no_street);
  const CellGrid& grid = streets_.grid();
  std::vector<NearestStreet> cells;
  const CellWords words(codes_, doubt_);
  std::vector<SegmentTimes> segment_times;
  for (const std::size_t mode : times_.modes())
    segment_times.emplace_back(catalogue_, times_, mode);
  for (int top = row_begin; top < row_end; top = (top / kBlockCells + 1) * kBlockCells) {
    const int bottom = std::min(row_end, (top / kBlockCells + 1) * kBlockCells);
    for (int left = 0; left < grid.columns; left += kBlockCells) {
      const CellRect rect{left, top, std::min(grid.columns, left + kBlockCells), bottom};
      const Window window{rect, row_begin, row_end, static_cast<std::size_t>(grid.columns)};
      const std::vector<std::uint8_t> wanted = cut(inside, window);
      std::vector<TriedWalk> tried(rect.cells());
      for (std::size_t m = 0; m < segment_times.size(); ++m) {
        const std::size_t mode = times_.modes()[m];
        streets_.find(times_.graph(mode), catalogue_.modes[mode].join_limit_m, rect, wanted, cells,
                      tried);
        write_cells(times_.index().network(), cells, window, m * catalogue_.shown_categories(),
                    segment_times[m], words, out);
      }
    }
  }
}

}  // namespace quarter
