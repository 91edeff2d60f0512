// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "quarter/base/indexed.hpp"
#include "quarter/checks/equity.hpp"
#include "quarter/checks/equity_rules.hpp"
#include "quarter/city/origins.hpp"
#include "quarter/reach/travel_times.hpp"

namespace quarter {

struct Rulebook;

/// How evenly the minutes to one category in one mode are spread over a district or the city, or
/// over one group of its people.
struct EquityRow {
  std::uint32_t district = kNone;  ///< kNone: the city
  ModeIndex mode;                  ///< index into Catalogue::modes
  CategoryIndex category;          ///< index into Catalogue::categories
  std::uint32_t group = kNone;     ///< index into Origins::groups; kNone: everyone
  double weight = 0;               ///< of origins beside a street; others say nothing
  double beyond = 0;               ///< of these, not reached: counted with the limit of the search
  double edge_nearer = 0;  ///< of these, with the end of the map nearer than the place found
  /// Nothing where nobody reaches a place.
  std::optional<double> mean, p10, p50, p90, p90_by_p10, gini, atkinson, equally_distributed;
  std::optional<double> worst_tenth_mean, worst_tenth_unmet;
  std::optional<double> concentration;            ///< of minutes over the ranks
  std::optional<double> lowest_by_highest_fifth;  ///< of the share within the limit of need
};

/// Gathers the times of all origins with weight. Times are whole tenths of a second and weights
/// whole millionths, so sums are exact and do not depend on their order: `add` may be called from
/// several threads at once. Takes 16 bytes for each different time of a district, mode, category
/// and group.
class EquityTally {
 public:
  /// `modes` are those that were searched, up to `limit_minutes`. `origins` must outlive it.
  EquityTally(const Rulebook& catalogue, const Origins& origins,
              const std::vector<ModeIndex>& modes, double limit_minutes, std::size_t districts = 0);
  EquityTally(const Rulebook&, const Origins&&, const std::vector<ModeIndex>&, double,
              std::size_t = 0) = delete;

  /// Counts the origin's people in the city and in each of these districts.
  void add(const Origin& origin, const PointTimes& times,
           std::span<const std::uint32_t> districts = {});

  /// By district, the city last; then by mode, category and group, everyone first. After all were
  /// added.
  std::vector<EquityRow> rows() const;

 private:
  /// The times of one mode and category, of one group.
  class Series {
   public:
    std::uint64_t beyond = 0;
    std::uint64_t edge_nearer = 0;

    void add(std::uint32_t tenths, std::uint64_t weight);
    /// By minutes, each once.
    std::vector<Burden> burdens() const;

   private:
    using Entry = std::pair<std::uint32_t, std::uint64_t>;  // tenths of a second, weight
    static void merge(std::vector<Entry>& entries);

    std::vector<Entry> entries_;
    std::size_t merged_ = 0;  // entries when they were last merged
  };

  /// What is known of the people of one zone with a rank.
  struct OfZone {
    std::uint64_t weight = 0;
    std::uint64_t weighted_tenths = 0;
    std::uint64_t within = 0;
  };

  struct Scope {
    std::vector<Series> series;                          // [cell · groups + group]
    std::map<std::uint32_t, std::vector<OfZone>> zones;  // [cell], where there are ranks
  };
  struct GuardedScope {
    std::mutex mutex;
    Scope scope;
  };

  void add(const Origin& origin, const PointTimes& times, GuardedScope& guarded) const;
  void count(Series& series, std::uint64_t weight, TravelCost cost, bool edge_nearer) const;
  void rank(const Origin& origin, std::size_t cell, TravelCost cost, Scope& scope) const;
  std::uint32_t tenths_of(TravelCost cost) const;
  void add_rows(const Scope& scope, std::uint32_t district, std::vector<EquityRow>& rows) const;
  EquityRow row(const Scope& scope, std::size_t cell, std::size_t group) const;
  void add_ranks(const Scope& scope, std::size_t cell, EquityRow& row) const;

  const Origins& origins_;
  EquityRules rules_;
  std::vector<ModeIndex> modes_;
  IndexRange<CategoryIndex> categories_;
  std::size_t groups_;               // everyone included
  std::uint32_t limit_tenths_;       // of the search
  std::deque<GuardedScope> scopes_;  // the districts, the city last
};

}  // namespace quarter
