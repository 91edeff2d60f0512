// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/assess.hpp"

#include <algorithm>
#include <map>

#include "quarter/base/parallel.hpp"
#include "quarter/checks/distribution.hpp"

namespace quarter {
namespace {

constexpr std::size_t kBatch = 8192;  // blocks assessed before their sums are taken

std::string column_of(const CheckRule& check, const std::string& category) {
  std::string name = "check_" + check.id;
  std::replace(name.begin(), name.end(), '.', '_');
  return category.empty() ? name : name + "_" + category;
}

/// The quickest mode to the farthest of the row's categories.
TravelCost cost_of(const CheckRow& row, const PointTimes& times) {
  TravelCost best = TravelCost::unreached();
  for (const std::size_t mode : row.modes) {
    TravelCost farthest;
    for (const std::size_t category : row.categories)
      farthest = std::max(farthest, times(mode, category));
    best = std::min(best, farthest);
  }
  return best;
}

/// A place beyond the edge might be entered by any of the row's modes.
TravelCost edge_of(const CheckRow& row, const PointTimes& times) {
  TravelCost best = TravelCost::unreached();
  for (const std::size_t mode : row.modes)
    best = std::min(best, times.to_edge[mode]);
  return best;
}

class BlockAssessor {
 public:
  BlockAssessor(const Catalogue& catalogue, const MapData& map, const TravelTimes& times,
                const Assessment& plan)
      : catalogue_(catalogue),
        map_(map),
        times_(times),
        plan_(plan),
        costs_(catalogue.modes.size() * plan.categories) {}

  void assess(std::span<const Origin> origins, BlockResult& result) {
    if (origins.empty()) return;
    for (auto& costs : costs_)
      costs.clear();
    for (const Origin& origin : origins)
      add(origin, result);
    if (result.tally.weight > 0) sum_within(result.tally);
    result.median.assign(costs_.size(), TravelCost::unreached());
    result.p90.assign(costs_.size(), TravelCost::unreached());
    for (std::size_t i = 0; i < costs_.size(); ++i) {
      // Where nobody lives every point counts alike.
      if (result.stand_ins == origins.size()) {
        for (WeightedCost& cost : costs_[i])
          cost.weight = 1;
      }
      result.median[i] = weighted_quantile(costs_[i], 0.5).value_or(TravelCost::unreached());
      result.p90[i] = weighted_quantile(costs_[i], 0.9).value_or(TravelCost::unreached());
    }
  }

 private:
  Footing footing_of(const Origin& origin) const {
    if (origin.home == kNone) return times_.join(origin.where);
    const HomeBuilding& home = map_.homes[origin.home];
    return times_.join_outline(origin.where,
                               {map_.home_points.data() + home.first_point, home.point_count});
  }

  void add(const Origin& origin, BlockResult& result) {
    const Footing footing = footing_of(origin);
    times_.costs(footing, point_);
    for (const std::size_t mode : times_.modes()) {
      for (std::size_t c = 0; c < plan_.categories; ++c) {
        costs_[plan_.cell(mode, c)].push_back({point_(mode, c), origin.weight});
      }
    }
    if (origin.weight > 0)
      count(origin, footing, result.tally);
    else
      ++result.stand_ins;
  }

  void sum_within(Tally& tally) const {
    const std::size_t classes = plan_.class_minutes.size();
    tally.within.assign(costs_.size() * classes, 0);
    for (std::size_t i = 0; i < costs_.size(); ++i) {
      for (std::size_t k = 0; k < classes; ++k)
        tally.within[i * classes + k] = weight_within(costs_[i], plan_.class_minutes[k]);
    }
  }

  void count(const Origin& origin, const Footing& footing, Tally& tally) const {
    const bool joined =
        std::any_of(footing.begin(), footing.end(), [](const Anchor& a) { return a.joined(); });
    ++tally.origins;
    if (!joined) ++tally.not_joined;
    tally.weight += origin.weight;
    tally.shares.resize(plan_.rows.size());
    for (std::size_t r = 0; r < plan_.rows.size(); ++r) {
      tally.shares[r] += share_of(plan_.rows[r], origin, joined);
    }
  }

  Share share_of(const CheckRow& row, const Origin& origin, bool joined) const {
    const CheckRule& check = catalogue_.checks[row.check];
    // A home beside no mapped street says nothing about the city, only about the map.
    const Answer is =
        joined ? answer(cost_of(row, point_), edge_of(row, point_), check.minutes, check.metres)
               : Answer::open;
    return {origin.weight, is == Answer::yes ? origin.weight : 0,
            is == Answer::open ? origin.weight : 0};
  }

  const Catalogue& catalogue_;
  const MapData& map_;
  const TravelTimes& times_;
  const Assessment& plan_;
  PointTimes point_;
  std::vector<std::vector<WeightedCost>> costs_;  // per mode and category
};

/// First origin of each block, and one past the last.
std::vector<std::size_t> origin_ranges(const Origins& origins, std::size_t blocks) {
  std::vector<std::size_t> begin(blocks + 1, 0);
  for (const Origin& origin : origins.points)
    ++begin[origin.block + 1];
  for (std::size_t b = 0; b < blocks; ++b)
    begin[b + 1] += begin[b];
  return begin;
}

/// The district with most of the block's weight; the first of equals.
std::uint32_t district_of(const Block& block, std::span<const Origin> origins,
                          const AreaIndex& districts) {
  std::map<std::uint32_t, double> weights;
  for (const Origin& origin : origins) {
    if (origin.weight > 0) weights[districts.find(origin.where)] += origin.weight;
  }
  weights.erase(kNone);
  if (weights.empty()) return districts.find(centroid(block.outline.front().outer));
  return std::max_element(weights.begin(), weights.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

}  // namespace

std::vector<CheckRow> check_rows(const Catalogue& catalogue,
                                 const std::vector<std::size_t>& searched_modes) {
  std::vector<CheckRow> rows;
  for (std::size_t i = 0; i < catalogue.checks.size(); ++i) {
    const CheckRule& check = catalogue.checks[i];
    std::vector<std::size_t> modes;
    for (const std::string& id : check.modes) {
      const auto mode = catalogue.mode_index(id);
      if (mode &&
          std::find(searched_modes.begin(), searched_modes.end(), *mode) != searched_modes.end()) {
        modes.push_back(*mode);
      }
    }
    if (modes.size() < check.modes.size()) continue;  // asked for without one of its modes
    if (check.kind == CheckRule::Kind::completeness) {
      rows.push_back({i, check.categories, modes, column_of(check, "")});
      continue;
    }
    for (const std::size_t category : check.categories) {
      const std::string name = check.categories.size() > 1 ? catalogue.categories[category].id : "";
      rows.push_back({i, {category}, modes, column_of(check, name)});
    }
  }
  return rows;
}

Tally& Tally::operator+=(const Tally& other) {
  origins += other.origins;
  not_joined += other.not_joined;
  weight += other.weight;
  within.resize(std::max(within.size(), other.within.size()), 0);
  shares.resize(std::max(shares.size(), other.shares.size()));
  for (std::size_t i = 0; i < other.within.size(); ++i)
    within[i] += other.within[i];
  for (std::size_t i = 0; i < other.shares.size(); ++i)
    shares[i] += other.shares[i];
  return *this;
}

Assessment assess(const Catalogue& catalogue, const MapData& map, const TravelTimes& times,
                  const std::vector<Block>& blocks, const Origins& origins,
                  const std::vector<District>& districts) {
  Assessment result;
  result.rows = check_rows(catalogue, times.modes());
  result.class_minutes = catalogue.class_minutes;
  result.categories = catalogue.categories.size();
  result.blocks.resize(blocks.size());
  std::vector<const MultiPolygon*> outlines;
  for (const District& district : districts)
    outlines.push_back(&district.outline);
  const AreaIndex district_index(outlines);
  const auto begin = origin_ranges(origins, blocks.size());
  Tally none;
  none.within.assign(catalogue.modes.size() * result.categories * result.class_minutes.size(), 0);
  none.shares.assign(result.rows.size(), {});
  result.districts.assign(districts.size(), none);
  result.city = none;
  const auto assess_blocks = [&](std::size_t first, std::size_t last) {
    BlockAssessor assessor(catalogue, map, times, result);
    for (std::size_t b = first; b < last; ++b) {
      const std::span<const Origin> own(origins.points.data() + begin[b], begin[b + 1] - begin[b]);
      assessor.assess(own, result.blocks[b]);
      result.blocks[b].district = district_of(blocks[b], own, district_index);
    }
  };
  // Sums run in the order of the blocks. What only they need is let go batch by batch: it is half
  // of a block's result.
  for (std::size_t done = 0; done < blocks.size();) {
    const std::size_t count = std::min(kBatch, blocks.size() - done);
    parallel_ranges(count, 16, [&](std::size_t first, std::size_t last) {
      assess_blocks(done + first, done + last);
    });
    for (const std::size_t end = done + count; done < end; ++done) {
      BlockResult& block = result.blocks[done];
      result.city += block.tally;
      if (block.district != kNone) result.districts[block.district] += block.tally;
      std::vector<double>().swap(block.tally.within);
    }
  }
  return result;
}

}  // namespace quarter
