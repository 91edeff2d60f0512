// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/coverage.hpp"

#include <algorithm>

#include "kinds/category_places.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"

namespace quarter {
namespace {

/// Floor area of homes in each district and the area studied, km².
std::vector<double> floors_km2(const MapData& map, const AreaLocator& areas) {
  std::vector<double> floors(areas.districts() + 1, 0);
  for (const HomeBuilding& home : map.homes) {
    areas.add_to(middle_of(map, home), home.floor_area_m2 / 1e6, floors);
  }
  return floors;
}

}  // namespace

bool is_replaced(const MapData& map, const Catalogue& catalogue, ServiceIndex service) {
  const ServiceIndex like = catalogue.services[service].like;
  return !map.replaced_services.empty() &&
         (map.replaced_services[service] || (!like.is_none() && map.replaced_services[like]));
}

namespace {

/// Too few places of some kinds may be usual to tell; then the service they are of speaks for them.
bool is_silent(const Catalogue& catalogue, const Coverages& coverages, ServiceIndex service) {
  if (coverages[service].hardly(catalogue.origins)) return true;
  const ServiceIndex like = catalogue.services[service].like;
  return !like.is_none() && !coverages[service].can_tell(catalogue.origins) &&
         is_silent(catalogue, coverages, like);
}

}  // namespace

std::vector<Coverages> coverage_of(const MeasureContext& context, const AreaLocator& areas) {
  const Indexed<ServiceIndex, Service>& services = context.catalogue.services;
  const std::vector<double> floors = floors_km2(context.map, areas);
  std::vector<Coverages> all(floors.size(), Coverages(services.size()));
  for (const ServiceIndex s : services.indices()) {
    if (!(services[s].expected_per_km2 > 0) || is_replaced(context.map, context.catalogue, s))
      continue;
    std::vector<double> found(floors.size(), 0);
    for (const ServedPlace* const served : kinds::open_places(context, s)) {
      const PlaceFeature& place = context.map.places[served->place];
      if (place.same_as == kNone) areas.add_to(place.where, 1.0, found);
    }
    for (std::size_t scope = 0; scope < floors.size(); ++scope)
      all[scope][s] = {found[scope], floors[scope] * services[s].expected_per_km2};
  }
  return all;
}

std::vector<char> silent_categories(const Catalogue& catalogue, const Coverages& area_studied,
                                    bool thin_map) {
  std::vector<char> silent;
  for (const ServiceCategory& category : catalogue.categories) {
    const bool hardly = std::any_of(
        category.services.begin(), category.services.end(),
        [&](ServiceIndex service) { return is_silent(catalogue, area_studied, service); });
    silent.push_back(thin_map || hardly ? 1 : 0);
  }
  return silent;
}

}  // namespace quarter
