// SPDX-License-Identifier: Apache-2.0
#include "reached_places.hpp"

#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"

namespace quarter::kinds {

ReachedPlaces::ReachedPlaces(const MeasureContext& context, const CheckRow& row,
                             DistinctPlaces::Limits limits)
    : modes_(row.modes) {
  for (const ModeIndex mode : modes_)
    places_.emplace_back(context.times.graph(mode), entrances(context, row, mode), limits);
}

std::vector<PlaceEntrance> ReachedPlaces::entrances(const MeasureContext& context,
                                                    const CheckRow& row, ModeIndex mode) {
  std::vector<PlaceEntrance> all;
  const auto group_of = [&](const ServedPlace& served) {
    const std::string& kind = context.catalogue.services[served.service].kind(served.rule);
    const auto next = static_cast<std::uint32_t>(groups_.size());
    return groups_.emplace(kind, next).first->second;
  };
  for_each_open_place(context, row, [&](const ServedPlace& served) {
    const std::uint32_t place = lead_of(context.map, served.place);
    for (const AccessPoint& point : served.access[mode])
      all.push_back({{point.anchor, {}}, place, group_of(served)});
  });
  return all;
}

}  // namespace quarter::kinds
