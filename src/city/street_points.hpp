// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "quarter/city/origins.hpp"

namespace quarter {

/// Points along streets, in the area studied or not. Each comes twice in a row, once for the block
/// to its left and once for the one to its right, with half of the street's length each; only once,
/// with all of it, where no more than one side has a block.
class StreetPoints {
 public:
  StreetPoints(const AreaIndex& blocks, double spacing_m)
      : blocks_(blocks), spacing_m_(spacing_m) {}

  /// Equal stretches not longer than the spacing, a point in the middle of each.
  void add(std::span<const LonLat> shape, double length_m);
  std::vector<Origin> take() { return std::move(origins_); }

 private:
  void add_sides(LonLat a, LonLat b, double share, double metres);

  const AreaIndex& blocks_;
  double spacing_m_;
  std::vector<Origin> origins_;
};

/// Such points along all ways whose rule is wanted, in the order of their ids. Runs on several
/// threads.
std::vector<Origin> points_along(const StreetNetwork& network, const AreaIndex& blocks,
                                 double spacing_m,
                                 const std::function<bool(const WayRule&)>& wanted);

}  // namespace quarter
