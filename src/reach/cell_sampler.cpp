// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/cell_sampler.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "cell_times.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/network/told_time.hpp"

namespace quarter {
namespace {

constexpr int kBlockCells = StreetsInReach::kBlockCells;

double widest_limit_m(const Catalogue& catalogue, const TravelTimes& times) {
  double limit_m = 0;
  for (const ModeIndex mode : times.modes())
    limit_m = std::max(limit_m, catalogue.modes[mode].join_limit_m);
  return limit_m;
}

/// Per segment whether some mode can use it.
std::vector<char> usable_segments(const TravelTimes& times) {
  std::vector<char> usable(times.index().network().segments.size(), 0);
  for (const ModeIndex mode : times.modes()) {
    for (std::uint32_t s = 0; s < usable.size(); ++s) {
      if (times.graph(mode).usable(s)) usable[s] = 1;
    }
  }
  return usable;
}

/// Index of a cell in a part that is held row by row.
std::size_t offset_in(const CellRect& rect, int column, int row) {
  return static_cast<std::size_t>(row - rect.row_begin) * static_cast<std::size_t>(rect.columns()) +
         static_cast<std::size_t>(column - rect.column_begin);
}

/// What `inside` of a part says of a part of it.
std::vector<std::uint8_t> cut(std::span<const std::uint8_t> inside, const CellRect& whole,
                              const CellRect& part) {
  std::vector<std::uint8_t> result;
  if (inside.empty()) return result;
  for (int row = part.row_begin; row < part.row_end; ++row) {
    const auto begin =
        inside.begin() + static_cast<std::ptrdiff_t>(offset_in(whole, part.column_begin, row));
    result.insert(result.end(), begin, begin + part.columns());
  }
  return result;
}

/// The parts of a rectangle that lie in one block each.
template <typename F>
void for_each_block(const CellRect& rect, F f) {
  const auto next = [](int cell) { return (cell / kBlockCells + 1) * kBlockCells; };
  for (int top = rect.row_begin; top < rect.row_end; top = next(top)) {
    for (int left = rect.column_begin; left < rect.column_end; left = next(left))
      f(CellRect{left, top, std::min(rect.column_end, next(left)),
                 std::min(rect.row_end, next(top))});
  }
}

/// What a cell says of a category.
class CellWords {
 public:
  CellWords(CellCodes codes, const CellDoubt& doubt) : codes_(codes), doubt_(doubt) {}

  std::uint16_t word(CategoryIndex category, std::int32_t ms, std::int32_t map_end_ms) const {
    const bool reached = ms != SegmentTimes::kNever;
    const auto found =
        reached ? static_cast<std::uint16_t>((ms + 500) / 1000) : codes_.beyond_limit;
    const bool silent = category.value < doubt_.silent.size() && doubt_.silent[category.value] != 0;
    if (!silent && map_end_ms >= ms) return found;
    const double least = silent ? 0 : std::floor((map_end_ms + 500) / 1000.0);
    constexpr double kNotReached = std::numeric_limits<double>::infinity();
    return is_told(least, reached ? found : kNotReached, doubt_.limits_s) ? found : codes_.not_told;
  }

 private:
  CellCodes codes_;
  const CellDoubt& doubt_;
};

/// Writes the bands of one mode at a cell; `out` is its cell of the first of them.
void write_cell(const CellTimes& times, const CellWords& words, std::size_t band_cells,
                std::uint16_t* out) {
  const std::span<const std::int32_t> to = times.to_categories();
  for (std::size_t c = 0; c < to.size(); ++c, out += band_cells)
    *out = words.word(CategoryIndex(c), to[c], times.to_map_end());
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
               usable_segments(times), std::move(obstacles)) {}

std::size_t CellSampler::bands() const {
  return times_.modes().size() * catalogue_.shown_categories().size();
}

void CellSampler::fill(const CellRect& rect, std::span<const std::uint8_t> inside,
                       std::span<std::uint16_t> out) const {
  std::fill(out.begin(), out.end(), codes_.no_street);
  const CellWords words(codes_, doubt_);
  std::vector<CellTimes> by_mode;
  for (const ModeIndex mode : times_.modes())
    by_mode.emplace_back(catalogue_, times_, mode, streets_);
  const std::size_t categories = catalogue_.shown_categories().size();
  const auto write = [&](int column, int row, std::span<StreetInReach> streets) {
    const Point2 middle = streets_.grid().middle(column, row);
    for (std::size_t m = 0; m < by_mode.size(); ++m) {
      if (by_mode[m].find(middle, streets))
        write_cell(by_mode[m], words, rect.cells(),
                   &out[m * categories * rect.cells() + offset_in(rect, column, row)]);
    }
  };
  for_each_block(rect, [&](const CellRect& block) {
    streets_.for_each_cell(block, cut(inside, rect, block), write);
  });
}

}  // namespace quarter
