// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "segment.hpp"

namespace quarter {

/// Square cells with sides of 2^shift units over a box.
class CellGrid {
 public:
  CellGrid(const Box& box, int shift)
      : box_(box), shift_(shift), columns_(column(box.max.x) + 1), rows_(row(box.max.y) + 1) {}

  std::size_t size() const { return columns_ * rows_; }
  std::size_t columns() const { return columns_; }
  std::size_t rows() const { return rows_; }

  /// The cell of a point of the box.
  std::size_t cell_of(LonLat p) const { return row(p.y) * columns_ + column(p.x); }

  /// Calls `visit(cell)` for each cell that comes within two units of the segment, and maybe a few
  /// more, each once. The segment lies in the box.
  template <typename Visit>
  void for_each_cell(const Segment& s, Visit visit) const {
    const std::size_t first_row = row(std::min(s.a.y, s.b.y) - kMargin);
    const std::size_t last_row = row(std::max(s.a.y, s.b.y) + kMargin);
    for (std::size_t r = first_row; r <= last_row; ++r) {
      const auto [west, east] = first_row == last_row ? Span{s.a.x, s.b.x} : span_in_row(s, r);
      const std::size_t last = column(east + kMargin);
      for (std::size_t c = column(west - kMargin); c <= last; ++c)
        visit(r * columns_ + c);
    }
  }

 private:
  static constexpr std::int64_t kMargin = 2;
  struct Span {
    std::int64_t west;
    std::int64_t east;
  };

  std::size_t column(std::int64_t x) const { return index(x, box_.min.x, box_.max.x); }
  std::size_t row(std::int64_t y) const { return index(y, box_.min.y, box_.max.y); }
  std::size_t index(std::int64_t value, std::int64_t low, std::int64_t high) const {
    return static_cast<std::size_t>((std::clamp(value, low, high) - low) >> shift_);
  }

  /// Longitudes of the part of a segment in a row of cells, to a unit.
  Span span_in_row(const Segment& s, std::size_t r) const {
    if (s.a.y == s.b.y) return {s.a.x, s.b.x};
    const double south =
        static_cast<double>(box_.min.y) + static_cast<double>(r << shift_) - kMargin;
    const double north = south + static_cast<double>(std::int64_t{1} << shift_) + 2 * kMargin;
    const std::int64_t x_south = x_near(s, south);
    const std::int64_t x_north = x_near(s, north);
    return {std::min(x_south, x_north), std::max(x_south, x_north)};
  }
  static std::int64_t x_near(const Segment& s, double y) {
    const double ax = s.a.x;
    const double bx = s.b.x;
    const double share = (y - s.a.y) / (static_cast<double>(s.b.y) - s.a.y);
    return static_cast<std::int64_t>(std::clamp(ax + share * (bx - ax), ax, bx));
  }

  Box box_;
  int shift_;
  std::size_t columns_;
  std::size_t rows_;
};

/// The finest grid over `box` with few cells per segment: no more cells than segments, and
/// no more than two cells to the average segment.
CellGrid grid_for(const std::vector<Segment>& segments, const Box& box);

}  // namespace quarter
