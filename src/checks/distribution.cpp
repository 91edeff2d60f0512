// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/distribution.hpp"

#include <algorithm>
#include <tuple>

namespace quarter {

std::optional<TravelCost> weighted_quantile(std::vector<WeightedCost>& costs, double share) {
  std::sort(costs.begin(), costs.end(), [](const WeightedCost& a, const WeightedCost& b) {
    return std::tie(a.cost, a.weight) < std::tie(b.cost, b.weight);
  });
  double total = 0;
  for (const WeightedCost& c : costs)
    total += c.weight;
  if (!(total > 0)) return std::nullopt;
  double below = 0;
  for (const WeightedCost& c : costs) {
    below += c.weight;
    // A sum of shares may fall short of the whole by its last bit.
    if (below >= share * total * (1 - 1e-12)) {
      return c.cost.reached() ? std::optional<TravelCost>(c.cost) : std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace quarter
