// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/equity_tally.hpp"

#include <algorithm>
#include <cmath>

#include "quarter/checks/distribution.hpp"
#include "quarter/checks/rulebook.hpp"

namespace quarter {
namespace {

/// Parts of a unit of weight that are told apart.
constexpr double kParts = 1e6;
constexpr double kTenthsPerMinute = 600;
/// Entries are merged when so many are new, and as many as there were.
constexpr std::size_t kNewEntries = 256;

std::uint64_t in_parts(double weight) {
  return static_cast<std::uint64_t>(std::llround(weight * kParts));
}

double in_units(std::uint64_t parts) {
  return static_cast<double>(parts) / kParts;
}

}  // namespace

void EquityTally::Series::add(std::uint32_t tenths, std::uint64_t weight) {
  entries_.push_back({tenths, weight});
  if (entries_.size() < 2 * merged_ + kNewEntries) return;
  merge(entries_);
  merged_ = entries_.size();
}

void EquityTally::Series::merge(std::vector<Entry>& entries) {
  std::sort(entries.begin(), entries.end());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (kept > 0 && entries[kept - 1].first == entries[i].first)
      entries[kept - 1].second += entries[i].second;
    else
      entries[kept++] = entries[i];
  }
  entries.resize(kept);
}

std::vector<Burden> EquityTally::Series::burdens() const {
  std::vector<Entry> entries = entries_;
  merge(entries);
  std::vector<Burden> burdens;
  for (const auto& [tenths, weight] : entries)
    burdens.push_back({tenths / kTenthsPerMinute, in_units(weight)});
  return burdens;
}

EquityTally::EquityTally(const Rulebook& catalogue, const Origins& origins,
                         const std::vector<ModeIndex>& modes, double limit_minutes,
                         std::size_t districts)
    : origins_(origins),
      rules_(catalogue.equity),
      modes_(modes),
      categories_(catalogue.shown_categories()),
      groups_(origins.groups.size() + 1),
      limit_tenths_(static_cast<std::uint32_t>(limit_minutes * kTenthsPerMinute)),
      scopes_(districts + 1) {
  for (GuardedScope& guarded : scopes_)
    guarded.scope.series.resize(modes_.size() * categories_.size() * groups_);
}

void EquityTally::add(const Origin& origin, const PointTimes& times,
                      std::span<const std::uint32_t> districts) {
  for (const std::uint32_t district : districts)
    add(origin, times, scopes_[district]);
  add(origin, times, scopes_.back());
}

void EquityTally::add(const Origin& origin, const PointTimes& times, GuardedScope& guarded) const {
  const std::lock_guard lock(guarded.mutex);
  for (std::size_t m = 0; m < modes_.size(); ++m) {
    for (const CategoryIndex c : categories_) {
      const std::size_t cell = m * categories_.size() + c.value;
      const TravelCost cost = times(modes_[m], c);
      const bool edge_nearer = times.open(modes_[m], c) < cost;
      Series* const series = &guarded.scope.series[cell * groups_];
      count(series[0], in_parts(origin.weight), cost, edge_nearer);
      for (std::size_t g = 1; g < groups_; ++g)
        count(series[g], in_parts(origins_.in_group(origin, g - 1)), cost, edge_nearer);
      rank(origin, cell, cost, guarded.scope);
    }
  }
}

std::uint32_t EquityTally::tenths_of(TravelCost cost) const {
  if (!cost.reached()) return limit_tenths_;
  return static_cast<std::uint32_t>(std::min<std::size_t>(to_tenths(cost), limit_tenths_));
}

void EquityTally::count(Series& series, std::uint64_t weight, TravelCost cost,
                        bool edge_nearer) const {
  if (weight == 0) return;
  series.add(tenths_of(cost), weight);
  if (!cost.reached()) series.beyond += weight;
  if (edge_nearer) series.edge_nearer += weight;
}

void EquityTally::rank(const Origin& origin, std::size_t cell, TravelCost cost,
                       Scope& scope) const {
  if (origins_.ranks.empty() || origin.zone == kNone || std::isnan(origins_.ranks[origin.zone]))
    return;
  std::vector<OfZone>& cells = scope.zones[origin.zone];
  cells.resize(modes_.size() * categories_.size());
  const std::uint64_t weight = in_parts(origin.weight);
  const std::uint32_t tenths = tenths_of(cost);
  OfZone& zone = cells[cell];
  zone.weight += weight;
  zone.weighted_tenths += weight * tenths;
  if (cost.reached() && tenths <= rules_.need_minutes * kTenthsPerMinute) zone.within += weight;
}

void EquityTally::add_ranks(const Scope& scope, std::size_t cell, EquityRow& row) const {
  std::vector<Ranked> minutes, within;
  for (const auto& [zone, cells] : scope.zones) {
    const OfZone& of = cells[cell];
    if (of.weight == 0) continue;
    const double rank = origins_.ranks[zone];
    const auto weight = static_cast<double>(of.weight);
    minutes.push_back({rank, weight / kParts,
                       static_cast<double>(of.weighted_tenths) / weight / kTenthsPerMinute});
    within.push_back({rank, weight / kParts, static_cast<double>(of.within) / weight});
  }
  row.concentration = concentration(std::move(minutes));
  row.lowest_by_highest_fifth = lowest_by_highest_fifth(std::move(within));
}

EquityRow EquityTally::row(const Scope& scope, std::size_t cell, std::size_t group) const {
  const Series& series = scope.series[cell * groups_ + group];
  const std::vector<Burden> all = series.burdens();
  EquityRow row;
  row.mode = modes_[cell / categories_.size()];
  row.category = CategoryIndex(cell % categories_.size());
  row.group = group == 0 ? kNone : static_cast<std::uint32_t>(group - 1);
  for (const Burden& burden : all)
    row.weight += burden.weight;
  row.beyond = in_units(series.beyond);
  row.edge_nearer = in_units(series.edge_nearer);
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
  if (group == 0 && !origins_.ranks.empty()) add_ranks(scope, cell, row);
  return row;
}

void EquityTally::add_rows(const Scope& scope, std::uint32_t district,
                           std::vector<EquityRow>& rows) const {
  for (std::size_t cell = 0; cell < modes_.size() * categories_.size(); ++cell) {
    for (std::size_t g = 0; g < groups_; ++g) {
      rows.push_back(row(scope, cell, g));
      rows.back().district = district;
    }
  }
}

std::vector<EquityRow> EquityTally::rows() const {
  std::vector<EquityRow> rows;
  for (std::uint32_t d = 0; d < scopes_.size(); ++d)
    add_rows(scopes_[d].scope, d + 1 < scopes_.size() ? d : kNone, rows);
  return rows;
}

}  // namespace quarter
