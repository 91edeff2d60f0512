// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/assess.hpp"

#include <algorithm>
#include <map>

#include "kinds/kinds.hpp"
#include "kinds/straight_from.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/checks/distribution.hpp"
#include "quarter/checks/shortfalls.hpp"

namespace quarter {
namespace {

constexpr std::size_t kBatch = 8192;  // blocks assessed before their sums are taken

Footing footing_of(const MapData& map, const TravelTimes& times, const Origin& origin) {
  if (origin.home == kNone) return times.join(origin.where);
  const HomeBuilding& home = map.homes[origin.home];
  return times.join_outline(origin.where,
                            {map.home_points.data() + home.first_point, home.point_count});
}

std::vector<Footing> footings_of(const MapData& map, const TravelTimes& times,
                                 const Origins& origins) {
  std::vector<Footing> footings(origins.points.size());
  parallel_ranges(footings.size(), 256, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      footings[i] = footing_of(map, times, origins.points[i]);
  });
  return footings;
}

/// Per row; nothing where a row is not measured at origins.
using Measures = std::vector<std::unique_ptr<OriginMeasure>>;

class BlockAssessor {
 public:
  BlockAssessor(const MeasureContext& context, const Measures& measures,
                const StraightDistances& straight, const Assessment& plan, const Origins& origins,
                EquityTally& equity)
      : context_(context),
        map_(context.map),
        times_(context.times),
        measures_(measures),
        straight_(straight),
        plan_(plan),
        origins_(origins),
        equity_(equity),
        costs_(context.catalogue.modes.size() * plan.categories),
        map_end_(context.catalogue.modes.size()) {
    for (const CheckRow& row : plan.rows) {
      is_median_.push_back(is_median(context.check(row)));
      has_edge_.push_back(has_edge(context.check(row)));
    }
    if (plan.needs_row) need_modes_ = plan.rows[*plan.needs_row].modes;
  }

  void assess(std::span<const Origin> origins, BlockResult& result) {
    if (origins.empty()) return;
    for (auto* const all : {&costs_, &map_end_}) {
      for (auto& costs : *all)
        costs.clear();
    }
    joined_.clear();
    for (const Origin& origin : origins)
      add(origin, result);
    if (result.tally.weight > 0) sum_within(result.tally);
    find_least(origins, result);
    result.median.assign(costs_.size(), TravelCost::unreached());
    result.p90.assign(costs_.size(), TravelCost::unreached());
    result.map_end.assign(map_end_.size(), TravelCost::unreached());
    for (std::size_t m = 0; m < map_end_.size(); ++m) {
      weigh_stand_ins(result, origins, map_end_[m]);
      result.map_end[m] = weighted_quantile(map_end_[m], 0.5).value_or(TravelCost::unreached());
    }
    for (std::size_t i = 0; i < costs_.size(); ++i) {
      weigh_stand_ins(result, origins, costs_[i]);
      result.median[i] = weighted_quantile(costs_[i], 0.5).value_or(TravelCost::unreached());
      result.p90[i] = weighted_quantile(costs_[i], 0.9).value_or(TravelCost::unreached());
    }
  }

 private:
  /// Where nobody lives every point counts alike.
  static void weigh_stand_ins(const BlockResult& result, std::span<const Origin> origins,
                              std::vector<WeightedCost>& costs) {
    if (result.stand_ins != origins.size()) return;
    for (WeightedCost& cost : costs)
      cost.weight = 1;
  }

  std::size_t index_of(const Origin& origin) const {
    return static_cast<std::size_t>(&origin - origins_.points.data());
  }

  void add(const Origin& origin, BlockResult& result) {
    const Footing footing = context_.footings.empty() ? footing_of(map_, times_, origin)
                                                      : context_.footings[index_of(origin)];
    times_.costs(footing, point_);
    joined_.push_back(is_joined(footing));
    for (const std::size_t mode : times_.modes()) {
      map_end_[mode].push_back({point_.to_edge[mode], origin.weight});
      for (std::size_t c = 0; c < plan_.categories; ++c) {
        costs_[plan_.cell(mode, c)].push_back({point_(mode, c), origin.weight});
      }
    }
    if (origin.weight > 0)
      count(origin, footing, result);
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

  /// The least that times may be, where that is less than what was found. Before costs are sorted.
  void find_least(std::span<const Origin> origins, BlockResult& result) {
    for (const std::size_t mode : times_.modes()) {
      const bool near = find_unmapped(mode);
      for (std::size_t c = 0; c < plan_.categories; ++c) {
        if (near || context_.silent_on(c)) note_least(mode, c, origins, result);
      }
    }
  }

  /// The least to a place that is not on the map, for each origin; false if all are beyond the
  /// limit. Of a home beside no mapped street nothing is known.
  bool find_unmapped(std::size_t mode) {
    unmapped_.clear();
    bool near = false;
    for (std::size_t i = 0; i < joined_.size(); ++i) {
      unmapped_.push_back(joined_[i] ? map_end_[mode][i].cost : TravelCost{});
      near = near || unmapped_.back().reached();
    }
    return near;
  }

  void note_least(std::size_t mode, std::size_t category, std::span<const Origin> origins,
                  BlockResult& result) {
    const std::size_t cell = plan_.cell(mode, category);
    const bool silent = context_.silent_on(category);
    least_ = costs_[cell];
    for (std::size_t i = 0; i < least_.size(); ++i)
      least_[i].cost = silent ? TravelCost{} : std::min(least_[i].cost, unmapped_[i]);
    if (result.tally.weight > 0) sum_open(cell, result.tally);
    weigh_stand_ins(result, origins, least_);
    result.least.resize(costs_.size(), TravelCost::unreached());
    result.least[cell] = weighted_quantile(least_, 0.5).value_or(TravelCost::unreached());
  }

  /// What may be within the classes besides what is.
  void sum_open(std::size_t cell, Tally& tally) const {
    const std::size_t classes = plan_.class_minutes.size();
    tally.within_open.resize(tally.within.size(), 0);
    for (std::size_t k = 0; k < classes; ++k) {
      const std::size_t at = cell * classes + k;
      tally.within_open[at] = weight_within(least_, plan_.class_minutes[k]) - tally.within[at];
    }
  }

  /// Notes the weight of an origin that lacks just one of the needs, as far as the map can tell.
  void note_lack(const Origin& origin, BlockResult& result) const {
    std::size_t lacking = 0;
    std::size_t which = 0;
    for (std::size_t i = 0; i < plan_.needs.size(); ++i) {
      const CheckTarget& need = plan_.needs[i];
      if (context_.silent_on(need.category)) continue;
      const bool has = std::any_of(need_modes_.begin(), need_modes_.end(), [&](std::size_t mode) {
        return answer(point_(mode, need.category), TravelCost::unreached(), need.minutes,
                      need.metres) == Answer::yes;
      });
      if (has) continue;
      ++lacking;
      which = i;
    }
    if (lacking != 1) return;
    result.lacks_only.resize(plan_.needs.size());
    result.lacks_only[which] += origin.weight;
  }

  void count(const Origin& origin, const Footing& footing, BlockResult& result) {
    Tally& tally = result.tally;
    const bool joined = is_joined(footing);
    ++tally.origins;
    if (!joined) ++tally.not_joined;
    tally.weight += origin.weight;
    if (joined) note_lack(origin, result);
    if (joined) equity_.add(origin, point_, result.district);
    const std::size_t groups = origins_.groups.size();
    tally.shares.resize(measures_.size());
    tally.edge.resize(measures_.size(), 0);
    tally.group_shares.resize(measures_.size() * groups);
    straight_.start(origin.where);
    const OriginView view{origin.where, footing, point_, straight_, joined, index_of(origin)};
    for (std::size_t r = 0; r < measures_.size(); ++r) {
      if (measures_[r] == nullptr) continue;
      const Mark mark = measures_[r]->at(view);
      if (has_edge_[r] && meets_edge(context_, plan_.rows[r], view)) tally.edge[r] += origin.weight;
      if (is_median_[r]) tally.spread(r).add(mark.yes, origin.weight * mark.weight);
      tally.shares[r] += share_of(mark, origin.weight);
      for (std::size_t g = 0; g < groups && !is_median_[r]; ++g)
        tally.group_shares[r * groups + g] += share_of(mark, origins_.in_group(origin, g));
    }
  }

  static Share share_of(const Mark& mark, double weight) {
    return {weight * mark.weight, weight * mark.yes, weight * mark.open};
  }

  const MeasureContext& context_;
  const MapData& map_;
  const TravelTimes& times_;
  const Measures& measures_;
  StraightFrom straight_;
  const Assessment& plan_;
  std::vector<std::size_t> need_modes_;
  std::vector<bool> is_median_;  // per row
  std::vector<bool> has_edge_;   // per row
  const Origins& origins_;
  EquityTally& equity_;
  PointTimes point_;
  std::vector<std::vector<WeightedCost>> costs_;    // per mode and category
  std::vector<std::vector<WeightedCost>> map_end_;  // per mode
  std::vector<bool> joined_;                        // per origin: in some mode
  std::vector<TravelCost> unmapped_;                // per origin, of one mode
  std::vector<WeightedCost> least_;                 // of one mode and category
};

/// Spaces can be counted only where the capacity of some place is known.
void need_capacities(const MeasureContext& context, std::vector<CheckRow>& rows) {
  for (CheckRow& row : rows) {
    const CheckRule::Kind kind = context.check(row).kind;
    const bool counts_spaces =
        kind == CheckRule::Kind::shared_spaces || kind == CheckRule::Kind::spaces_per_head;
    if (counts_spaces && row.needs.empty() && !kinds::knows_capacity(context, row))
      row.needs = "the capacity of places: capacity=* in OpenStreetMap, or --places FILE";
  }
}

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
                          const AreaLocator& districts) {
  std::map<std::uint32_t, double> weights;
  for (const Origin& origin : origins) {
    if (origin.weight > 0) weights[districts.district(origin.where)] += origin.weight;
  }
  weights.erase(kNone);
  if (weights.empty()) return districts.district(centroid(block.outline.front().outer));
  return std::max_element(weights.begin(), weights.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

/// Adds a block's ground to the shares of land of its district and the city.
void add_land(const Block& block, const BlockResult& result, const std::vector<bool>& counted,
              std::vector<std::vector<Share>>& land) {
  if (!(result.tally.weight > 0)) return;
  for (std::size_t r = 0; r < counted.size(); ++r) {
    const Share share = result.tally.share(r);
    if (!counted[r] || !(share.weight > 0)) continue;
    const double m2 = block.area_m2;
    const Share part{m2, m2 * share.yes / share.weight, m2 * share.open / share.weight};
    land.back()[r] += part;
    if (result.district != kNone) land[result.district][r] += part;
  }
}

/// The rows about streets and places, which are not sums over blocks.
void measure_areas(const MeasureContext& context, const AreaLocator& areas, Assessment& result) {
  std::vector<AreaFigures> figures(result.rows.size());
  parallel_each(result.rows.size(), [&](std::size_t r) {
    if (const auto measure = area_measure(context, result.rows[r]))
      figures[r] = measure->figures(areas);
  });
  for (std::size_t r = 0; r < figures.size(); ++r) {
    if (figures[r].empty()) continue;
    for (std::size_t d = 0; d < result.districts.size(); ++d)
      result.districts[d].shares[r] = figures[r][d];
    result.city.shares[r] = figures[r].back();
  }
}

AreaFacts facts_of(const std::vector<Block>& blocks, const Assessment& result, bool people) {
  AreaFacts facts;
  facts.blocks = blocks;
  for (const BlockResult& block : result.blocks)
    facts.district_of_block.push_back(block.district);
  if (!people) return facts;
  for (const BlockResult& block : result.blocks)
    facts.people_of_block.push_back(block.tally.weight);
  for (const Tally& district : result.districts)
    facts.people.push_back(district.weight);
  facts.people.push_back(result.city.weight);
  return facts;
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  origins += other.origins;
  not_joined += other.not_joined;
  weight += other.weight;
  within.resize(std::max(within.size(), other.within.size()), 0);
  shares.resize(std::max(shares.size(), other.shares.size()));
  for (std::size_t i = 0; i < other.within.size(); ++i)
    within[i] += other.within[i];
  within_open.resize(std::max(within_open.size(), other.within_open.size()), 0);
  for (std::size_t i = 0; i < other.within_open.size(); ++i)
    within_open[i] += other.within_open[i];
  for (std::size_t i = 0; i < other.shares.size(); ++i)
    shares[i] += other.shares[i];
  edge.resize(std::max(edge.size(), other.edge.size()), 0);
  for (std::size_t i = 0; i < other.edge.size(); ++i)
    edge[i] += other.edge[i];
  group_shares.resize(std::max(group_shares.size(), other.group_shares.size()));
  for (std::size_t i = 0; i < other.group_shares.size(); ++i)
    group_shares[i] += other.group_shares[i];
  for (const auto& [row, values] : other.spreads)
    spread(row) += values;
  return *this;
}

Spread& Tally::spread(std::size_t row) {
  const auto found = std::find_if(spreads.begin(), spreads.end(),
                                  [row](const auto& entry) { return entry.first == row; });
  return found != spreads.end() ? found->second : spreads.emplace_back(row, Spread{}).second;
}

void Tally::take_medians() {
  for (const auto& [row, values] : spreads) {
    if (const auto median = values.median()) shares[row].yes = shares[row].weight * *median;
  }
}

Assessment assess(const Catalogue& catalogue, const MapData& map, const TravelTimes& times,
                  const MultiPolygon& area, const std::vector<Block>& blocks,
                  const Origins& origins, const std::vector<District>& districts,
                  GivenInputs given) {
  Assessment result;
  given.people = origins.kind == OriginKind::population;
  result.rows = check_rows(catalogue, times.modes(), given);
  result.needs_row = needs_row(catalogue, result.rows);
  if (result.needs_row) result.needs = result.rows[*result.needs_row].targets;
  result.class_minutes = catalogue.class_minutes;
  result.categories = catalogue.shown_categories();
  result.blocks.resize(blocks.size());
  MeasureContext context{catalogue, map, times, given};
  AreaLocator areas(area, districts);
  result.coverage = coverage_of(context, areas);
  result.silent = silent_categories(catalogue, result.coverage.back(), origins.thin_map);
  context.silent = result.silent;
  need_capacities(context, result.rows);
  std::vector<Footing> footings;
  if (std::any_of(result.rows.begin(), result.rows.end(), [&](const CheckRow& row) {
        return row.needs.empty() && context.check(row).looks_at_all();
      }))
    footings = footings_of(map, times, origins);
  context.origins = origins.points;
  context.footings = footings;
  Measures measures(result.rows.size());
  parallel_each(measures.size(),
                [&](std::size_t r) { measures[r] = origin_measure(context, result.rows[r]); });
  for (const auto& measure : measures)
    result.by_origin.push_back(measure != nullptr);
  const StraightDistances straight(context, result.rows);
  const auto begin = origin_ranges(origins, blocks.size());
  Tally none;
  none.within.assign(catalogue.modes.size() * result.categories * result.class_minutes.size(), 0);
  none.shares.assign(result.rows.size(), {});
  none.edge.assign(result.rows.size(), 0);
  none.group_shares.assign(result.rows.size() * origins.groups.size(), {});
  result.districts.assign(districts.size(), none);
  result.city = none;
  EquityTally equity(catalogue, origins, times.modes(), times.limit_ms() / 60000.0,
                     districts.size());
  const auto assess_blocks = [&](std::size_t first, std::size_t last) {
    BlockAssessor assessor(context, measures, straight, result, origins, equity);
    for (std::size_t b = first; b < last; ++b) {
      const std::span<const Origin> own(origins.points.data() + begin[b], begin[b + 1] - begin[b]);
      result.blocks[b].district = district_of(blocks[b], own, areas);
      assessor.assess(own, result.blocks[b]);
    }
  };
  std::vector<bool> on_land;
  for (std::size_t r = 0; r < result.rows.size(); ++r)
    on_land.push_back(result.by_origin[r] &&
                      is_share_of_weight(context.check(result.rows[r]).kind));
  result.land.assign(districts.size() + 1, std::vector<Share>(result.rows.size()));
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
      std::vector<double>().swap(block.tally.within_open);
      std::vector<double>().swap(block.tally.edge);
      std::vector<Share>().swap(block.tally.group_shares);
      block.tally.take_medians();
      add_land(blocks[done], block, on_land, result.land);
      std::vector<std::pair<std::size_t, Spread>>().swap(block.tally.spreads);
    }
  }
  result.city.take_medians();
  for (Tally& district : result.districts)
    district.take_medians();
  areas.know(facts_of(blocks, result, given.people));
  measure_areas(context, areas, result);
  result.quality = data_quality(context, areas, result);
  result.equity = equity.rows();
  return result;
}

}  // namespace quarter
