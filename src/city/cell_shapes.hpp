// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <string_view>

#include "grid_lines.hpp"
#include "quarter/base/geometry.hpp"

namespace quarter {

/// Place of a cell in its pattern, from 0 at the south-west corner of the box that is covered.
struct Cell {
  std::int64_t column;
  std::int64_t row;
  auto operator<=>(const Cell&) const = default;
};

inline LonLat middle_of(const Box& box) {
  return {std::midpoint(box.min.x, box.max.x), std::midpoint(box.min.y, box.max.y)};
}

/// Squares side by side from the corner of the box on.
class Squares {
 public:
  static constexpr std::string_view kOption = "grid";
  static constexpr char kPrefix = 'g';

  Squares(const Box& box, double metres)
      : net_(grid_net(middle_of(box), box.min, metres, metres)) {}

  Cell at(double x, double y) const {
    return {static_cast<std::int64_t>(std::floor(net_.xs.lines_to(x))),
            static_cast<std::int64_t>(std::floor(net_.ys.lines_to(y)))};
  }
  Ring outline(Cell c) const {
    const auto corner = [&](int dx, int dy) {
      return LonLat{net_.xs.at(c.column + dx), net_.ys.at(c.row + dy)};
    };
    return {corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)};
  }

 private:
  GridNet net_;
};

/// Flat-topped hexagons, the first with its centre in the corner of the box, odd columns half a
/// cell further north. Corners lie on a net with steps of half a side eastwards and half a height
/// northwards.
class Hexagons {
 public:
  static constexpr std::string_view kOption = "hex";
  static constexpr char kPrefix = 'h';

  Hexagons(const Box& box, double metres)
      : net_(grid_net(middle_of(box), box.min, metres / (2 * std::numbers::sqrt3), metres / 2)) {}

  /// The cell whose centre is nearest.
  Cell at(double x, double y) const {
    const double i = net_.xs.lines_to(x);
    const double j = net_.ys.lines_to(y);
    const auto west = static_cast<std::int64_t>(std::floor(i / 3));
    const Cell a = nearest_in_column(west, j);
    const Cell b = nearest_in_column(west + 1, j);
    return distance(a, i, j) <= distance(b, i, j) ? a : b;
  }
  Ring outline(Cell c) const {
    const auto corner = [&](int di, int dj) {
      return LonLat{net_.xs.at(3 * c.column + di), net_.ys.at(height_of(c) + dj)};
    };
    return {corner(-2, 0), corner(-1, -1), corner(1, -1), corner(2, 0),
            corner(1, 1),  corner(-1, 1),  corner(-2, 0)};
  }

 private:
  static std::int64_t height_of(Cell c) { return 2 * c.row + (c.column & 1); }
  static Cell nearest_in_column(std::int64_t column, double j) {
    const double row = (j - static_cast<double>(column & 1)) / 2;
    return {column, static_cast<std::int64_t>(std::lround(row))};
  }
  /// Squared, in half heights.
  static double distance(Cell c, double i, double j) {
    const double di = (i - 3 * static_cast<double>(c.column)) / std::numbers::sqrt3;
    const double dj = j - static_cast<double>(height_of(c));
    return di * di + dj * dj;
  }

  GridNet net_;
};

}  // namespace quarter
