// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "quarter/checks/equity.hpp"
#include "quarter/city/origins.hpp"
#include "quarter/reach/travel_times.hpp"

namespace quarter {

/// How evenly the minutes to one category in one mode are spread over the city, or over one group
/// of its people.
struct EquityRow {
  std::size_t mode = 0;         ///< index into Catalogue::modes
  std::size_t category = 0;     ///< index into Catalogue::categories
  std::uint32_t group = kNone;  ///< index into Origins::groups; kNone: everyone
  double weight = 0;            ///< of origins beside a street; others say nothing
  double beyond = 0;            ///< of these, not reached: counted with the limit of the search
  double edge_nearer = 0;       ///< of these, with the end of the map nearer than the place found
  /// Nothing where nobody reaches a place.
  std::optional<double> mean, p10, p50, p90, p90_by_p10, gini, atkinson, equally_distributed;
  std::optional<double> worst_tenth_mean, worst_tenth_unmet;
  std::optional<double> concentration;            ///< of minutes over the ranks
  std::optional<double> lowest_by_highest_fifth;  ///< of the share within the limit of need
};

/// Gathers the times of all origins with weight. Times are whole tenths of a second and weights
/// whole millionths, so sums are exact and do not depend on their order: `add` may be called from
/// several threads at once. Takes 8 bytes a tenth of a second for each mode, category and group.
class EquityTally {
 public:
  /// `modes` are those that were searched, up to `limit_minutes`. `origins` must outlive it.
  EquityTally(const Catalogue& catalogue, const Origins& origins,
              const std::vector<std::size_t>& modes, double limit_minutes);

  void add(const Origin& origin, const PointTimes& times);

  /// By mode, category and group, everyone first. After all were added.
  std::vector<EquityRow> rows() const;

 private:
  using Counter = std::atomic<std::uint64_t>;
  using Counters = std::unique_ptr<Counter[]>;

  /// What is known of the people of one zone with a rank.
  struct OfZone {
    Counter weight{0};
    Counter weighted_tenths{0};
    Counter within{0};
  };

  std::size_t series(std::size_t cell, std::size_t group) const { return cell * groups_ + group; }
  void count(std::size_t series, std::uint64_t weight, TravelCost cost, bool edge_nearer);
  void rank(const Origin& origin, std::size_t cell, TravelCost cost);
  std::vector<Burden> burdens(std::size_t series) const;
  EquityRow row(std::size_t mode_place, std::size_t category, std::size_t group) const;
  void add_ranks(std::size_t cell, EquityRow& row) const;

  const Origins& origins_;
  EquityRules rules_;
  std::vector<std::size_t> modes_;
  std::size_t categories_;
  std::size_t groups_;  ///< everyone included
  std::size_t bins_;    ///< tenths of a second up to the limit, both ends included
  Counters weights_;    ///< [series · bins + tenths]
  Counters beyond_;     ///< [series]
  Counters edge_nearer_;
  std::unique_ptr<OfZone[]> zones_;  ///< [zone · cells + cell], where there are ranks
};

}  // namespace quarter
