// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/shortfalls.hpp"

#include <algorithm>

#include "kinds/category_places.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/checks/assess.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/check_rule.hpp"

namespace quarter {

std::string_view name_of(Cause cause) {
  switch (cause) {
    case Cause::no_place:
      return "no place near";
    case Cause::detour:
      return "long detour";
    case Cause::not_joined:
      return "homes beside no street";
    case Cause::map_edge:
      return "the map ends";
    case Cause::thin_map:
      return "map too thin to tell";
  }
  return "";
}

std::optional<std::size_t> needs_row(const Rulebook& catalogue, const std::vector<CheckRow>& rows) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const CheckRow& row) {
    const CheckRule& check = catalogue.checks[row.check];
    return reaches_all_targets(check) && !check.kind->a_row_each && !check.straight;
  });
  if (found == rows.end()) return std::nullopt;
  return static_cast<std::size_t>(found - rows.begin());
}

struct ShortfallFinder::Impl {
  const MeasureContext context;
  const Assessment& assessment;
  CheckRow row;  ///< without targets if no check asks for several needs
  std::vector<kinds::CategoryDistance> distances;

  TravelCost median(const BlockResult& block, CategoryIndex category) const {
    TravelCost best = TravelCost::unreached();
    if (!assessment.categories.contains(category)) return best;
    for (const ModeIndex mode : row.modes)
      best = std::min(best, block.median_of(assessment.cell(mode, category)));
    return best;
  }

  /// As far as one gets within the limit if the way is straight, m.
  double radius_m(const CheckTarget& target) const {
    double speed_mps = 0;
    for (const ModeIndex mode : row.modes)
      speed_mps = std::max(speed_mps, context.catalogue.modes[mode].speed_mps);
    const double by_time = target.minutes * 60 * speed_mps;
    if (target.minutes == 0) return target.metres;
    return target.metres > 0 ? std::min(by_time, target.metres) : by_time;
  }

  Cause cause(std::size_t i, const BlockResult& block, LonLat p) const {
    if (2 * block.tally.not_joined >= block.tally.origins) return Cause::not_joined;
    const double radius = radius_m(row.targets[i]);
    const bool silent = context.silent_on(row.targets[i].category);
    if (!silent && distances[i].metres(p) <= radius) return Cause::detour;
    if (kinds::metres_to_edge(context.map, p) < radius) return Cause::map_edge;
    return silent ? Cause::thin_map : Cause::no_place;
  }
};

ShortfallFinder::ShortfallFinder(const MeasureContext& context, const Assessment& assessment)
    : impl_(new Impl{context, assessment, {}, {}}) {
  if (assessment.needs_row) impl_->row = assessment.rows[*assessment.needs_row];
  for (const CheckTarget& target : impl_->row.targets)
    impl_->distances.emplace_back(context, target.category);
}

ShortfallFinder::~ShortfallFinder() = default;

std::vector<Shortfall> ShortfallFinder::of(std::size_t block, LonLat inner_point) const {
  std::vector<Shortfall> shortfalls;
  const BlockResult& result = impl_->assessment.blocks[block];
  if (!(result.tally.weight > 0)) return shortfalls;
  for (std::size_t i = 0; i < impl_->row.targets.size(); ++i) {
    const CheckTarget& target = impl_->row.targets[i];
    const TravelCost median = impl_->median(result, target.category);
    if (answer(median, TravelCost::unreached(), target.minutes, target.metres) == Answer::yes)
      continue;
    shortfalls.push_back({target.category, impl_->cause(i, result, inner_point)});
  }
  return shortfalls;
}

}  // namespace quarter
