// SPDX-License-Identifier: Apache-2.0
#include "cell_map.hpp"

#include <algorithm>
#include <cmath>

#include "quarter/checks/rulebook.hpp"

namespace quarter {
namespace {

/// Points of paper that a cell has at least: a quarter of a millimetre.
constexpr double kSmallest = 0.7;

}  // namespace

CellMap::CellMap(const ReportSource& source, const SheetLayout& layout, double points_per_metre,
                 double cell_m)
    : source_(source) {
  cells_.origin = midpoint(layout.window.min, layout.window.max);
  cells_.cell_m = std::max(cell_m, kSmallest / points_per_metre);
  const double width = layout.map.width / points_per_metre;
  const double height = layout.map.height / points_per_metre;
  cells_.x_min = -width / 2;
  cells_.y_max = height / 2;
  cells_.columns = std::max(1, static_cast<int>(std::ceil(width / cells_.cell_m)));
  cells_.rows = std::max(1, static_cast<int>(std::ceil(height / cells_.cell_m)));
  times_ = source.cells(cells_);
}

const std::uint16_t* CellMap::band(ModeIndex mode, CategoryIndex category) const {
  const auto shown = source_.catalogue.shown_categories();
  const auto at = std::find(source_.modes.begin(), source_.modes.end(), mode);
  const auto before = static_cast<std::size_t>(at - source_.modes.begin());
  return times_.data() + (before * shown.size() + category.value) * count();
}

std::vector<std::uint16_t> CellMap::farthest(ModeIndex mode,
                                             const std::vector<CategoryIndex>& categories) const {
  std::vector<std::uint16_t> all(count(), 0);
  for (const CategoryIndex category : categories) {
    const std::uint16_t* const own = band(mode, category);
    for (std::size_t i = 0; i < all.size(); ++i) {
      // What is surely not reached is farther than what may be; then the codes are in order.
      const bool beyond = own[i] == kCellBeyond || all[i] == kCellBeyond;
      all[i] = beyond && own[i] != kCellEmpty ? kCellBeyond : std::max(all[i], own[i]);
    }
  }
  return all;
}

std::vector<std::uint16_t> CellMap::reached(ModeIndex mode,
                                            const std::vector<CategoryIndex>& categories,
                                            double seconds) const {
  std::vector<std::uint16_t> all(count(), 0);
  for (const CategoryIndex category : categories) {
    const std::uint16_t* const own = band(mode, category);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (own[i] == kCellEmpty || own[i] == kCellNotTold)
        all[i] = std::max(all[i], own[i]);
      else if (all[i] < kCellNotTold)
        all[i] = static_cast<std::uint16_t>(all[i] + (own[i] <= seconds ? 1 : 0));
    }
  }
  return all;
}

}  // namespace quarter
