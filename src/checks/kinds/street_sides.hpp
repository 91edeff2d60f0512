// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "quarter/network/street_index.hpp"

namespace quarter::kinds {

/// Finds how much of a bikeway has another on the other side of the same road.
class StreetSides {
 public:
  /// Ways of class `bikeways` beside roads of class `roads`, at most `apart_m` from one another.
  StreetSides(const StreetIndex& index, std::uint64_t bikeways, std::uint64_t roads, double apart_m)
      : index_(index), bikeways_(bikeways), roads_(roads), apart_m_(apart_m) {}

  /// The share of a segment's length that has a twin, 0..1: that of the parts of at most 20 m whose
  /// middle has one. A line across the segment there meets another bikeway that runs the same way,
  /// and a road that does lies between or is one of the two.
  double share_with_twin(std::uint32_t segment) const;

 private:
  struct Cut;
  bool has_twin(std::uint32_t segment, LonLat at, LonLat from, LonLat to) const;

  const StreetIndex& index_;
  std::uint64_t bikeways_;
  std::uint64_t roads_;
  double apart_m_;
};

}  // namespace quarter::kinds
