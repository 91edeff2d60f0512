// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "quarter/base/lonlat.hpp"
#include "quarter/network/obstacles.hpp"
#include "quarter/network/street_network.hpp"

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

/// The point of a street that is nearest to a cell's middle.
struct StreetInReach {
  std::uint32_t segment = kNone;
  float share = 0;  ///< of the segment's length, from its `from` end
  float off_m = 0;  ///< metres from the middle to the street
  Point2 foot;      ///< on the plane of the grid

  /// What was found of the walk there, to ask once for all modes.
  enum class Tried : std::uint8_t { no, free, not_free } tried = Tried::no;
};

/// Finds the streets in reach of each cell of a grid: blocks of cells are quartered, and a quarter
/// keeps the pieces of streets in reach of one of its cells. What a cell gets depends on the cell
/// alone, not on the cells asked for with it.
class StreetsInReach {
 public:
  static constexpr int kBlockCells = 128;  ///< on each side of a block

  /// `points` are the places of network.points on the plane of the grid, in the same order. Only
  /// segments of which `wanted` is not 0 are looked for, none farther than `reach_m` from a cell.
  StreetsInReach(const StreetNetwork& network, std::vector<Point2> points, const CellGrid& grid,
                 double reach_m, std::span<const char> wanted, ObstacleIndex obstacles = {});

  const CellGrid& grid() const { return grid_; }
  /// A cell and its streets, by segment.
  using Visit = std::function<void(int column, int row, std::span<StreetInReach> streets)>;
  /// Calls `visit` for each cell of `rect`, which must lie within one block, in no particular
  /// order; not where `inside` (row by row; empty: all) is 0, nor where no street is in reach.
  void for_each_cell(const CellRect& rect, std::span<const std::uint8_t> inside,
                     const Visit& visit) const;
  /// Whether the straight walk from a cell's middle is free; asked for once a street.
  bool is_free(Point2 middle, StreetInReach& street) const;
  WalkKind walk_to(Point2 middle, const StreetInReach& street) const;

 private:
  void index_pieces(std::span<const char> wanted);
  template <typename F>
  void for_each_block_of(std::size_t point, F f) const;
  std::size_t block_of(int column, int row) const;

  CellGrid grid_;
  int blocks_across_;
  double metres_a_unit_ = 1;  ///< what a unit of the plane is on the ground
  double reach_;              ///< in units of the plane
  std::vector<Point2> points_;
  ObstacleIndex obstacles_;
  std::vector<std::uint32_t> segment_of_point_;
  std::vector<float> share_at_point_;        ///< of the length of its segment
  std::vector<std::size_t> first_of_block_;  ///< and one past: range of pieces_
  std::vector<std::uint32_t> pieces_;        ///< each the point where a straight piece ends
};

}  // namespace quarter
