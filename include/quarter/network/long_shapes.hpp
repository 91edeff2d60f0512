// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "quarter/network/street_network.hpp"

namespace quarter {

/// Segments with so many points that nobody should look at all of them each time: their lengths and
/// boxes, stretch by stretch. Refers to the network.
class LongShapes {
 public:
  explicit LongShapes(const StreetNetwork& network);
  explicit LongShapes(const StreetNetwork&&) = delete;  // it is kept

  /// Metres along a segment from its start to a point of its shape.
  double metres_to(std::uint32_t segment, std::size_t point) const;

  /// Points of a segment, and the box they lie in.
  struct Stretch {
    std::size_t first = 0;
    std::size_t last = 0;  ///< the first of the next stretch
    Box box;
  };
  /// In the order of the segment; none of a segment with few points.
  const std::vector<Stretch>* stretches(std::uint32_t segment) const;
  /// Calls `f(first, last)` for the stretches of a segment whose boxes overlap `box`, in their
  /// order; for all of a segment with few points.
  template <typename F>
  void for_each_near(std::uint32_t segment, const Box& box, F f) const {
    const std::vector<Stretch>* const all = stretches(segment);
    if (all == nullptr)
      return f(std::size_t{0}, std::size_t{network_.segments[segment].point_count} - 1);
    for (const Stretch& stretch : *all) {
      if (stretch.box.overlaps(box)) f(stretch.first, stretch.last);
    }
  }

 private:
  struct Long {
    std::vector<double> metres;  ///< to each point
    std::vector<Stretch> stretches;
  };

  const StreetNetwork& network_;
  std::unordered_map<std::uint32_t, Long> long_;
};

}  // namespace quarter
