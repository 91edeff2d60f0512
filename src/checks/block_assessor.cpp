// SPDX-License-Identifier: Apache-2.0
#include "block_assessor.hpp"

#include <algorithm>

#include "kinds/category_places.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/checks/check_kind.hpp"

namespace quarter {
namespace {

Share share_of(const Mark& mark, double weight) {
  if (!(weight > 0)) return {};
  return {weight * mark.weight, weight * mark.yes, weight * mark.open};
}

}  // namespace

Footing footing_of(const MapData& map, const TravelTimes& times, const Origin& origin) {
  Footing footing;
  if (origin.home == kNone) {
    footing = times.join(origin.where);
  } else {
    footing = times.join_outline(origin.where, ring_of(map, map.homes[origin.home]));
  }
  // Beyond the end of the map there may be a free way, for want of which others were taken; those
  // that are free themselves stay.
  double off_m = 0;
  for (const ModeIndex mode : footing.modes()) {
    for (const Anchor& anchor : footing.joins(mode))
      off_m = std::max(off_m, anchor.off_m);
  }
  if (!(off_m > 0)) return footing;
  const double edge_m = kinds::metres_to_edge(map, origin.where);
  if (edge_m >= off_m) return footing;
  const StreetIndex& index = times.index();
  const auto is_sure = [&](const Anchor& anchor) {
    const WayRule& rule = index.network().way_rules[index.network().segments[anchor.segment].rule];
    return !rule.above_or_below && !index.obstacle(origin.where, anchor.foot);
  };
  for (const ModeIndex mode : footing.modes()) {
    std::erase_if(footing.joins(mode),
                  [&](const Anchor& anchor) { return edge_m < anchor.off_m && !is_sure(anchor); });
  }
  return footing;
}

BlockAssessor::BlockAssessor(const BlockPlan& plan, EquityTally& equity)
    : plan_(plan),
      equity_(equity),
      straight_(plan.straight),
      marks_(plan.measures.size()),
      edges_(plan.measures.size()),
      costs_(plan.context.catalogue.modes.size() * plan.assessment.categories.size()),
      least_(costs_.size()),
      map_end_(plan.context.catalogue.modes.size()) {
  for (const CheckRow& row : plan.assessment.rows) {
    is_median_.push_back(plan.context.check(row).kind->figure == CheckKind::Figure::median);
    has_edge_.push_back(plan.context.check(row).kind->has_edge());
  }
  for (const ModeIndex mode : plan.context.times.modes())
    join_limit_m_ = std::max(join_limit_m_, plan.context.catalogue.modes[mode].join_limit_m);
  if (plan.assessment.needs_row)
    need_modes_ = plan.assessment.rows[*plan.assessment.needs_row].modes;
}

void BlockAssessor::assess(std::span<const Origin> origins, BlockResult& result,
                           std::vector<BlockPart>& parts, std::vector<LackingHome>& lacking) {
  parts.clear();
  lacking.clear();
  if (origins.empty()) return;
  for (auto* const all : {&costs_, &least_, &map_end_}) {
    for (auto& costs : *all)
      costs.clear();
  }
  any_less_ = false;
  for (const Origin& origin : origins)
    add(origin, result, parts, lacking);
  summarise(origins, result);
}

void BlockAssessor::add(const Origin& origin, BlockResult& result, std::vector<BlockPart>& parts,
                        std::vector<LackingHome>& lacking) {
  const MeasureContext& context = plan_.context;
  Footing found;
  if (context.footings.empty()) found = footing_of(context.map, context.times, origin);
  const Footing& footing = context.footings.empty() ? found : context.footings[index_of(origin)];
  context.times.costs(footing, point_, exits_);
  joined_ = is_joined(footing);
  straight_.start(origin.where);
  know_end_of_map(origin.where);
  silent_ = plan_.silence.at(origin.where);
  for (const ModeIndex mode : context.times.modes()) {
    map_end_[mode.value].push_back({point_.to_edge[mode], origin.weight});
    for (const CategoryIndex c : plan_.assessment.categories) {
      const std::size_t cell = plan_.assessment.cell(mode, c);
      costs_[cell].push_back({point_(mode, c), origin.weight});
      least_[cell].push_back({least(mode, c), origin.weight});
      any_less_ = any_less_ || least_[cell].back().cost < costs_[cell].back().cost;
    }
  }
  if (origin.weight > 0)
    count(origin, footing, result, parts, lacking);
  else
    ++result.stand_ins;
}

/// Within the join limit of the end of the map a home may have streets that are not on it: they are
/// as near as the end. Where it joins none the map ends at its door.
void BlockAssessor::know_end_of_map(LonLat where) {
  if (!straight_.map_ends_within(join_limit_m_)) return;
  const double end_m = joined_ ? kinds::metres_to_edge(plan_.context.map, where) : 0;
  for (const ModeIndex mode : plan_.context.times.modes()) {
    const double mps = plan_.context.catalogue.modes[mode].off_network_mps;
    point_.end_within(mode, joined_ ? straight_walk(end_m, mps) : TravelCost{});
  }
}

/// The least the origin's way may be: that to a place beyond the map's end; where the map is
/// silent, or no mapped street is near, a place may be anywhere.
TravelCost BlockAssessor::least(ModeIndex mode, CategoryIndex category) const {
  if (!joined_ || silent_[category.value] != 0) return {};
  return std::min(point_(mode, category), point_.open(mode, category));
}

void BlockAssessor::count(const Origin& origin, const Footing& footing, BlockResult& result,
                          std::vector<BlockPart>& parts, std::vector<LackingHome>& lacking) {
  measure(origin, footing);
  plan_.areas.districts_at(origin.where, within_);
  const LackingHome home = lacking_home(origin, footing);
  const auto number = static_cast<std::uint32_t>(lacking.size());
  if (home.needs != 0) lacking.push_back(home);
  const auto add_to = [&](Tally& tally) {
    ++tally.origins;
    if (!joined_) ++tally.not_joined;
    tally.weight += origin.weight;
    add_marks(origin, tally);
    add_within(origin, tally);
  };
  add_to(result.tally);
  for (const std::uint32_t district : within_) {
    BlockPart& part = part_of(district, parts);
    add_to(part.tally);
    if (home.needs != 0) part.lacking.push_back(number);
  }
  if (joined_) equity_.add(origin, point_, within_);
}

void BlockAssessor::measure(const Origin& origin, const Footing& footing) {
  const OriginView view{origin.where, footing, point_,           exits_,
                        straight_,    joined_, index_of(origin), silent_};
  for (std::size_t r = 0; r < plan_.measures.size(); ++r) {
    if (plan_.measures[r] == nullptr) continue;
    marks_[r] = plan_.measures[r]->at(view);
    edges_[r] = has_edge_[r] && meets_edge(plan_.context, plan_.assessment.rows[r], view);
  }
}

void BlockAssessor::add_marks(const Origin& origin, Tally& tally) const {
  const std::size_t groups = plan_.origins.groups.size();
  tally.shares.resize(plan_.measures.size());
  tally.edge.resize(plan_.measures.size(), 0);
  tally.group_shares.resize(plan_.measures.size() * groups);
  for (std::size_t r = 0; r < plan_.measures.size(); ++r) {
    if (plan_.measures[r] == nullptr) continue;
    const Mark& mark = marks_[r];
    if (edges_[r]) tally.edge[r] += origin.weight;
    if (is_median_[r]) {
      Tally::Spreads& spread = tally.spread(r);
      spread.low.add(mark.yes, origin.weight * mark.weight);
      spread.high.add(mark.yes + mark.open, origin.weight * mark.weight);
    }
    tally.shares[r] += share_of(mark, origin.weight);
    for (std::size_t g = 0; g < groups && !is_median_[r]; ++g)
      tally.group_shares[r * groups + g] += share_of(mark, plan_.origins.in_group(origin, g));
  }
}

void BlockAssessor::add_within(const Origin& origin, Tally& tally) const {
  const std::vector<double>& minutes = plan_.assessment.class_minutes;
  tally.within.resize(costs_.size() * minutes.size(), 0);
  tally.within_open.resize(tally.within.size(), 0);
  for (const ModeIndex mode : plan_.context.times.modes()) {
    for (const CategoryIndex c : plan_.assessment.categories) {
      const std::size_t cell = plan_.assessment.cell(mode, c);
      for (std::size_t k = 0; k < minutes.size(); ++k) {
        const std::size_t at = cell * minutes.size() + k;
        if (is_within(point_(mode, c), minutes[k]))
          tally.within[at] += origin.weight;
        else if (is_within(least(mode, c), minutes[k]))
          tally.within_open[at] += origin.weight;
      }
    }
  }
}

/// The needs the origin surely lacks; without any where the map leaves it open, or no street is
/// near.
LackingHome BlockAssessor::lacking_home(const Origin& origin, const Footing& footing) const {
  LackingHome home{origin.where, {}, origin.weight, origin.block, 0, true};
  if (need_modes_.empty() || !footing[need_modes_.front()].joined()) return home;
  home.join = footing[need_modes_.front()];
  for (std::size_t i = 0; i < std::min<std::size_t>(plan_.assessment.needs.size(), 32); ++i) {
    const CheckTarget& need = plan_.assessment.needs[i];
    if (silent_[need.category.value] != 0) continue;
    Answer has = Answer::no;
    for (const ModeIndex mode : need_modes_)
      has = better(has, answer(point_(mode, need.category), point_.open(mode, need.category),
                               need.minutes, need.metres));
    if (has == Answer::no) home.needs |= 1U << i;
    home.others_are_there = home.others_are_there && has != Answer::open;
  }
  return home;
}

BlockPart& BlockAssessor::part_of(std::uint32_t district, std::vector<BlockPart>& parts) const {
  const auto at =
      std::lower_bound(parts.begin(), parts.end(), district,
                       [](const BlockPart& part, std::uint32_t of) { return part.district < of; });
  if (at != parts.end() && at->district == district) return *at;
  return *parts.insert(at, BlockPart{district, {}, {}});
}

void BlockAssessor::summarise(std::span<const Origin> origins, BlockResult& result) {
  const auto quantile = [&](std::vector<WeightedCost>& costs, double share) {
    return weighted_quantile(costs, share).value_or(TravelCost::unreached());
  };
  // Where nobody lives every point counts alike.
  const bool stand_in = result.stand_ins == origins.size();
  for (auto* const all : {&costs_, &least_, &map_end_}) {
    for (auto& costs : *all) {
      for (std::size_t i = 0; stand_in && i < costs.size(); ++i)
        costs[i].weight = 1;
    }
  }
  for (auto& costs : map_end_)
    result.map_end.push_back(quantile(costs, 0.5));
  for (auto& costs : costs_) {
    result.median.push_back(quantile(costs, 0.5));
    result.p90.push_back(quantile(costs, 0.9));
  }
  if (!any_less_) return;
  for (auto& costs : least_)
    result.least.push_back(quantile(costs, 0.5));
}

}  // namespace quarter
