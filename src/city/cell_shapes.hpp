// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <string_view>

#include "grid_lines.hpp"
#include "quarter/base/geometry.hpp"

namespace quarter {

/// A belt of the globe, one degree of latitude high, on which cells are laid out alike: from the
/// prime meridian and its southern edge, as wide as metres are in its middle. So a part of an area
/// has the cells of the whole; those that reach over the edge of a belt are cut there.
struct Belt {
  int degree;  ///< of its southern edge, -90 to 89

  static Belt of(std::int32_t y) {
    const auto degree = static_cast<int>(std::floor(y / LonLat::kPerDegree));
    return {std::min(degree, 89)};
  }
  LonLat corner() const { return {0, degree * static_cast<std::int32_t>(LonLat::kPerDegree)}; }
  LonLat middle() const {
    return {0, corner().y + static_cast<std::int32_t>(LonLat::kPerDegree) / 2};
  }
  /// All around the globe.
  Ring outline() const {
    const std::int32_t east = 1800000000, south = corner().y;
    const std::int32_t north = south + static_cast<std::int32_t>(LonLat::kPerDegree);
    return {{-east, south}, {east, south}, {east, north}, {-east, north}, {-east, south}};
  }
};

/// Place of a cell in its belt.
struct Cell {
  std::int64_t column;
  std::int64_t row;
  auto operator<=>(const Cell&) const = default;
};

/// Squares side by side from the corner of a belt on.
class Squares {
 public:
  static constexpr std::string_view kOption = "grid";
  static constexpr char kPrefix = 'g';

  Squares(Belt belt, double metres)
      : net_(grid_net(belt.middle(), belt.corner(), metres, metres)) {}

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

/// Flat-topped hexagons, the first with its centre in the corner of a belt, odd columns half a
/// cell further north. Corners lie on a net with steps of half a side eastwards and half a height
/// northwards.
class Hexagons {
 public:
  static constexpr std::string_view kOption = "hex";
  static constexpr char kPrefix = 'h';

  Hexagons(Belt belt, double metres)
      : net_(grid_net(belt.middle(), belt.corner(), metres / (2 * std::numbers::sqrt3),
                      metres / 2)) {}

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
