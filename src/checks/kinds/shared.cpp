// SPDX-License-Identifier: Apache-2.0
// Kinds "shared_area" and "shared_spaces": how much of what places have is within reach for each of
// those who share them?
#include <algorithm>
#include <map>

#include "category_places.hpp"
#include "kinds.hpp"
#include "quarter/checks/distribution.hpp"
#include "quarter/reach/shared_supply.hpp"

namespace quarter::kinds {
namespace {

using Amount = double (*)(const PlaceFeature& place);

double square_metres(const PlaceFeature& place) {
  return place.area_m2;
}
double thousand_spaces(const PlaceFeature& place) {
  return 1000.0 * place.traits.capacity;
}

/// The different places that have something to share, with all their entrances.
std::vector<SharedPlace> shared_places(const MeasureContext& context, const CheckRow& row,
                                       Amount amount) {
  const std::size_t mode = row.modes.front();
  const TravelCost arrival = context.times.arrival(mode);
  std::map<std::uint32_t, SharedPlace> places;
  for_each_open_place(context, row, [&](const ServedPlace& served) {
    const std::uint32_t lead = lead_of(context.map, served.place);
    const double has = amount(context.map.places[lead]);
    if (!(has > 0)) return;
    SharedPlace& place = places[lead];
    place.amount = has;
    for (const AccessPoint& point : served.access[mode])
      place.entrances.push_back({point.anchor, arrival});
  });
  std::vector<SharedPlace> all;
  for (auto& [lead, place] : places)
    all.push_back(std::move(place));
  return all;
}

class SharedOut : public OriginMeasure {
 public:
  SharedOut(const MeasureContext& context, const CheckRow& row, Amount amount)
      : mode_(row.modes.front()) {
    const CheckTarget& limit = row.targets.front();
    const DistinctPlaces::Limits limits = place_limits(context, limit);
    const Decay& decay = context.catalogue.decays[context.check(row).decay];
    const auto weight = [&](TravelCost cost) {
      const double minutes = limit.minutes > 0 ? to_tenths(cost) / 600.0 / limit.minutes : 0;
      const double metres = limit.metres > 0 ? cost.cm() / 100.0 / limit.metres : 0;
      return decay.at(std::max(minutes, metres));
    };
    std::vector<Sharer> sharers;
    sharers.reserve(context.origins.size());
    for (std::size_t i = 0; i < context.origins.size(); ++i)
      sharers.push_back({context.footings[i][mode_], context.origins[i].weight});
    per_person_ = shared_supply(context.times.graph(mode_), shared_places(context, row, amount),
                                sharers, limits.ms, limits.cm, weight);
  }

  Mark at(const OriginView& origin) const override {
    return {origin.footing[mode_].joined() ? 1.0 : 0.0, per_person_[origin.index], 0};
  }

 private:
  std::size_t mode_;
  std::vector<double> per_person_;  ///< per origin
};

}  // namespace

std::unique_ptr<OriginMeasure> shared_area(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<SharedOut>(context, row, square_metres);
}
std::unique_ptr<OriginMeasure> shared_spaces(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<SharedOut>(context, row, thousand_spaces);
}

bool knows_capacity(const MeasureContext& context, const CheckRow& row) {
  const std::vector<std::uint32_t> places = places_of(context, row);
  return std::any_of(places.begin(), places.end(), [&](std::uint32_t place) {
    return context.map.places[place].traits.capacity > 0;
  });
}

}  // namespace quarter::kinds
