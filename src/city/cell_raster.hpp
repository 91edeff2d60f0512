// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "quarter/base/geometry.hpp"

namespace quarter {

/// A window of a grid of equal cells, anchored where longitude and latitude are 0; each cell is set
/// or not. Columns and rows are those of the grid, so that windows that overlap agree.
class CellRaster {
 public:
  /// `cell`: side in units of longitude and of latitude. The window has all cells that meet `box`
  /// and `margin_m` around them, at least one cell.
  CellRaster(const Box& box, std::int32_t cell, double margin_m);

  int columns() const { return columns_; }
  int rows() const { return rows_; }
  bool at(int column, int row) const { return cells_[index(column, row)] != 0; }
  void set(int column, int row, bool value) { cells_[index(column, row)] = value ? 1 : 0; }
  /// False outside the window.
  bool find(LonLat p, int& column, int& row) const;
  LonLat middle(int column, int row) const;
  /// A cell's area in m², taken at the middle of the window.
  double cell_m2() const { return east_m_ * north_m_; }
  std::size_t count() const;

  /// Sets all cells within `metres` of one that is set (centre to centre).
  void dilate(double metres);
  /// Clears all cells within `metres` of one that is not set.
  void erode(double metres);
  void invert();
  void join(const CellRaster& other);  ///< of the same window
  void keep(const CellRaster& other);
  /// Sets the cells of each region of cells that are not set, which meet along sides, if it does
  /// not touch the border of the window and has at most `largest_m2`.
  void fill_holes(double largest_m2);
  /// The outlines of the cells that are set, a polygon for each set of cells that meet along sides.
  /// Holes may touch themselves at corners.
  MultiPolygon polygons() const;

 private:
  std::size_t index(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column);
  }
  bool is_set(int column, int row) const {
    return column >= 0 && row >= 0 && column < columns_ && row < rows_ && at(column, row);
  }
  LonLat corner(int column, int row) const;
  std::vector<std::uint32_t> labels() const;
  bool is_side(int column, int row, int direction) const;
  Ring ring_from(int column, int row, std::vector<std::uint8_t>& done) const;

  std::int32_t cell_;
  std::int32_t first_column_ = 0;
  std::int32_t first_row_ = 0;
  int columns_ = 1;
  int rows_ = 1;
  double east_m_ = 0;  // sides of a cell
  double north_m_ = 0;
  std::vector<std::uint8_t> cells_;
};

}  // namespace quarter
