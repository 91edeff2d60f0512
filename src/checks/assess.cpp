// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/assess.hpp"

#include <algorithm>

#include "block_sums.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/checks/shortfalls.hpp"
#include "quarter/city/block_ground.hpp"

namespace quarter {
namespace {

std::vector<Footing> footings_of(const MapData& map, const TravelTimes& times,
                                 const Origins& origins) {
  std::vector<Footing> footings(origins.points.size());
  parallel_ranges(footings.size(), 256, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      footings[i] = footing_of(map, times, origins.points[i]);
  });
  return footings;
}

/// Some kinds can be measured only where the map says what they look at.
void need_of_map(const MeasureContext& context, std::vector<CheckRow>& rows) {
  for (CheckRow& row : rows) {
    const auto needs = context.check(row).kind->needs_of_map;
    if (row.needs.empty() && needs != nullptr) row.needs = needs(context, row);
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

/// Where people live in the area studied, in homes or not.
SettledCells settled_cells(const MeasureContext& context, const AreaLocator& areas) {
  const MapData& map = context.map;
  const StreetNetwork& network = context.times.index().network();
  std::vector<BlockGround::Shape> homes, streets;
  for (const HomeBuilding& home : map.homes) {
    if (areas.is_studied(middle_of(map, home))) homes.push_back(ring_of(map, home));
  }
  for (const StreetSegment& segment : network.segments) {
    const WayRule& rule = network.way_rules[segment.rule];
    if (rule.residential && !rule.off_ground) streets.push_back(network.shape(segment));
  }
  std::vector<LonLat> people;
  for (const Origin& origin : context.origins) {
    if (origin.home == kNone && origin.weight > 0) people.push_back(origin.where);
  }
  const SettledBy by{homes, streets, people, [&](LonLat p) { return areas.is_studied(p); }};
  return {by, water_of(map), context.catalogue.blocks};
}

AreaFacts facts_of(const MeasureContext& context, const AreaLocator& areas,
                   const Assessment& result) {
  AreaFacts facts;
  facts.blocks = context.blocks;
  if (std::any_of(result.rows.begin(), result.rows.end(), [&](const CheckRow& row) {
        return row.needs.empty() && context.check(row).kind->on_settled_ground;
      }))
    facts.settled = settled_cells(context, areas);
  if (!context.given.people) return facts;
  for (const Tally& district : result.districts)
    facts.people.push_back(district.weight);
  facts.people.push_back(result.city.weight);
  return facts;
}

}  // namespace

Assessment assess(const Rulebook& catalogue, const MapData& map, const TravelTimes& times,
                  const MultiPolygon& area, const std::vector<Block>& blocks,
                  const Origins& origins, const std::vector<District>& districts, GivenInputs given,
                  std::optional<std::size_t> judged) {
  Assessment result;
  given.people = origins.kind == OriginKind::population;
  result.rows = check_rows(catalogue, times.modes(), given);
  result.needs_row = needs_row(catalogue, result.rows);
  if (result.needs_row) result.needs = result.rows[*result.needs_row].targets;
  result.class_minutes = catalogue.class_minutes;
  result.categories = catalogue.shown_categories();
  result.blocks.resize(blocks.size());
  MeasureContext context{catalogue, map, times, given};
  AreaLocator areas(area, districts, times.index().network());
  const std::size_t where_judged = judged.value_or(districts.size());
  result.coverage = coverage_of(context, areas);
  result.silent = silent_categories(catalogue, result.coverage[where_judged], origins.thin_map);
  context.silent = result.silent;
  context.origins = origins.points;
  need_of_map(context, result.rows);
  std::vector<Footing> footings;
  if (std::any_of(result.rows.begin(), result.rows.end(), [&](const CheckRow& row) {
        return row.needs.empty() && context.check(row).kind->looks_at_all;
      }))
    footings = footings_of(map, times, origins);
  context.footings = footings;
  context.blocks = blocks;
  Measures measures(result.rows.size());
  parallel_each(measures.size(),
                [&](std::size_t r) { measures[r] = origin_measure(context, result.rows[r]); });
  for (const auto& measure : measures)
    result.by_origin.push_back(measure != nullptr);
  const StraightDistances straight(context, result.rows);
  EquityTally equity(catalogue, origins, times.modes(), times.limit_ms() / 60000.0,
                     districts.size());
  const SilenceMap silence(context, {areas, where_judged}, result.silent);
  const BlockPlan plan{context, measures, straight, result, origins, areas, silence};
  sum_blocks(plan, blocks, districts, equity, result);
  areas.know(facts_of(context, areas, result));
  measure_areas(context, areas, result);
  result.quality = data_quality(context, areas, result);
  result.equity = equity.rows();
  return result;
}

}  // namespace quarter
