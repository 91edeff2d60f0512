// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quarter/checks/verdict.hpp"
#include "quarter/city/block.hpp"
#include "quarter/city/origins.hpp"
#include "quarter/reach/travel_times.hpp"

namespace quarter {

/// One line of the list of checks: a check, for one category if its kind looks at each by itself.
struct CheckRow {
  std::size_t check = 0;                ///< index into Catalogue::checks
  std::vector<std::size_t> categories;  ///< those that count for this row
  std::vector<std::size_t> modes;       ///< the quickest of these counts
  std::string column;                   ///< name as a column, such as "check_3_1_food"
};

/// The rows of all checks whose modes were searched.
std::vector<CheckRow> check_rows(const Catalogue& catalogue,
                                 const std::vector<std::size_t>& searched_modes);

/// What is known of the origins of a block, a district or the city. Additive parts are sums over
/// blocks, so that blocks, districts and the city agree.
struct Tally {
  std::size_t origins = 0;
  std::size_t not_joined = 0;  ///< origins without a street within the join limit in any mode
  double weight = 0;
  std::vector<double>
      within;  ///< [(mode · categories + category) · classes + class]: weight within class minutes;
               ///< empty in blocks, which have it in their district and the city
  std::vector<Share> shares;  ///< per check row; empty in blocks without weight

  Share share(std::size_t row) const { return shares.empty() ? Share{} : shares[row]; }

  Tally& operator+=(const Tally& other);
};

struct BlockResult {
  Tally tally;
  std::uint32_t district = kNone;
  std::size_t stand_ins = 0;  ///< origins without weight, where there are no homes
  /// [mode · categories + category]: weighted median, may be unreached; empty without origins, as
  /// are half of the cells of a grid.
  std::vector<TravelCost> median;
  std::vector<TravelCost> p90;  ///< the same for 90 % of the weight

  TravelCost median_of(std::size_t cell) const { return of(median, cell); }
  TravelCost p90_of(std::size_t cell) const { return of(p90, cell); }

 private:
  static TravelCost of(const std::vector<TravelCost>& costs, std::size_t cell) {
    return costs.empty() ? TravelCost::unreached() : costs[cell];
  }
};

struct Assessment {
  std::vector<CheckRow> rows;
  std::vector<double> class_minutes;
  std::size_t categories = 0;
  std::vector<BlockResult> blocks;
  std::vector<Tally> districts;
  Tally city;

  std::size_t cell(std::size_t mode, std::size_t category) const {
    return mode * categories + category;
  }
};

/// Everything per block, district and city. A block belongs to the district that holds most of its
/// weight (of its area's inner point if it has none). Runs on several threads.
Assessment assess(const Catalogue& catalogue, const MapData& map, const TravelTimes& times,
                  const std::vector<Block>& blocks, const Origins& origins,
                  const std::vector<District>& districts);

}  // namespace quarter
