// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/equity_tally.hpp"

#include <algorithm>
#include <cmath>

#include "quarter/checks/distribution.hpp"

namespace quarter {
namespace {

/// Parts of a unit of weight that are told apart.
constexpr double kParts = 1e6;
constexpr double kTenthsPerMinute = 600;

std::uint64_t in_parts(double weight) {
  return static_cast<std::uint64_t>(std::llround(weight * kParts));
}

double read(const std::atomic<std::uint64_t>& counter) {
  return static_cast<double>(counter.load(std::memory_order_relaxed));
}

void increase(std::atomic<std::uint64_t>& counter, std::uint64_t by) {
  counter.fetch_add(by, std::memory_order_relaxed);
}

}  // namespace

EquityTally::EquityTally(const Catalogue& catalogue, const Origins& origins,
                         const std::vector<std::size_t>& modes, double limit_minutes)
    : origins_(origins),
      rules_(catalogue.equity),
      modes_(modes),
      categories_(catalogue.shown_categories()),
      groups_(origins.groups.size() + 1),
      bins_(static_cast<std::size_t>(limit_minutes * kTenthsPerMinute) + 1) {
  const std::size_t cells = modes_.size() * categories_;
  weights_ = std::make_unique<Counter[]>(cells * groups_ * bins_);
  beyond_ = std::make_unique<Counter[]>(cells * groups_);
  edge_nearer_ = std::make_unique<Counter[]>(cells * groups_);
  if (!origins.ranks.empty()) zones_ = std::make_unique<OfZone[]>(origins.ranks.size() * cells);
}

void EquityTally::add(const Origin& origin, const PointTimes& times) {
  for (std::size_t m = 0; m < modes_.size(); ++m) {
    for (std::size_t c = 0; c < categories_; ++c) {
      const std::size_t cell = m * categories_ + c;
      const TravelCost cost = times(modes_[m], c);
      const bool edge_nearer = times.to_edge[modes_[m]] < cost;
      count(series(cell, 0), in_parts(origin.weight), cost, edge_nearer);
      for (std::size_t g = 1; g < groups_; ++g)
        count(series(cell, g), in_parts(origins_.in_group(origin, g - 1)), cost, edge_nearer);
      rank(origin, cell, cost);
    }
  }
}

void EquityTally::count(std::size_t series, std::uint64_t weight, TravelCost cost,
                        bool edge_nearer) {
  if (weight == 0) return;
  const std::size_t bin =
      cost.reached() ? std::min<std::size_t>(to_tenths(cost), bins_ - 1) : bins_ - 1;
  increase(weights_[series * bins_ + bin], weight);
  if (!cost.reached()) increase(beyond_[series], weight);
  if (edge_nearer) increase(edge_nearer_[series], weight);
}

void EquityTally::rank(const Origin& origin, std::size_t cell, TravelCost cost) {
  if (!zones_ || origin.zone == kNone || std::isnan(origins_.ranks[origin.zone])) return;
  const std::uint64_t weight = in_parts(origin.weight);
  const std::size_t tenths =
      cost.reached() ? std::min<std::size_t>(to_tenths(cost), bins_ - 1) : bins_ - 1;
  OfZone& zone = zones_[origin.zone * modes_.size() * categories_ + cell];
  increase(zone.weight, weight);
  increase(zone.weighted_tenths, weight * tenths);
  if (cost.reached() && static_cast<double>(tenths) <= rules_.need_minutes * kTenthsPerMinute)
    increase(zone.within, weight);
}

std::vector<Burden> EquityTally::burdens(std::size_t series) const {
  std::vector<Burden> all;
  for (std::size_t bin = 0; bin < bins_; ++bin) {
    const double weight = read(weights_[series * bins_ + bin]);
    if (weight > 0) all.push_back({static_cast<double>(bin) / kTenthsPerMinute, weight / kParts});
  }
  return all;
}

void EquityTally::add_ranks(std::size_t cell, EquityRow& row) const {
  std::vector<Ranked> minutes, within;
  for (std::size_t z = 0; z < origins_.ranks.size(); ++z) {
    const OfZone& zone = zones_[z * modes_.size() * categories_ + cell];
    const double weight = read(zone.weight);
    if (!(weight > 0)) continue;
    const double rank = origins_.ranks[z];
    minutes.push_back(
        {rank, weight / kParts, read(zone.weighted_tenths) / weight / kTenthsPerMinute});
    within.push_back({rank, weight / kParts, read(zone.within) / weight});
  }
  row.concentration = concentration(std::move(minutes));
  row.lowest_by_highest_fifth = lowest_by_highest_fifth(std::move(within));
}

EquityRow EquityTally::row(std::size_t mode_place, std::size_t category, std::size_t group) const {
  const std::size_t cell = mode_place * categories_ + category;
  const std::size_t at = series(cell, group);
  const std::vector<Burden> all = burdens(at);
  EquityRow row;
  row.mode = modes_[mode_place];
  row.category = category;
  row.group = group == 0 ? kNone : static_cast<std::uint32_t>(group - 1);
  for (const Burden& burden : all)
    row.weight += burden.weight;
  row.beyond = read(beyond_[at]) / kParts;
  row.edge_nearer = read(edge_nearer_[at]) / kParts;
  // Where nothing is reached all minutes are the limit, which says nothing of how they are spread.
  if (!(row.beyond < row.weight)) return row;
  row.mean = mean(all);
  row.p10 = percentile(all, 0.1);
  row.p50 = percentile(all, 0.5);
  row.p90 = percentile(all, 0.9);
  row.p90_by_p10 = p90_by_p10(all);
  row.gini = gini(all);
  row.atkinson = atkinson(all, rules_.atkinson_epsilon);
  row.equally_distributed = equally_distributed(all, rules_.aversion);
  row.worst_tenth_mean = worst_tenth_mean(all);
  row.worst_tenth_unmet = worst_tenth_unmet(all, rules_.need_minutes);
  if (group == 0 && zones_) add_ranks(cell, row);
  return row;
}

std::vector<EquityRow> EquityTally::rows() const {
  std::vector<EquityRow> rows;
  for (std::size_t m = 0; m < modes_.size(); ++m) {
    for (std::size_t c = 0; c < categories_; ++c) {
      for (std::size_t g = 0; g < groups_; ++g)
        rows.push_back(row(m, c, g));
    }
  }
  return rows;
}

}  // namespace quarter
