// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "quarter/base/indexed.hpp"
#include "quarter/checks/check_rule.hpp"
#include "quarter/checks/coverage.hpp"
#include "quarter/checks/equity_tally.hpp"
#include "quarter/checks/improvements.hpp"
#include "quarter/checks/measure.hpp"
#include "quarter/checks/quality.hpp"
#include "quarter/checks/spread.hpp"
#include "quarter/city/block.hpp"
#include "quarter/city/origins.hpp"
#include "quarter/reach/travel_times.hpp"

namespace quarter {

struct Rulebook;

/// What is known of the origins of a block, a district or the city: sums over the origins that lie
/// there.
struct Tally {
  std::size_t origins = 0;
  std::size_t not_joined = 0;  ///< origins without a street within the join limit in any mode
  double weight = 0;
  std::vector<double>
      within;  ///< [(mode · categories + category) · classes + class]: weight within class minutes;
               ///< empty in blocks, which have it in their district and the city
  /// [as `within`]: weight that may be within too, as the map ends before or is silent; empty:
  /// none. Empty in blocks, which have it in their district and the city.
  std::vector<double> within_open = {};
  std::vector<Share> shares;             ///< per check row; empty in blocks without weight
  std::vector<Share> group_shares = {};  ///< [row · groups + group] of Origins::groups; empty in
                                         ///< blocks, which have it in their district and the city
  std::vector<double> edge = {};  ///< per row: weight for which the map ends within its limits;
                                  ///< empty in blocks, which have it in their district and the city
  /// Of values as they are at least, and as they are at most.
  struct Spreads {
    std::size_t row = 0;
    Spread low;
    Spread high;
  };
  /// Of rows that are medians; empty in blocks, whose share has it already.
  std::vector<Spreads> spreads = {};

  /// Weight of those within, and of those of whom the map cannot tell.
  double may_be_within(std::size_t i) const {
    return within[i] + (within_open.empty() ? 0 : within_open[i]);
  }
  Spreads& spread(std::size_t row);
  /// Makes the shares of rows that are medians of their spreads.
  void take_medians();
  /// The figure of a row; none of a block that nobody lives in.
  Share share(std::size_t row) const { return row < shares.size() ? shares[row] : Share{}; }
  Tally& operator+=(const Tally& other);
};

struct BlockResult {
  Tally tally;
  /// A district that holds part of its ground.
  struct InDistrict {
    std::uint32_t district = 0;
    double weight = 0;  ///< of the block's origins that lie there
  };
  std::vector<InDistrict> districts;  ///< in their order
  std::size_t stand_ins = 0;          ///< origins without weight, where there are no homes
  /// [mode · categories + category]: weighted median, may be unreached; empty without origins, as
  /// are half of the cells of a grid.
  std::vector<TravelCost> median;
  std::vector<TravelCost> p90;  ///< the same for 90 % of the weight
  /// As `median`, of the least each home's time may be: a place beyond the map's end may be nearer
  /// than the one found; where the map is silent, or no mapped street is near, one anywhere (0).
  /// Empty: the medians.
  std::vector<TravelCost> least;
  Indexed<ModeIndex, TravelCost> map_end;  ///< median to where the map ends; or empty likewise

  TravelCost map_end_of(ModeIndex mode) const {
    return map_end.empty() ? TravelCost::unreached() : map_end[mode];
  }
  TravelCost median_of(std::size_t cell) const { return of(median, cell); }
  TravelCost p90_of(std::size_t cell) const { return of(p90, cell); }
  /// Half of the weight is surely no nearer; not above the median.
  TravelCost least_of(std::size_t cell) const { return std::min(of(least, cell), median_of(cell)); }

 private:
  static TravelCost of(const std::vector<TravelCost>& costs, std::size_t cell) {
    return costs.empty() ? TravelCost::unreached() : costs[cell];
  }
};

struct Assessment {
  std::vector<CheckRow> rows;
  std::optional<std::size_t> needs_row;  ///< see quarter::needs_row
  std::vector<CheckTarget> needs;        ///< its targets
  std::vector<bool> by_origin;           ///< per row: blocks have a figure too
  std::vector<double> class_minutes;
  IndexRange<CategoryIndex> categories{0};  ///< those that are shown
  std::vector<BlockResult> blocks;
  std::vector<Tally> districts;
  Tally city;
  double outside_blocks = 0;         ///< of the city's weight, what lies in no block
  std::vector<LackingHome> lacking;  ///< by block
  std::vector<std::vector<std::uint32_t>> lacking_in;  ///< [district]: those that lie there
  /// [district, the city last], see find_improvements; empty before.
  std::vector<std::vector<Improvement>> improvements;
  /// [district, the city last][row]: of the m² of inhabited blocks, each with the share of its
  /// weight; of rows that are shares of weight. A district has of each block the ground inside it,
  /// with the share of the weight there, or of the block's if nobody lives there.
  std::vector<std::vector<Share>> land;
  std::vector<Coverages> coverage;               ///< [district, the city last][service]
  std::vector<char> silent;                      ///< per category, see MeasureContext
  std::vector<std::vector<RowQuality>> quality;  ///< [district, the city last][row]
  std::vector<EquityRow> equity;                 ///< of the districts, then of the city

  std::size_t cell(ModeIndex mode, CategoryIndex category) const {
    return mode.value * categories.size() + category.value;
  }
};

/// Everything per block, district and city; `area` is the area studied. An origin counts in every
/// district it lies in, and in the city, whether it lies in a block or not; so a district has the
/// same figures alone as among others. Whether people were given is known from the origins. How
/// complete the map is, is judged in the area studied, or in one of the districts (`judged`). Runs
/// on several threads.
Assessment assess(const Rulebook& catalogue, const MapData& map, const TravelTimes& times,
                  const MultiPolygon& area, const std::vector<Block>& blocks,
                  const Origins& origins, const std::vector<District>& districts,
                  GivenInputs given = {}, std::optional<std::size_t> judged = {});

}  // namespace quarter
