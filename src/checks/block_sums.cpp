// SPDX-License-Identifier: Apache-2.0
#include "block_sums.hpp"

#include <algorithm>

#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/city/area_matches.hpp"

namespace quarter {
namespace {

constexpr std::size_t kBatch = 8192;   // blocks assessed before their sums are taken
constexpr std::size_t kTogether = 64;  // origins in no block that one thread takes in one go

/// First origin of each block, of those in no block, and one past the last.
std::vector<std::size_t> origin_ranges(const Origins& origins, std::size_t blocks) {
  std::vector<std::size_t> begin(blocks + 1, 0);
  for (const Origin& origin : origins.points) {
    if (origin.block != kNone) ++begin[origin.block + 1];
  }
  for (std::size_t b = 0; b < blocks; ++b)
    begin[b + 1] += begin[b];
  return begin;
}

/// The first overlap of each block, and one past the last.
std::vector<std::size_t> overlap_ranges(const std::vector<AreaOverlap>& overlaps,
                                        std::size_t blocks) {
  std::vector<std::size_t> begin(blocks + 1, 0);
  for (const AreaOverlap& overlap : overlaps)
    ++begin[overlap.area + 1];
  for (std::size_t b = 0; b < blocks; ++b)
    begin[b + 1] += begin[b];
  return begin;
}

/// The part that lies in a district; nothing if no origin does.
const BlockPart* find_part(const std::vector<BlockPart>& parts, std::uint32_t district) {
  const auto part = std::find_if(parts.begin(), parts.end(),
                                 [&](const BlockPart& p) { return p.district == district; });
  return part == parts.end() ? nullptr : &*part;
}

/// Adds the ground of a block, or some of it, with the shares of the weight there.
void add_land(double m2, const Tally& tally, const std::vector<bool>& counted,
              std::vector<Share>& land) {
  for (std::size_t r = 0; r < counted.size(); ++r) {
    const Share share = tally.share(r);
    if (!counted[r] || !(share.weight > 0)) continue;
    land[r] += {m2, m2 * share.yes / share.weight, m2 * share.open / share.weight};
  }
}

/// Assesses all blocks and sums them up.
class BlockSums {
 public:
  BlockSums(const BlockPlan& plan, const std::vector<Block>& blocks,
            const std::vector<District>& districts, EquityTally& equity, Assessment& result)
      : plan_(plan),
        equity_(equity),
        result_(result),
        blocks_(blocks),
        begin_(origin_ranges(plan.origins, blocks.size())),
        overlaps_(area_overlaps(outlines_of(blocks), outlines_of(districts))),
        first_overlap_(overlap_ranges(overlaps_, blocks.size())) {
    for (std::size_t r = 0; r < result.rows.size(); ++r)
      on_land_.push_back(result.by_origin[r] &&
                         plan.context.check(result.rows[r]).kind->unit == Unit::share_of_weight);
    prepare(districts.size());
  }

  void run() {
    // Sums run in the order of the blocks. What only they need is let go batch by batch: it is half
    // of a block's result.
    for (std::size_t done = 0; done < blocks_.size(); done += kBatch) {
      const std::size_t count = std::min(kBatch, blocks_.size() - done);
      assess(count,
             [&](std::size_t i) { return origins_of(begin_[done + i], begin_[done + i + 1]); });
      for (std::size_t i = 0; i < count; ++i)
        take_block(done + i, some_[i]);
    }
    take_outside_blocks();
    result_.city.take_medians();
    for (Tally& district : result_.districts)
      district.take_medians();
  }

 private:
  /// A block, and what of it lies in districts.
  struct Assessed {
    BlockResult result;
    std::vector<BlockPart> parts;
    std::vector<LackingHome> lacking;
  };

  void prepare(std::size_t districts) {
    const std::size_t rows = result_.rows.size();
    Tally none;
    none.within.assign(plan_.context.catalogue.modes.size() * result_.categories.size() *
                           result_.class_minutes.size(),
                       0);
    none.shares.assign(rows, {});
    none.edge.assign(rows, 0);
    none.group_shares.assign(rows * plan_.origins.groups.size(), {});
    result_.districts.assign(districts, none);
    result_.city = none;
    result_.land.assign(districts + 1, std::vector<Share>(rows));
    result_.lacking_in.resize(districts);
  }

  std::span<const Origin> origins_of(std::size_t first, std::size_t last) const {
    return {plan_.origins.points.data() + first, last - first};
  }

  template <typename OriginsOf>
  void assess(std::size_t count, OriginsOf origins_of) {
    some_.assign(count, {});
    parallel_ranges(count, 16, [&](std::size_t first, std::size_t last) {
      BlockAssessor assessor(plan_, equity_);
      for (std::size_t i = first; i < last; ++i)
        assessor.assess(origins_of(i), some_[i].result, some_[i].parts, some_[i].lacking);
    });
  }

  /// What is summed over all origins, of those in a block or in none.
  void take(const Assessed& assessed) {
    result_.city += assessed.result.tally;
    const auto first = static_cast<std::uint32_t>(result_.lacking.size());
    result_.lacking.insert(result_.lacking.end(), assessed.lacking.begin(), assessed.lacking.end());
    for (const BlockPart& part : assessed.parts) {
      result_.districts[part.district] += part.tally;
      for (const std::uint32_t home : part.lacking)
        result_.lacking_in[part.district].push_back(first + home);
    }
  }

  void take_block(std::size_t b, Assessed& assessed) {
    take(assessed);
    BlockResult& block = result_.blocks[b] = std::move(assessed.result);
    for (std::size_t i = first_overlap_[b]; i < first_overlap_[b + 1]; ++i) {
      const BlockPart* const part = find_part(assessed.parts, overlaps_[i].other);
      block.districts.push_back({overlaps_[i].other, part == nullptr ? 0 : part->tally.weight});
    }
    std::vector<double>().swap(block.tally.within);
    std::vector<double>().swap(block.tally.within_open);
    std::vector<double>().swap(block.tally.edge);
    std::vector<Share>().swap(block.tally.group_shares);
    block.tally.take_medians();
    take_land(b, assessed.parts);
    std::vector<Tally::Spreads>().swap(block.tally.spreads);
  }

  void take_land(std::size_t b, const std::vector<BlockPart>& parts) {
    const Tally& whole = result_.blocks[b].tally;
    if (!(whole.weight > 0)) return;
    add_land(blocks_[b].area_m2, whole, on_land_, result_.land.back());
    for (std::size_t i = first_overlap_[b]; i < first_overlap_[b + 1]; ++i) {
      const std::uint32_t district = overlaps_[i].other;
      const BlockPart* const part = find_part(parts, district);
      add_land(overlaps_[i].m2, part == nullptr ? whole : part->tally, on_land_,
               result_.land[district]);
    }
  }

  /// Origins that lie in no block count as well.
  void take_outside_blocks() {
    const std::size_t first = begin_.back(), all = plan_.origins.points.size();
    assess((all - first + kTogether - 1) / kTogether, [&](std::size_t i) {
      const std::size_t from = first + i * kTogether;
      return origins_of(from, std::min(all, from + kTogether));
    });
    for (const Assessed& assessed : some_) {
      take(assessed);
      result_.outside_blocks += assessed.result.tally.weight;
    }
  }

  const BlockPlan& plan_;
  EquityTally& equity_;
  Assessment& result_;
  const std::vector<Block>& blocks_;
  std::vector<std::size_t> begin_;  // of the origins of each block
  std::vector<AreaOverlap> overlaps_;
  std::vector<std::size_t> first_overlap_;  // of each block
  std::vector<bool> on_land_;               // per row
  std::vector<Assessed> some_;
};

}  // namespace

void sum_blocks(const BlockPlan& plan, const std::vector<Block>& blocks,
                const std::vector<District>& districts, EquityTally& equity, Assessment& result) {
  BlockSums(plan, blocks, districts, equity, result).run();
}

}  // namespace quarter
