// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "quarter/network/street_network.hpp"

namespace quarter {

/// The ends of segments that meet at each junction, as 2 · segment, and 1 more for its `to` end.
class JunctionArms {
 public:
  explicit JunctionArms(const StreetNetwork& network) : network_(network) {
    const auto ends = static_cast<std::uint32_t>(2 * network.segments.size());
    first_.assign(network.junctions.size() + 2, 0);
    for (std::uint32_t end = 0; end < ends; ++end)
      ++first_[junction(end) + 2];
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    ends_.resize(ends);
    for (std::uint32_t end = 0; end < ends; ++end)
      ends_[first_[junction(end) + 1]++] = end;
  }

  std::span<const std::uint32_t> at(std::uint32_t junction) const {
    return {ends_.data() + first_[junction], first_[junction + 1] - first_[junction]};
  }
  /// Where an end lies.
  std::uint32_t junction(std::uint32_t end) const {
    return network_.junction({end / 2, end % 2 == 1});
  }
  /// The junction at the other end of its segment.
  std::uint32_t beyond(std::uint32_t end) const { return junction(end ^ 1U); }
  const StreetSegment& segment(std::uint32_t end) const { return network_.segments[end / 2]; }

 private:
  const StreetNetwork& network_;
  std::vector<std::uint32_t> first_;  // per junction and one past
  std::vector<std::uint32_t> ends_;
};

}  // namespace quarter
