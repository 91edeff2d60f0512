// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "quarter/base/geometry.hpp"

namespace quarter {

/// Ground with an end, and how far it is to that end. Quick for an outline of a few corners and for
/// one of many thousands.
class CoveredArea {
 public:
  /// Nothing.
  CoveredArea() = default;
  /// Rings are taken by the even-odd rule.
  explicit CoveredArea(MultiPolygon outline);

  const MultiPolygon& outline() const { return outline_; }
  bool empty() const { return edges_.empty(); }
  /// The outline itself is inside.
  bool contains(LonLat p) const;
  /// Metres to the nearest point of the outline, as the crow flies; 0 outside.
  double metres_to_end(LonLat p) const;
  /// Where a straight piece enters or leaves the area, as shares of the way from a (0) to b (1),
  /// ascending. A piece that only touches the outline, or runs along it, does neither.
  std::vector<double> ends_on(LonLat a, LonLat b) const;

 private:
  struct Edge {
    LonLat a;
    LonLat b;
  };

  void add_ring(const Ring& ring);
  void sort_into_bands();
  std::size_t band_of(std::int32_t y) const;
  /// Calls `f(edge)` for each edge of a band.
  template <typename F>
  void for_each_edge(std::size_t band, F f) const {
    for (std::uint32_t i = first_in_band_[band]; i < first_in_band_[band + 1]; ++i)
      f(edges_[in_bands_[i]]);
  }

  MultiPolygon outline_;
  Box box_;
  std::vector<Edge> edges_;
  std::int64_t band_height_ = 1;              // units of latitude
  std::vector<std::uint32_t> first_in_band_;  // per band and one past: range of in_bands_
  std::vector<std::uint32_t> in_bands_;       // edges that a band has part of
};

}  // namespace quarter
