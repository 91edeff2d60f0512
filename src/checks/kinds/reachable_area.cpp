// SPDX-License-Identifier: Apache-2.0
// Kind "reachable_area": how much green space, all in all, does one reach?
#include <algorithm>

#include "kinds.hpp"
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
        silent_(any_silent(context, row)),
        places_(context, row, limits_of(context, row)) {}

  Mark at(const OriginView& origin) const override {
    if (!origin.joined || silent_)
      return {0, 0, 0};  // where one starts, or what is there, is not known
    std::vector<std::uint32_t> reached;
    places_.any_mode(origin, [&](std::size_t, const std::vector<PlaceCost>& found) {
      for (const PlaceCost& place : found)
        reached.push_back(place.place);
      return false;
    });
    std::sort(reached.begin(), reached.end());
    reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
    double hectares = 0;
    for (const std::uint32_t place : reached)
      hectares += map_.places[place].area_m2 / 1e4;
    return {1, hectares, 0};
  }

 private:
  const MapData& map_;
  bool silent_;
  ReachedPlaces places_;
};

}  // namespace

std::unique_ptr<OriginMeasure> reachable_area(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<ReachableArea>(context, row);
}

}  // namespace quarter::kinds
