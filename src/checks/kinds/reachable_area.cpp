// SPDX-License-Identifier: Apache-2.0
// Kind "reachable_area": how much green space, all in all, does one reach?
#include "category_places.hpp"
#include "kinds.hpp"
#include "quarter/reach/distinct_places.hpp"

namespace quarter::kinds {
namespace {

/// Nearest places that are added up; keeps the search small where places are dense [P].
constexpr std::size_t kMostPlaces = 40;

class ReachableArea : public OriginMeasure {
 public:
  ReachableArea(const MeasureContext& context, const CheckRow& row) : context_(context), row_(row) {
    DistinctPlaces::Limits limits = place_limits(context, row.targets.front());
    limits.most = kMostPlaces;
    for (const std::size_t mode : row.modes)
      places_.emplace_back(context.times.graph(mode), entrances(mode), limits);
  }

  Mark at(const OriginView& origin) const override {
    std::vector<SearchGraph::Door> exits;
    std::vector<PlaceCost> found;
    std::vector<std::uint32_t> reached;
    for (std::size_t i = 0; i < row_.modes.size(); ++i) {
      const std::size_t mode = row_.modes[i];
      const Anchor& anchor = origin.footing[mode];
      if (!anchor.joined()) continue;
      exits.clear();
      context_.times.graph(mode).add_exits(anchor, exits);
      places_[i].from(anchor, exits, found);
      for (const PlaceCost& place : found)
        reached.push_back(place.place);
    }
    if (!origin.joined) return {0, 0, 0};  // where one starts is not known
    std::sort(reached.begin(), reached.end());
    reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
    double hectares = 0;
    for (const std::uint32_t place : reached)
      hectares += context_.map.places[place].area_m2 / 1e4;
    return {1, hectares, 0};
  }

 private:
  std::vector<PlaceEntrance> entrances(std::size_t mode) const {
    std::vector<PlaceEntrance> all;
    for (const CheckTarget& target : row_.targets) {
      for (const std::size_t service : context_.catalogue.categories[target.category].services) {
        for (const ServedPlace* const served : open_places(context_, service)) {
          for (const AccessPoint& point : served->access[mode])
            all.push_back({{point.anchor, {}}, lead_of(context_.map, served->place), 0});
        }
      }
    }
    return all;
  }

  MeasureContext context_;
  CheckRow row_;
  std::vector<DistinctPlaces> places_;  ///< per mode of the row
};

}  // namespace

std::unique_ptr<OriginMeasure> reachable_area(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<ReachableArea>(context, row);
}

}  // namespace quarter::kinds
