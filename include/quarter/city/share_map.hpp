// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "quarter/base/lonlat.hpp"

namespace quarter {

/// What share of the ground something covers, such as the crowns of trees. Safe to ask from several
/// threads at once.
class ShareMap {
 public:
  virtual ~ShareMap() = default;

  /// 0 to 1 at each position; NaN where it is not known.
  virtual void shares(std::span<const LonLat> where, std::span<float> shares) const = 0;
  /// Side of the smallest piece that has a share of its own, m; > 0.
  virtual double cell_m() const = 0;
};

}  // namespace quarter
