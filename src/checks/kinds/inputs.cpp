// SPDX-License-Identifier: Apache-2.0
#include "inputs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "category_places.hpp"
#include "quarter/checks/halo.hpp"

namespace quarter::kinds {

std::string needs_people(const CheckRule& /*check*/, const GivenInputs& given,
                         std::size_t /*searched*/) {
  return given.people ? "" : "--population FILE";
}

std::string needs_every_mode(const CheckRule& check, const GivenInputs& /*given*/,
                             std::size_t searched) {
  if (searched == check.modes.size()) return {};
  return fmt::format("--modes {}", fmt::join(check.modes, ","));
}

std::string_view needs_capacities(const MeasureContext& context, const CheckRow& row) {
  const double reach_m =
      plain_reach_m(context.catalogue, context.times.modes(), context.times.limit_ms() / 60000.0);
  const Box within = around_origins(context.origins, reach_m);
  const std::vector<std::uint32_t> places = places_of(context, row);
  const bool known = std::any_of(places.begin(), places.end(), [&](std::uint32_t place) {
    const PlaceFeature& feature = context.map.places[place];
    return feature.traits.capacity > 0 && within.contains(feature.where);
  });
  return known ? "" : "the capacity of places: capacity=* in OpenStreetMap, or --places FILE";
}

}  // namespace quarter::kinds
