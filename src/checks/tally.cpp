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
  for (const Spreads& of : other.spreads) {
    Spreads& own = spread(of.row);
    own.low += of.low;
    own.high += of.high;
  }
  return *this;
}

Tally::Spreads& Tally::spread(std::size_t row) {
  const auto found = std::find_if(spreads.begin(), spreads.end(),
                                  [row](const Spreads& of) { return of.row == row; });
  return found != spreads.end() ? *found : spreads.emplace_back(Spreads{row, {}, {}});
}

void Tally::take_medians() {
  for (const Spreads& of : spreads) {
    const auto low = of.low.median();
    const auto high = of.high.median();
    if (!low || !high) continue;
    shares[of.row].yes = shares[of.row].weight * *low;
    shares[of.row].open = shares[of.row].weight * (*high - *low);
  }
}

}  // namespace quarter
