// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/given_places.hpp"

#include <algorithm>
#include <limits>

#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"

namespace quarter {
namespace {

/// The service at the end of the chain of those that are like one another.
ServiceIndex origin_of(const Catalogue& catalogue, ServiceIndex service) {
  while (!catalogue.services[service].like.is_none())
    service = catalogue.services[service].like;
  return service;
}

std::vector<ServiceIndex> origins_of(const Catalogue& catalogue, CategoryIndex category) {
  std::vector<ServiceIndex> origins;
  for (const ServiceIndex service : catalogue.categories[category].services)
    origins.push_back(origin_of(catalogue, service));
  return origins;
}

bool holds(const std::vector<ServiceIndex>& all, ServiceIndex one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

bool large_enough(double min_area_m2, double min_width_m, double area_m2,
                  const WideEnough& wide_enough) {
  if (area_m2 < min_area_m2) return false;
  return min_width_m <= 0 || (wide_enough && wide_enough(min_width_m));
}

/// Of a place whose kind nobody said: the least that any kind asks for.
bool fits_some_kind(const Service& service, double area_m2, const WideEnough& wide_enough) {
  double least_m2 = std::numeric_limits<double>::infinity();
  double least_m = std::numeric_limits<double>::infinity();
  for (const PlaceRule& rule : service.rules) {
    least_m2 = std::min(least_m2, rule.min_area_m2);
    least_m = std::min(least_m, rule.min_width_m);
  }
  return large_enough(least_m2, least_m, area_m2, wide_enough);
}

/// What a place of a service is besides, whatever its kind: a place of the service that this one
/// has its places from, and of those that take all places of one of these.
Indexed<ServiceIndex, bool> implied_by(const Catalogue& catalogue, ServiceIndex service) {
  Indexed<ServiceIndex, bool> implied(catalogue.services.size(), false);
  for (ServiceIndex s = service; !s.is_none() && !implied[s];) {
    implied[s] = true;
    if (catalogue.services[s].like.is_none() || catalogue.services[s].more_kinds) break;
    s = catalogue.services[s].like;
  }
  for (const ServiceIndex s : implied.indices()) {  // a service is like an earlier one only
    const Service& other = catalogue.services[s];
    if (!other.like.is_none() && other.all_kinds && implied[other.like]) implied[s] = true;
  }
  return implied;
}

}  // namespace

std::vector<PlaceFeature::Role> given_roles(const Catalogue& catalogue, CategoryIndex category,
                                            const std::string& kind, double area_m2,
                                            const WideEnough& wide_enough) {
  std::vector<PlaceFeature::Role> roles;
  const std::vector<ServiceIndex>& own = catalogue.categories[category].services;
  if (kind.empty() && own.size() != 1) return roles;
  const Indexed<ServiceIndex, bool> implied =
      kind.empty() ? implied_by(catalogue, own.front()) : Indexed<ServiceIndex, bool>();
  const std::vector<ServiceIndex> origins = origins_of(catalogue, category);
  for (const ServiceIndex s : catalogue.services.indices()) {
    const Service& service = catalogue.services[s];
    if (kind.empty()) {
      if (implied[s] && fits_some_kind(service, area_m2, wide_enough)) roles.push_back({s, kNone});
      continue;
    }
    if (!holds(origins, origin_of(catalogue, s))) continue;
    const auto rule =
        std::find_if(service.rules.begin(), service.rules.end(), [&](const PlaceRule& r) {
          return r.subtype == kind &&
                 large_enough(r.min_area_m2, r.min_width_m, area_m2, wide_enough);
        });
    if (rule != service.rules.end())
      roles.push_back({s, static_cast<std::uint32_t>(rule - service.rules.begin())});
  }
  return roles;
}

std::vector<std::string> kinds_of(const Catalogue& catalogue, CategoryIndex category) {
  std::vector<std::string> kinds;
  for (const ServiceIndex service : catalogue.categories[category].services) {
    for (const PlaceRule& rule : catalogue.services[service].rules) {
      if (std::find(kinds.begin(), kinds.end(), rule.subtype) == kinds.end())
        kinds.push_back(rule.subtype);
    }
  }
  return kinds;
}

bool are_related(const Catalogue& catalogue, CategoryIndex a, CategoryIndex b) {
  const std::vector<ServiceIndex> origins = origins_of(catalogue, a);
  const std::vector<ServiceIndex> others = origins_of(catalogue, b);
  return std::any_of(origins.begin(), origins.end(),
                     [&](ServiceIndex origin) { return holds(others, origin); });
}

Indexed<ServiceIndex, bool> replaced_services(const Catalogue& catalogue,
                                              const std::vector<CategoryIndex>& categories) {
  Indexed<ServiceIndex, bool> replaced(catalogue.services.size(), false);
  for (const CategoryIndex category : categories) {
    for (const ServiceIndex service : catalogue.categories[category].services)
      replaced[service] = true;
  }
  return replaced;
}

}  // namespace quarter
