// SPDX-License-Identifier: Apache-2.0
// Kinds "gravity", "shared_area" and "shared_spaces": how much of what places have is within reach,
// by itself and for each of those who share it?
#include <algorithm>
#include <map>

#include "category_places.hpp"
#include "kinds.hpp"
#include "quarter/checks/distribution.hpp"
#include "quarter/reach/supply.hpp"

namespace quarter::kinds {
namespace {

using Amount = double (*)(const PlaceFeature& place);
using Measure = std::vector<double> (*)(const SearchGraph&, const std::vector<Supply>&,
                                        const std::vector<Residents>&, const SupplyReach&);

double one_place(const PlaceFeature& /*place*/) {
  return 1;
}
double square_metres(const PlaceFeature& place) {
  return place.area_m2;
}
double thousand_spaces(const PlaceFeature& place) {
  return 1000.0 * place.traits.capacity;
}

/// The different places that have something, with all their entrances.
std::vector<Supply> supply_of(const MeasureContext& context, const CheckRow& row, Amount amount) {
  const std::size_t mode = row.modes.front();
  const TravelCost arrival = context.times.arrival(mode);
  std::map<std::uint32_t, Supply> places;
  for_each_open_place(context, row, [&](const ServedPlace& served) {
    const std::uint32_t lead = lead_of(context.map, served.place);
    const double has = amount(context.map.places[lead]);
    if (!(has > 0)) return;
    Supply& place = places[lead];
    place.amount = has;
    for (const AccessPoint& point : served.access[mode])
      place.entrances.push_back({point.anchor, arrival});
  });
  std::vector<Supply> all;
  for (auto& [lead, place] : places)
    all.push_back(std::move(place));
  return all;
}

SupplyReach reach_of(const MeasureContext& context, const CheckRow& row) {
  const CheckTarget& limit = row.targets.front();
  const DistinctPlaces::Limits limits = place_limits(context, limit);
  const Decay& decay = context.catalogue.decays[context.check(row).decay];
  const auto weight = [&decay, limit](TravelCost cost) {
    const double minutes = to_tenths(cost) / 600.0;
    const double of_minutes = limit.minutes > 0 ? minutes / limit.minutes : 0;
    const double of_metres = limit.metres > 0 ? cost.cm() / 100.0 / limit.metres : 0;
    return decay.at(minutes, std::max(of_minutes, of_metres));
  };
  return {limits.ms, limits.cm, weight};
}

class SupplyMeasure : public OriginMeasure {
 public:
  SupplyMeasure(const MeasureContext& context, const CheckRow& row, Measure measure, Amount amount)
      : mode_(row.modes.front()), silent_(any_silent(context, row)) {
    std::vector<Residents> residents;
    residents.reserve(context.origins.size());
    for (std::size_t i = 0; i < context.origins.size(); ++i)
      residents.push_back({context.footings[i][mode_], context.origins[i].weight});
    values_ = measure(context.times.graph(mode_), supply_of(context, row, amount), residents,
                      reach_of(context, row));
  }

  Mark at(const OriginView& origin) const override {
    const bool known = origin.footing[mode_].joined() && !silent_;
    return {known ? 1.0 : 0.0, values_[origin.index], 0};
  }

 private:
  std::size_t mode_;
  bool silent_;
  std::vector<double> values_;  ///< per origin
};

}  // namespace

std::unique_ptr<OriginMeasure> gravity(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<SupplyMeasure>(context, row, reached_supply, one_place);
}
std::unique_ptr<OriginMeasure> shared_area(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<SupplyMeasure>(context, row, shared_supply, square_metres);
}
std::unique_ptr<OriginMeasure> shared_spaces(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<SupplyMeasure>(context, row, shared_supply, thousand_spaces);
}

bool knows_capacity(const MeasureContext& context, const CheckRow& row) {
  const std::vector<std::uint32_t> places = places_of(context, row);
  return std::any_of(places.begin(), places.end(), [&](std::uint32_t place) {
    return context.map.places[place].traits.capacity > 0;
  });
}

}  // namespace quarter::kinds
