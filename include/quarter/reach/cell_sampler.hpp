// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quarter/reach/travel_times.hpp"

namespace quarter {

/// Square cells on a plane: cell (column, row) lies east of x_min + column · cell_m and south of
/// y_max − row · cell_m.
struct CellGrid {
  double x_min = 0;
  double y_max = 0;
  double cell_m = 10;
  int columns = 0;
  int rows = 0;
};

/// What a cell says besides whole seconds.
struct CellCodes {
  std::uint16_t no_street;     ///< no usable street within the mode's join limit
  std::uint16_t beyond_limit;  ///< a street, but nothing within the limit
};

/// Travel times of cells: those of the cell's middle, joined to the nearest segment as any other
/// point.
class CellSampler {
 public:
  /// `points` are the places of network.points on the plane of the grid, in metres, in the same
  /// order.
  CellSampler(const Catalogue& catalogue, const TravelTimes& times, std::vector<Point2> points,
              const CellGrid& grid, CellCodes codes);

  /// Band b is mode times.modes()[b / categories], category b % categories.
  std::size_t bands() const;
  /// Fills rows [row_begin, row_end) band by band: out[(band · rows + row − row_begin) · columns +
  /// column]. Safe to call for different rows at once.
  void fill(int row_begin, int row_end, std::span<std::uint16_t> out) const;

 private:
  struct Nearest;
  std::vector<Nearest> nearest_segments(std::size_t mode, int row_begin, int row_end) const;
  void draw(std::uint32_t segment, bool tiny, double limit_m, int row_begin, int row_end,
            std::vector<Nearest>& cells) const;

  const Catalogue& catalogue_;
  const TravelTimes& times_;
  const StreetNetwork& network_;
  std::vector<Point2> points_;
  CellGrid grid_;
  CellCodes codes_;
  std::vector<std::vector<std::uint32_t>> segments_of_stripe_;
};

}  // namespace quarter
