// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "settled_ground.hpp"
#include "settler_shape.hpp"

namespace quarter {

/// How far from settled ground the points of a net are, over a box. The net is the same wherever
/// the box lies within a whole degree of latitude: its points are some kStepM metres apart, counted
/// from the equator and the prime meridian.
class DistanceNet {
 public:
  static constexpr double kStepM = 10;

  /// A net over a box, all of it far away. Whatever settles ground beside the edge must be at least
  /// kMarginM metres inside.
  explicit DistanceNet(const Box& box);
  static constexpr double kMarginM = 2.5 * kStepM;

  /// Brings near what the settler reaches, and two steps beyond.
  void add(const Settler& settler) { add(SettlerShape(settler), 2 * kStepM, 0); }
  /// The same `beyond_m` metres beyond; points that are nearest to this settler, of several that of
  /// the least number, are given its number.
  void add(const SettlerShape& settler, double beyond_m, std::uint32_t number);

  int columns() const { return columns_; }
  int rows() const { return rows_; }
  LonLat at(int column, int row) const;
  /// Metres to settled ground, below 0 inside of it.
  float value(int column, int row) const {
    return values_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                   static_cast<std::size_t>(column)];
  }
  /// The number of the settler that is nearest, or kNone.
  std::uint32_t nearest(int column, int row) const {
    return nearest_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                    static_cast<std::size_t>(column)];
  }
  bool settled(int column, int row) const { return value(column, row) < 0; }

 private:
  std::int32_t step_x_;
  std::int32_t step_y_;
  std::int64_t west_;   // number of the first column
  std::int64_t south_;  // number of the first row
  int columns_;
  int rows_;
  std::vector<float> values_;  // by row
  std::vector<std::uint32_t> nearest_;
};

/// The box of what a settler reaches.
Box reach_of(const Settler& settler);

}  // namespace quarter
