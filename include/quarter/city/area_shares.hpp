// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "quarter/base/geometry.hpp"

namespace quarter {

/// How much of a line lies in an area.
struct LineShare {
  std::uint32_t area = 0;
  double share = 0;  ///< of its length, (0, 1]
};

/// Which of many areas hold a point, and how much of a line. Areas may overlap: what lies in
/// several counts in each. On a border the rule of `contains` decides, so that of areas which part
/// the ground exactly one has what lies there.
class AreaShares {
 public:
  /// The areas must outlive it.
  explicit AreaShares(std::vector<const MultiPolygon*> areas);
  ~AreaShares();
  AreaShares(AreaShares&&) noexcept;

  std::size_t size() const;
  /// The areas that hold a point, in ascending order. Safe to call from several threads at once, as
  /// is `along`.
  void at(LonLat p, std::vector<std::uint32_t>& areas) const;
  /// The areas that hold some of a line, in ascending order, exact to the unit of positions. A line
  /// without length lies where its first point does.
  void along(std::span<const LonLat> line, std::vector<LineShare>& shares) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace quarter
