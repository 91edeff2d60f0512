// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "quarter/checks/assess.hpp"

namespace quarter {

Tally& Tally::operator+=(const Tally& other) {
  origins += other.origins;
  not_joined += other.not_joined;
  weight += other.weight;
  within.resize(std::max(within.size(), other.within.size()), 0);
  shares.resize(std::max(shares.size(), other.shares.size()));
  for (std::size_t i = 0; i < other.within.size(); ++i)
    within[i] += other.within[i];
  within_open.resize(std::max(within_open.size(), other.within_open.size()), 0);
  for (std::size_t i = 0; i < other.within_open.size(); ++i)
    within_open[i] += other.within_open[i];
  for (std::size_t i = 0; i < other.shares.size(); ++i)
    shares[i] += other.shares[i];
  edge.resize(std::max(edge.size(), other.edge.size()), 0);
  for (std::size_t i = 0; i < other.edge.size(); ++i)
    edge[i] += other.edge[i];
  group_shares.resize(std::max(group_shares.size(), other.group_shares.size()));
  for (std::size_t i = 0; i < other.group_shares.size(); ++i)
    group_shares[i] += other.group_shares[i];
  for (const auto& [row, values] : other.spreads)
    spread(row) += values;
  return *this;
}

Spread& Tally::spread(std::size_t row) {
  const auto found = std::find_if(spreads.begin(), spreads.end(),
                                  [row](const auto& entry) { return entry.first == row; });
  return found != spreads.end() ? found->second : spreads.emplace_back(row, Spread{}).second;
}

void Tally::take_medians() {
  for (const auto& [row, values] : spreads) {
    if (const auto median = values.median()) shares[row].yes = shares[row].weight * *median;
  }
}

}  // namespace quarter
