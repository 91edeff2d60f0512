// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quarter/base/lonlat.hpp"
#include "quarter/network/obstacles.hpp"
#include "quarter/network/search_graph.hpp"

namespace quarter {

/// Square cells on a plane: cell (column, row) lies east of x_min + column · cell_m and south of
/// y_max − row · cell_m.
struct CellGrid {
  double x_min = 0;
  double y_max = 0;
  double cell_m = 10;
  int columns = 0;
  int rows = 0;

  Point2 middle(int column, int row) const {
    return {x_min + (column + 0.5) * cell_m, y_max - (row + 0.5) * cell_m};
  }
};

/// Cells of columns [column_begin, column_end) and rows [row_begin, row_end).
struct CellRect {
  int column_begin = 0;
  int row_begin = 0;
  int column_end = 0;
  int row_end = 0;

  int columns() const { return column_end - column_begin; }
  int rows() const { return row_end - row_begin; }
  std::size_t cells() const {
    return static_cast<std::size_t>(columns()) * static_cast<std::size_t>(rows());
  }
};

/// The street nearest to a cell's middle.
struct NearestStreet {
  std::uint32_t segment = kNone;
  float share = 0;  ///< of the segment's length, from its `from` end
  float off_m = 0;  ///< metres from the middle to the street
};

/// Whether something stands between a cell's middle and a point of a street.
struct TriedWalk {
  std::uint32_t segment = kNone;
  float share = 0;
  bool free = false;
};

/// Finds the nearest street that can be walked to of every cell of a grid: blocks of cells are
/// quartered, and a quarter keeps only the streets that may be nearest to one of its cells. What a
/// cell gets depends on the cell alone, not on the cells asked for with it; of streets equally near
/// the lower index wins.
class NearestStreets {
 public:
  static constexpr int kBlockCells = 128;  ///< on each side of a block

  /// `points` are the places of network.points on the plane of the grid, in the same order; no
  /// street is looked for farther than `reach_m` from a cell, nor behind an obstacle.
  NearestStreets(const StreetNetwork& network, std::vector<Point2> points, const CellGrid& grid,
                 double reach_m, ObstacleIndex obstacles = {});

  const CellGrid& grid() const { return grid_; }
  /// Writes, row by row, the nearest street that the graph's mode can use within `limit_m`; one of
  /// a tiny island only where there is no other. `rect` must lie within one block. Cells whose
  /// `inside` (of the same form; empty: all) is 0 are left without a street. `tried` (of the same
  /// form, or empty) hands what was found for one mode on to the next.
  void find(const SearchGraph& graph, double limit_m, const CellRect& rect,
            std::span<const std::uint8_t> inside, std::vector<NearestStreet>& cells,
            std::span<TriedWalk> tried = {}) const;

 private:
  void index_pieces(double reach_m);
  template <typename Visit>
  void for_each_block_of(std::size_t point, double reach_m, Visit visit) const;
  std::size_t block_of(int column, int row) const;

  const StreetNetwork& network_;
  CellGrid grid_;
  int blocks_across_;
  double metres_a_unit_ = 1;  ///< what a unit of the plane is on the ground
  std::vector<Point2> points_;
  ObstacleIndex obstacles_;
  std::vector<std::uint32_t> segment_of_point_;
  std::vector<float> share_at_point_;        ///< of the length of its segment
  std::vector<std::size_t> first_of_block_;  ///< and one past: range of pieces_
  std::vector<std::uint32_t> pieces_;        ///< each the point where a straight piece ends
};

}  // namespace quarter
