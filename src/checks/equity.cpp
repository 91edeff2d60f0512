// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/equity.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace quarter {
namespace {

/// Sums of shares may fall short of a border by their last bits.
constexpr double kSlack = 1e-12;

template <typename Of>
double sum(Burdens burdens, Of of) {
  double total = 0;
  for (const Burden& b : burdens)
    total += b.weight * of(b.minutes);
  return total;
}

double weight_of(Burdens burdens) {
  return sum(burdens, [](double) { return 1.0; });
}

/// The mean of `of` over the last `share` of the weight, times that weight.
template <typename Of>
double tail_sum(Burdens burdens, double share, Of of) {
  double left = share * weight_of(burdens);
  double total = 0;
  for (auto b = burdens.rbegin(); b != burdens.rend() && left > 0; ++b) {
    const double taken = std::min(left, b->weight);
    total += taken * of(b->minutes);
    left -= taken;
  }
  return total;
}

/// Sorted, equal ranks made one, nobody without weight.
std::vector<Ranked> ordered(std::vector<Ranked> ranked) {
  std::erase_if(ranked, [](const Ranked& r) { return !(r.weight > 0); });
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return std::tie(a.rank, a.value, a.weight) < std::tie(b.rank, b.value, b.weight);
  });
  std::vector<Ranked> merged;
  for (const Ranked& r : ranked) {
    if (merged.empty() || merged.back().rank < r.rank) {
      merged.push_back(r);
      continue;
    }
    Ranked& same = merged.back();
    const double weight = same.weight + r.weight;
    same.value = (same.value * same.weight + r.value * r.weight) / weight;
    same.weight = weight;
  }
  return merged;
}

double weight_of(const std::vector<Ranked>& ranked) {
  double weight = 0;
  for (const Ranked& r : ranked)
    weight += r.weight;
  return weight;
}

/// Mean value of the first `weight` in the order given.
template <typename It>
double head_mean(It begin, It end, double weight) {
  double left = weight;
  double total = 0;
  for (It r = begin; r != end && left > 0; ++r) {
    const double taken = std::min(left, r->weight);
    total += taken * r->value;
    left -= taken;
  }
  return total / weight;
}

}  // namespace

std::optional<double> mean(Burdens burdens) {
  const double weight = weight_of(burdens);
  if (!(weight > 0)) return std::nullopt;
  return sum(burdens, [](double x) { return x; }) / weight;
}

std::optional<double> percentile(Burdens burdens, double share) {
  const double weight = weight_of(burdens);
  if (!(weight > 0)) return std::nullopt;
  double below = 0;
  for (const Burden& b : burdens) {
    below += b.weight;
    if (b.weight > 0 && below >= share * weight * (1 - kSlack)) return b.minutes;
  }
  return std::nullopt;
}

std::optional<double> p90_by_p10(Burdens burdens) {
  const auto low = percentile(burdens, 0.1);
  const auto high = percentile(burdens, 0.9);
  if (!low || !(*low > 0)) return std::nullopt;
  return *high / *low;
}

std::optional<double> gini(Burdens burdens) {
  const double weight = weight_of(burdens);
  const double total = sum(burdens, [](double x) { return x; });
  if (!(total > 0)) return std::nullopt;
  double up_to = 0;
  double crossed = 0;
  for (const Burden& b : burdens) {
    up_to += b.weight;
    crossed += b.weight * b.minutes * (2 * up_to - b.weight);
  }
  return std::max(0.0, crossed / (weight * total) - 1);
}

std::optional<double> atkinson(Burdens burdens, double epsilon) {
  const auto average = mean(burdens);
  if (!average || !(*average > 0)) return std::nullopt;
  const double weight = weight_of(burdens);
  double even = 0;
  if (epsilon == 1) {
    even = std::exp(sum(burdens, [](double x) { return std::log(x); }) / weight);
  } else {
    const double power = 1 - epsilon;
    even = std::pow(sum(burdens, [&](double x) { return std::pow(x, power); }) / weight, 1 / power);
  }
  return std::max(0.0, 1 - even / *average);
}

std::optional<double> equally_distributed(Burdens burdens, double aversion) {
  const auto average = mean(burdens);
  if (!average || !(*average > 0)) return average;
  const double weight = weight_of(burdens);
  const double kappa = aversion * *average * weight / sum(burdens, [](double x) { return x * x; });
  // Measured from the longest, so that no power of e overflows.
  const double longest = burdens.back().minutes;
  const double fading = sum(burdens, [&](double x) { return std::exp(kappa * (x - longest)); });
  return longest + std::log(fading / weight) / kappa;
}

std::optional<double> worst_tenth_mean(Burdens burdens) {
  const double weight = weight_of(burdens);
  if (!(weight > 0)) return std::nullopt;
  return tail_sum(burdens, 0.1, [](double x) { return x; }) / (0.1 * weight);
}

std::optional<double> worst_tenth_unmet(Burdens burdens, double limit) {
  const auto unmet = [&](double x) { return std::max(0.0, x - limit); };
  const double all = sum(burdens, unmet);
  if (!(all > 0)) return std::nullopt;
  return tail_sum(burdens, 0.1, unmet) / all;
}

std::optional<double> concentration(std::vector<Ranked> ranked) {
  const std::vector<Ranked> order = ordered(std::move(ranked));
  const double weight = weight_of(order);
  double below = 0;
  double total = 0;
  double crossed = 0;
  for (const Ranked& r : order) {
    total += r.weight * r.value;
    crossed += r.weight * r.value * (below + r.weight / 2);
    below += r.weight;
  }
  if (!(total > 0)) return std::nullopt;
  return 2 * crossed / (weight * total) - 1;
}

std::optional<double> lowest_by_highest_fifth(std::vector<Ranked> ranked) {
  const std::vector<Ranked> order = ordered(std::move(ranked));
  const double fifth = weight_of(order) / 5;
  if (!(fifth > 0)) return std::nullopt;
  const double highest = head_mean(order.rbegin(), order.rend(), fifth);
  if (!(highest > 0)) return std::nullopt;
  return head_mean(order.begin(), order.end(), fifth) / highest;
}

}  // namespace quarter
