// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <vector>

#include "quarter/base/geometry.hpp"
#include "quarter/city/block.hpp"

namespace quarter {

struct BlockRules;

/// What makes ground settled; everything is only looked at, while a SettledCells is made.
struct SettledBy {
  std::span<const BlockGround::Shape> homes;    ///< rings
  std::span<const BlockGround::Shape> streets;  ///< residential ones
  std::span<const LonLat> people;               ///< points where people live besides
  std::function<bool(LonLat)> is_studied;       ///< of points of the streets
};

/// The ground people live on, as square cells of some 11 m on one net over the globe: what
/// densities of streets are divided by. A cell is settled if its middle lies within
/// BlockRules::home_ground_m of a home or of a point where people live, or within
/// BlockRules::street_ground_m of a residential street, and not in a lake, a river or the sea.
/// Distances are rounded to cells. It does not depend on how blocks are laid out, and what is
/// settled depends on what is near to it only.
class SettledCells {
 public:
  /// `is_water`: see water_of; kept.
  SettledCells(const SettledBy& by, std::function<bool(LonLat)> is_water, const BlockRules& rules);

  bool contains(LonLat p) const;
  /// Calls `f(middle, metres)` for each settled part of a line: its stretches in the fewest equal
  /// parts that are no longer than half a cell.
  void for_each_part(std::span<const LonLat> line,
                     const std::function<void(LonLat middle, double metres)>& f) const;
  /// Calls `f(middle, m2)` for each cell that has its middle within a box, from south to north.
  void for_each(const Box& box, const std::function<void(LonLat middle, double m2)>& f) const;

 private:
  /// Columns of a row, the last one included.
  struct Run {
    std::int32_t first;
    std::int32_t last;
  };
  using Rows = std::map<std::int32_t, std::vector<Run>>;

  void add(LonLat p, double reach_m);
  static void merge(std::vector<Run>& runs);

  Rows rows_;  // runs sorted and apart
  std::function<bool(LonLat)> is_water_;
};

}  // namespace quarter
