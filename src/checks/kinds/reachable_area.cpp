// SPDX-License-Identifier: Apache-2.0
// Kind "reachable_area": how much green space, all in all, does one reach?
#include <algorithm>

#include "category_places.hpp"
#include "measure_of.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/check_rule.hpp"
#include "reached_places.hpp"

namespace quarter::kinds {
namespace {

/// Nearest places that are added up; keeps the search small where places are dense [P].
constexpr std::size_t kMostPlaces = 40;

DistinctPlaces::Limits limits_of(const MeasureContext& context, const CheckRow& row) {
  DistinctPlaces::Limits limits = place_limits(context, row.targets.front());
  limits.most = kMostPlaces;
  return limits;
}

class ReachableArea : public OriginMeasure {
 public:
  ReachableArea(const MeasureContext& context, const CheckRow& row)
      : map_(context.map),
        modes_(row.modes),
        row_(row),
        limit_(row.targets.front()),
        places_(context, row, limits_of(context, row)) {}

  Mark at(const OriginView& origin) const override {
    if (!origin.joined) return nowhere(row_, modes_.front(), origin, kNoEnd);
    std::vector<std::uint32_t> reached;
    bool ends = false;
    bool may_be_others = false;
    places_.any_mode(origin, [&](ModeIndex mode, const std::vector<PlaceCost>& found) {
      const bool here = map_ends_within(limit_, mode, origin);
      ends = ends || here;
      may_be_others = may_be_others || (here && found.size() >= kMostPlaces);
      for (const PlaceCost& place : found)
        reached.push_back(place.place);
      return false;
    });
    std::sort(reached.begin(), reached.end());
    reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
    double hectares = 0;
    for (const std::uint32_t place : reached)
      hectares += map_.places[place].area_m2 / 1e4;
    const bool more = ends || origin.silent_on_any(row_.targets);
    return {1, may_be_others ? 0 : hectares, more ? kNoEnd : 0};
  }

 private:
  const MapData& map_;
  std::vector<ModeIndex> modes_;
  CheckRow row_;
  CheckTarget limit_;
  ReachedPlaces places_;
};

}  // namespace

extern const CheckKind reachable_area{
    .name = "reachable_area",
    .unit = Unit::ha,
    .figure = CheckKind::Figure::median,
    .asks = CheckKind::Asks::entrances,
    .limit = CheckKind::Limit::required,
    .modes = CheckKind::Modes::any,
    .of_homes = homes_by<ReachableArea>,
    .example = R"(categories = ["green"], minutes = 15, modes = ["walk"])",
};

}  // namespace quarter::kinds
