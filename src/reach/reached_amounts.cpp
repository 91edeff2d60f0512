// SPDX-License-Identifier: Apache-2.0
#include "quarter/reach/reached_amounts.hpp"

#include <algorithm>
#include <optional>

#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

/// Searches whose labels are in memory at once.
constexpr std::size_t kAtOnce = 8;

}  // namespace

ReachedAmounts::ReachedAmounts(const SearchGraph& graph, const std::vector<Amount>& amounts,
                               std::uint32_t limit_ms)
    : limit_ms_(limit_ms), sums_(graph.vertex_count(), Sums{}) {
  for (std::size_t done = 0; done < amounts.size(); done += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, amounts.size() - done);
    std::vector<std::optional<TravelTimeField>> fields(count);
    parallel_each(count, [&](std::size_t i) {
      fields[i].emplace(graph, amounts[done + i].entrances, limit_ms);
    });
    // One after another, so that sums do not depend on the number of threads.
    parallel_ranges(sums_.size(), 4096, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = 0; i < count; ++i)
        add(*fields[i], static_cast<float>(amounts[done + i].amount), begin, end);
    });
  }
}

void ReachedAmounts::add(const TravelTimeField& field, float amount, std::size_t begin,
                         std::size_t end) {
  for (std::size_t v = begin; v < end; ++v) {
    const TravelCost label = field.labels()[v];
    if (!label.reached() || label.ms() > limit_ms_) continue;
    const auto above = std::upper_bound(kLeft.begin(), kLeft.end(), limit_ms_ - label.ms());
    sums_[v][static_cast<std::size_t>(above - kLeft.begin()) - 1] += amount;
  }
}

double ReachedAmounts::from(std::span<const SearchGraph::Door> exits) const {
  double most = 0;
  for (const SearchGraph::Door& exit : exits) {
    const auto first = std::lower_bound(kLeft.begin(), kLeft.end(), exit.cost.ms());
    double sum = 0;
    for (auto step = static_cast<std::size_t>(first - kLeft.begin()); step < kLeft.size(); ++step)
      sum += static_cast<double>(sums_[exit.vertex][step]);
    most = std::max(most, sum);
  }
  return most;
}

}  // namespace quarter
