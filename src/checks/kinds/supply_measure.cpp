// SPDX-License-Identifier: Apache-2.0
#include "supply_measure.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "quarter/catalogue/decay.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/distribution.hpp"

namespace quarter::kinds {

std::vector<Supply> supply_of(const MeasureContext& context, const CheckRow& row, Amount amount) {
  std::map<std::string, std::uint32_t> kinds;
  const ModeIndex mode = row.modes.front();
  const TravelCost arrival = context.times.arrival(mode);
  std::map<std::uint32_t, Supply> places;
  for_each_open_place(context, row, [&](const ServedPlace& served) {
    const std::uint32_t lead = lead_of(context.map, served.place);
    const double has = amount(context.map.places[lead]);
    if (!(has > 0)) return;
    Supply& place = places[lead];
    place.amount = has;
    const std::string& kind = context.catalogue.services[served.service].kind(served.rule);
    place.kind = kinds.emplace(kind, kinds.size()).first->second;
    for (const AccessPoint& point : served.access[mode])
      place.entrances.push_back({point.anchor, arrival});
  });
  std::vector<Supply> all;
  for (auto& [lead, place] : places)
    all.push_back(std::move(place));
  return all;
}

std::vector<Residents> residents_of(const MeasureContext& context, const CheckRow& row) {
  std::vector<Residents> residents;
  residents.reserve(context.origins.size());
  for (std::size_t i = 0; i < context.origins.size(); ++i) {
    residents.push_back({context.footings[i].joins(row.modes.front()), context.origins[i].weight});
  }
  return residents;
}

SupplyReach plain_reach(const MeasureContext& context, const CheckRow& row) {
  const DistinctPlaces::Limits limits = place_limits(context, row.targets.front());
  return {limits.ms, limits.cm, [](TravelCost) { return 1.0; }};
}

SupplyReach decaying_reach(const MeasureContext& context, const CheckRow& row) {
  const CheckTarget& limit = row.targets.front();
  const Decay& decay = context.catalogue.decays[*context.check(row).decay];
  SupplyReach reach = plain_reach(context, row);
  reach.weight = [&decay, limit](TravelCost cost) {
    const double minutes = to_tenths(cost) / 600.0;
    const double of_minutes = limit.minutes > 0 ? minutes / limit.minutes : 0;
    const double of_metres = limit.metres > 0 ? cost.cm() / 100.0 / limit.metres : 0;
    return decay.at(minutes, std::max(of_minutes, of_metres));
  };
  return reach;
}

bool may_be_more(const CheckRow& row, ModeIndex mode, const OriginView& origin) {
  return origin.silent_on_any(row.targets) || map_ends_within(row.targets.front(), mode, origin);
}

namespace {

/// Whether the map ends within the limit from an entrance: people beyond it may share the place.
bool map_ends_near(const MeasureContext& context, const CheckRow& row, const Supply& place) {
  const CheckTarget& limit = row.targets.front();
  const TravelTimeField& edge = context.times.edge(row.modes.front());
  return std::any_of(place.entrances.begin(), place.entrances.end(), [&](const Entrance& entrance) {
    return answer(TravelCost::unreached(), edge.at(entrance.anchor), limit.minutes, limit.metres) ==
           Answer::open;
  });
}

}  // namespace

std::unique_ptr<OriginMeasure> shared_measure(const MeasureContext& context, const CheckRow& row,
                                              Amount amount) {
  std::vector<Supply> places = supply_of(context, row, amount);
  const std::vector<Residents> residents = residents_of(context, row);
  const SupplyReach reach = decaying_reach(context, row);
  Had had{shared_supply(graph_of(context, row), places, residents, reach), {}};
  const std::size_t all = places.size();
  std::erase_if(places, [&](const Supply& place) { return map_ends_near(context, row, place); });
  if (places.size() < all)
    had.surely = shared_supply(graph_of(context, row), places, residents, reach);
  return std::make_unique<SupplyMeasure>(row, std::move(had));
}

}  // namespace quarter::kinds
