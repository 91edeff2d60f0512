// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "quarter/report/map_cells.hpp"
#include "quarter/report/map_sheet.hpp"
#include "quarter/report/report_source.hpp"
#include "sheet_layout.hpp"

namespace quarter {

/// The travel times that a map shows cell by cell in place of blocks, found once for all sheets.
class CellMap {
 public:
  /// Cells of `cell_m`, or larger where so small ones could not be told apart on paper.
  CellMap(const ReportSource& source, const SheetLayout& layout, double points_per_metre,
          double cell_m);

  const MapCells& cells() const { return cells_; }
  /// Seconds to the farthest of the categories, or one of the codes; per cell.
  std::vector<std::uint16_t> farthest(ModeIndex mode,
                                      const std::vector<CategoryIndex>& categories) const;
  /// How many of the categories are within so many seconds; nothing (kCellNotTold, kCellEmpty)
  /// where the map cannot tell.
  std::vector<std::uint16_t> reached(ModeIndex mode, const std::vector<CategoryIndex>& categories,
                                     double seconds) const;

 private:
  const std::uint16_t* band(ModeIndex mode, CategoryIndex category) const;
  std::size_t count() const {
    return static_cast<std::size_t>(cells_.columns) * static_cast<std::size_t>(cells_.rows);
  }

  const ReportSource& source_;
  MapCells cells_;
  std::vector<std::uint16_t> times_;
};

}  // namespace quarter
