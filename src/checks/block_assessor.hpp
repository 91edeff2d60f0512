// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "kinds/straight_from.hpp"
#include "quarter/base/ids.hpp"
#include "quarter/checks/assess.hpp"
#include "quarter/checks/distribution.hpp"
#include "quarter/checks/silence_map.hpp"

namespace quarter {

/// Per row; nothing where a row is not measured at origins.
using Measures = std::vector<std::unique_ptr<OriginMeasure>>;

/// What all blocks are assessed by; only looked at.
struct BlockPlan {
  const MeasureContext& context;
  const Measures& measures;
  const StraightDistances& straight;
  const Assessment& assessment;
  const Origins& origins;
  const AreaLocator& areas;
  const SilenceMap& silence;
};

/// The origins of a block that lie in one district.
struct BlockPart {
  std::uint32_t district = 0;
  Tally tally;
  std::vector<std::uint32_t>
      lacking;  ///< of the block's homes that lack needs, those that lie there
};

/// The street a home is joined to, walked to from its outline; of other origins from their point.
Footing footing_of(const MapData& map, const TravelTimes& times, const Origin& origin);

/// Measures blocks origin by origin: each counts in its block, and in every district it lies in.
/// One for each thread.
class BlockAssessor {
 public:
  BlockAssessor(const BlockPlan& plan, EquityTally& equity);

  /// `parts`: by district. Sums run in the order of the origins, so that a part is the same
  /// whatever other districts there are.
  void assess(std::span<const Origin> origins, BlockResult& result, std::vector<BlockPart>& parts,
              std::vector<LackingHome>& lacking);

 private:
  std::size_t index_of(const Origin& origin) const {
    return static_cast<std::size_t>(&origin - plan_.origins.points.data());
  }
  void add(const Origin& origin, BlockResult& result, std::vector<BlockPart>& parts,
           std::vector<LackingHome>& lacking);
  TravelCost least(ModeIndex mode, CategoryIndex category) const;
  void know_end_of_map(LonLat where);
  void count(const Origin& origin, const Footing& footing, BlockResult& result,
             std::vector<BlockPart>& parts, std::vector<LackingHome>& lacking);
  void measure(const Origin& origin, const Footing& footing);
  void add_marks(const Origin& origin, Tally& tally) const;
  void add_within(const Origin& origin, Tally& tally) const;
  LackingHome lacking_home(const Origin& origin, const Footing& footing) const;
  void summarise(std::span<const Origin> origins, BlockResult& result);
  BlockPart& part_of(std::uint32_t district, std::vector<BlockPart>& parts) const;

  const BlockPlan& plan_;
  EquityTally& equity_;
  StraightFrom straight_;
  double join_limit_m_ = 0;  // the farthest of all modes
  std::vector<ModeIndex> need_modes_;
  std::vector<bool> is_median_;  // per row
  std::vector<bool> has_edge_;   // per row

  // Of the origin at hand.
  PointTimes point_;
  Exits exits_;
  std::span<const char> silent_;       // per category
  bool joined_ = false;                // in some mode
  std::vector<Mark> marks_;            // per row
  std::vector<bool> edges_;            // per row: the map ends within its limits
  std::vector<std::uint32_t> within_;  // districts

  // Of the block at hand.
  std::vector<std::vector<WeightedCost>> costs_;    // per mode and category
  std::vector<std::vector<WeightedCost>> least_;    // likewise: the least they may be
  bool any_less_ = false;                           // some of these is less than its cost
  std::vector<std::vector<WeightedCost>> map_end_;  // per mode
};

}  // namespace quarter
