// SPDX-License-Identifier: Apache-2.0
#include "cell_raster.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace quarter {
namespace {

std::int32_t floor_div(std::int64_t value, std::int32_t by) {
  return static_cast<std::int32_t>(value / by - (value % by < 0 ? 1 : 0));
}

std::int32_t on_globe(std::int64_t value, std::int64_t most) {
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(value, -most, most));
}

/// The directions along the sides of cells, counter-clockwise.
struct Step {
  int column, row;
};
constexpr std::array<Step, 4> kSteps{Step{1, 0}, Step{0, 1}, Step{-1, 0}, Step{0, -1}};

}  // namespace

CellRaster::CellRaster(const Box& box, std::int32_t cell, double margin_m) : cell_(cell) {
  const LocalPlane plane(midpoint(box.min, box.max));
  const Point2 one =
      plane.to_plane({midpoint(box.min, box.max).x + cell, midpoint(box.min, box.max).y + cell});
  east_m_ = std::max(one.x, 0.1 * one.y);  // near the poles cells have no width
  north_m_ = one.y;
  const auto side = static_cast<int>(std::ceil(margin_m / east_m_)) + 1;
  const auto end = static_cast<int>(std::ceil(margin_m / north_m_)) + 1;
  first_column_ = floor_div(box.min.x, cell) - side;
  first_row_ = floor_div(box.min.y, cell) - end;
  columns_ = floor_div(box.max.x, cell) + side - first_column_ + 1;
  rows_ = floor_div(box.max.y, cell) + end - first_row_ + 1;
  cells_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0);
}

bool CellRaster::find(LonLat p, int& column, int& row) const {
  column = floor_div(p.x, cell_) - first_column_;
  row = floor_div(p.y, cell_) - first_row_;
  return column >= 0 && row >= 0 && column < columns_ && row < rows_;
}

LonLat CellRaster::corner(int column, int row) const {
  return {on_globe((std::int64_t{first_column_} + column) * cell_, 1800000000),
          on_globe((std::int64_t{first_row_} + row) * cell_, 900000000)};
}

LonLat CellRaster::middle(int column, int row) const {
  return midpoint(corner(column, row), corner(column + 1, row + 1));
}

std::size_t CellRaster::count() const {
  return static_cast<std::size_t>(std::count(cells_.begin(), cells_.end(), std::uint8_t{1}));
}

/// Each run of cells of a row sets, in the rows around, runs that are longer by the half width of
/// the circle there; counted by where they begin and end.
void CellRaster::dilate(double metres) {
  const int reach = static_cast<int>(metres / north_m_);
  const auto width = static_cast<std::size_t>(columns_) + 1;
  std::vector<std::int32_t> begun(width * static_cast<std::size_t>(rows_), 0);
  std::vector<int> halves;
  for (int away = 0; away <= reach; ++away) {
    const double up = away * north_m_;
    halves.push_back(static_cast<int>(std::sqrt(metres * metres - up * up) / east_m_));
  }
  const auto spread = [&](int first, int last, int row) {
    for (int r = std::max(0, row - reach); r <= std::min(rows_ - 1, row + reach); ++r) {
      const int half = halves[static_cast<std::size_t>(std::abs(r - row))];
      const std::size_t start = static_cast<std::size_t>(r) * width;
      ++begun[start + static_cast<std::size_t>(std::max(0, first - half))];
      --begun[start + static_cast<std::size_t>(std::min(columns_, last + half + 1))];
    }
  };
  for (int row = 0; row < rows_; ++row) {
    for (int column = 0; column < columns_; ++column) {
      if (!at(column, row)) continue;
      const int first = column;
      while (column + 1 < columns_ && at(column + 1, row))
        ++column;
      spread(first, column, row);
    }
  }
  for (int row = 0; row < rows_; ++row) {
    std::int32_t open = 0;
    for (int column = 0; column < columns_; ++column) {
      open += begun[static_cast<std::size_t>(row) * width + static_cast<std::size_t>(column)];
      set(column, row, open > 0);
    }
  }
}

void CellRaster::invert() {
  for (std::uint8_t& cell : cells_)
    cell = cell == 0 ? 1 : 0;
}

void CellRaster::erode(double metres) {
  invert();
  dilate(metres);
  invert();
}

void CellRaster::join(const CellRaster& other) {
  for (std::size_t i = 0; i < cells_.size(); ++i)
    cells_[i] |= other.cells_[i];
}

void CellRaster::keep(const CellRaster& other) {
  for (std::size_t i = 0; i < cells_.size(); ++i)
    cells_[i] &= other.cells_[i];
}

void CellRaster::fill_holes(double largest_m2) {
  std::vector<std::uint8_t> seen = cells_;
  std::vector<std::size_t> region;
  for (std::size_t start = 0; start < cells_.size(); ++start) {
    if (seen[start] != 0) continue;
    region.assign(1, start);
    seen[start] = 1;
    bool at_border = false;
    for (std::size_t next = 0; next < region.size(); ++next) {
      const int column = static_cast<int>(region[next] % static_cast<std::size_t>(columns_));
      const int row = static_cast<int>(region[next] / static_cast<std::size_t>(columns_));
      for (const Step& step : kSteps) {
        const int c = column + step.column, r = row + step.row;
        const bool inside = c >= 0 && r >= 0 && c < columns_ && r < rows_;
        at_border = at_border || !inside;
        if (!inside || seen[index(c, r)] != 0) continue;
        seen[index(c, r)] = 1;
        region.push_back(index(c, r));
      }
    }
    if (at_border || static_cast<double>(region.size()) * cell_m2() > largest_m2) continue;
    for (const std::size_t cell : region)
      cells_[cell] = 1;
  }
}

/// Whether a side that leaves a corner in a direction has a set cell on its left and none on its
/// right.
bool CellRaster::is_side(int column, int row, int direction) const {
  switch (direction) {
    case 0:
      return is_set(column, row) && !is_set(column, row - 1);
    case 1:
      return is_set(column - 1, row) && !is_set(column, row);
    case 2:
      return is_set(column - 1, row - 1) && !is_set(column - 1, row);
    default:
      return is_set(column, row - 1) && !is_set(column - 1, row - 1);
  }
}

/// Follows the sides of cells from the lower side of one on. Where two cells meet at a corner only,
/// the way turns left, so that each ring stays with its cells. `done`: whose lower side was passed.
Ring CellRaster::ring_from(int column, int row, std::vector<std::uint8_t>& done) const {
  Ring ring;
  int c = column, r = row, direction = 0;
  do {
    if (direction == 0) done[index(c, r)] = 1;
    c += kSteps[static_cast<std::size_t>(direction)].column;
    r += kSteps[static_cast<std::size_t>(direction)].row;
    const int before = direction;
    direction = (before + 1) % 4;
    while (!is_side(c, r, direction))
      direction = (direction + 3) % 4;
    if (direction != before) ring.push_back(corner(c, r));
  } while (c != column || r != row || direction != 0);
  ring.push_back(ring.front());
  return ring;
}

/// Per cell the number of its set of cells that meet along sides, counted from 1; 0: not set.
std::vector<std::uint32_t> CellRaster::labels() const {
  std::vector<std::uint32_t> labels(cells_.size(), 0);
  std::vector<std::size_t> open;
  std::uint32_t last = 0;
  for (std::size_t start = 0; start < cells_.size(); ++start) {
    if (cells_[start] == 0 || labels[start] != 0) continue;
    labels[start] = ++last;
    open.assign(1, start);
    while (!open.empty()) {
      const std::size_t cell = open.back();
      open.pop_back();
      const int column = static_cast<int>(cell % static_cast<std::size_t>(columns_));
      const int row = static_cast<int>(cell / static_cast<std::size_t>(columns_));
      for (const Step& step : kSteps) {
        const int c = column + step.column, r = row + step.row;
        if (!is_set(c, r) || labels[index(c, r)] != 0) continue;
        labels[index(c, r)] = last;
        open.push_back(index(c, r));
      }
    }
  }
  return labels;
}

MultiPolygon CellRaster::polygons() const {
  const std::vector<std::uint32_t> labels = this->labels();
  std::vector<std::uint8_t> done(cells_.size(), 0);
  MultiPolygon polygons;
  for (int row = 0; row < rows_; ++row) {
    for (int column = 0; column < columns_; ++column) {
      if (!is_side(column, row, 0) || done[index(column, row)] != 0) continue;
      // Labels are counted in the order of the lowest cells: the first ring of each is the outer.
      const std::uint32_t label = labels[index(column, row)];
      Ring ring = ring_from(column, row, done);
      if (label > polygons.size())
        polygons.push_back({std::move(ring), {}});
      else
        polygons[label - 1].holes.push_back(std::move(ring));
    }
  }
  return polygons;
}

}  // namespace quarter
