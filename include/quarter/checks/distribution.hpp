// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "quarter/network/travel_cost.hpp"

namespace quarter {

/// A time as it is reported: tenths of a second, rounded half up from the search's milliseconds.
/// This is the only place where times are rounded, and limits are compared with the rounded value.
constexpr std::uint32_t to_tenths(TravelCost cost) {
  return (cost.ms() + 50) / 100;
}

/// A cost with the weight of those who have it.
struct WeightedCost {
  TravelCost cost;  ///< may be unreached
  double weight = 0;
};

/// The smallest cost such that at least `share` of the weight has it or less; nothing if that is
/// unreached or there is no weight. Sorts `costs`. share: (0, 1].
std::optional<TravelCost> weighted_quantile(std::vector<WeightedCost>& costs, double share);

/// Whether a place is reached within so many minutes.
inline bool is_within(TravelCost cost, double minutes) {
  return cost.reached() && to_tenths(cost) <= minutes * 600;
}

}  // namespace quarter
