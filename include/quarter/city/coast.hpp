// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <memory>
#include <vector>

#include "quarter/base/geometry.hpp"

namespace quarter {

/// The coast as seen from a position.
struct CoastView {
  double metres = std::numeric_limits<double>::infinity();
  bool is_sea = false;  ///< the position; false without a coast
};

/// Tells sea from land. Ways of natural=coastline have the land on their left and the sea on their
/// right (https://wiki.openstreetmap.org/wiki/Tag:natural%3Dcoastline); the nearest one decides, so
/// that the coast need not be closed: extracts cut it. This is right wherever nothing but the coast
/// that is given lies between a position and the nearest of it, as in all of a box whose whole
/// coast is known.
class Coast {
 public:
  /// Lines in the direction of their ways.
  explicit Coast(const LineSet& coastlines);
  ~Coast();
  Coast(Coast&&) noexcept;
  Coast& operator=(Coast&&) noexcept;

  /// False: nothing is sea.
  bool any() const;
  /// Whether a position is at sea; the line itself is land. Safe to call from several threads at
  /// once.
  bool is_sea(LonLat p) const { return view(p).is_sea; }
  CoastView view(LonLat p) const;
  /// Ends of lines that no other line continues: where extracts cut the coast. In a fixed order.
  std::vector<LonLat> loose_ends() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace quarter
