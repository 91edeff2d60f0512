// SPDX-License-Identifier: Apache-2.0
#include "quarter/run/map_fitness.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/coverage.hpp"
#include "quarter/checks/halo.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/city/origins.hpp"
#include "quarter/network/stress_summary.hpp"

namespace quarter {
namespace {

using Grade = MapFitness::Grade;

/// The first check of a catalogue that asks for several needs at once; null: none.
const CheckRule* needs_check(const Rulebook& catalogue) {
  for (const CheckRule& check : catalogue.checks) {
    if (reaches_all_targets(check) && !check.kind->a_row_each && !check.straight) return &check;
  }
  return nullptr;
}

std::set<CategoryIndex> categories_of(const CheckRule& check) {
  std::set<CategoryIndex> categories;
  for (const CheckTarget& target : check.targets) {
    if (check.kind->has_places()) categories.insert(target.category);
  }
  return categories;
}

MapFitness of_homes(const Origins& origins) {
  if (origins.thin_map) {
    return {"homes", Grade::not_enough,
            fmt::format("{} homes are mapped, too few for so many streets", origins.homes)};
  }
  const bool counts = origins.kind == OriginKind::buildings;
  return {"homes", counts ? Grade::good : Grade::with_care,
          fmt::format("mapped along {:.0f} % of the length of residential streets{}",
                      100 * origins.streets_with_homes,
                      counts ? "" : ", so points along streets count")};
}

/// The services of categories, and those that speak for them where too few places are usual.
std::set<ServiceIndex> services_of(const Rulebook& catalogue,
                                   const std::set<CategoryIndex>& categories) {
  std::set<ServiceIndex> services;
  for (const CategoryIndex category : categories) {
    for (ServiceIndex s : catalogue.categories[category].services) {
      for (; !s.is_none(); s = catalogue.services[s].like)
        services.insert(s);
    }
  }
  return services;
}

/// What the map says of services.
struct ServiceMap {
  const Rulebook& catalogue;
  Coverages coverages;
  std::vector<char> silent;  ///< per category
  bool thin = false;

  /// Those that are hardly mapped, "nursery (0 of some 11)".
  std::vector<std::string> hardly(const std::set<ServiceIndex>& services) const {
    std::vector<std::string> names;
    for (const ServiceIndex s : services) {
      if (coverages[s].hardly(catalogue.origins))
        names.push_back(fmt::format("{} ({:.0f} of some {:.0f})", catalogue.services[s].id,
                                    coverages[s].found, coverages[s].expected));
    }
    return names;
  }

  MapFitness fitness(const std::string& use, const std::set<CategoryIndex>& categories) const {
    if (thin) return {use, Grade::not_enough, "with so few homes what is missing is unknown"};
    const std::set<ServiceIndex> services = services_of(catalogue, categories);
    if (std::none_of(services.begin(), services.end(),
                     [&](ServiceIndex s) { return coverages[s].can_tell(catalogue.origins); }))
      return {use, Grade::with_care, "too few homes to tell whether places are missing"};
    const auto quiet = std::count_if(categories.begin(), categories.end(),
                                     [&](CategoryIndex c) { return silent[c.value] != 0; });
    if (quiet == 0) return {use, Grade::good, "no kind of place is hardly mapped"};
    const bool all = static_cast<std::size_t>(quiet) == categories.size();
    return {use, all ? Grade::not_enough : Grade::with_care,
            fmt::format("hardly mapped: {}", fmt::join(hardly(services), ", "))};
  }
};

ServiceMap service_map(const City& city, bool thin) {
  const Rulebook& catalogue = city.catalogue();
  const AreaLocator areas(city.map().extent.area, {}, city.network());
  std::vector<Coverages> all = coverage_of({catalogue, city.map(), city.times()}, areas);
  std::vector<char> silent = silent_categories(catalogue, all.back(), thin);
  return {catalogue, std::move(all.back()), std::move(silent), thin};
}

/// How many homes lie farther from the map's end than a trip to the needs may be.
MapFitness of_edge(const City& city, const CheckRule& needs) {
  double minutes = 0, all = 0, far = 0;
  for (const CheckTarget& target : needs.targets)
    minutes = std::max(minutes, target.minutes);
  const std::array foot{city.catalogue().first_foot_mode()};
  const double reach_m = plain_reach_m(city.catalogue(), foot, minutes);
  for (const HomeBuilding& home : city.map().homes) {
    all += home.floor_area_m2;
    const double to_end_m = city.map().extent.sure.metres_to_end(middle_of(city.map(), home));
    far += to_end_m >= reach_m ? home.floor_area_m2 : 0;
  }
  const double share = all > 0 ? far / all : 0;
  const Grade grade = share >= needs.met    ? Grade::good
                      : share >= needs.near ? Grade::with_care
                                            : Grade::not_enough;
  return {"the map's edge", grade,
          fmt::format("{:.0f} % of homes are farther from it than {:.0f} m, a walk of {:g} minutes",
                      100 * share, reach_m, minutes)};
}

void add_stress(const City& city, std::vector<MapFitness>& all) {
  for (const ModeIndex mode : city.times().modes()) {
    const StressSummary s = stress_summary(city.catalogue(), city.network(), mode);
    if (s.total_km() <= 0) continue;
    const double assumed = s.by_default_km / s.total_km();
    all.push_back({"cycling stress", assumed > 0.5 ? Grade::with_care : Grade::good,
                   fmt::format("{:.0f} % of the length rests on defaults for speed and lanes",
                               100 * assumed)});
    return;
  }
}

}  // namespace

std::string_view name_of(Grade grade) {
  switch (grade) {
    case Grade::good:
      return "good";
    case Grade::with_care:
      return "with care";
    case Grade::not_enough:
      return "not enough";
  }
  return "";
}

std::vector<MapFitness> map_fitness(const City& city) {
  const Rulebook& catalogue = city.catalogue();
  const AreaIndex area({&city.map().extent.area}), no_blocks({});
  const Origins origins = find_origins(catalogue, city.map(), city.network(), {area, no_blocks});
  const ServiceMap services = service_map(city, origins.thin_map);
  std::vector<MapFitness> all{of_homes(origins)};
  const CheckRule* const needs = needs_check(catalogue);
  std::set<CategoryIndex> others;
  for (const CheckRule& check : catalogue.checks)
    others.merge(categories_of(check));
  if (needs != nullptr) {
    const std::set<CategoryIndex> daily = categories_of(*needs);
    std::erase_if(others, [&](CategoryIndex category) { return daily.contains(category); });
    all.push_back(services.fitness("daily needs", daily));
  }
  if (!others.empty()) all.push_back(services.fitness("other facilities", others));
  if (needs != nullptr && !city.map().homes.empty()) all.push_back(of_edge(city, *needs));
  add_stress(city, all);
  return all;
}

std::string fitness_sentence(const std::vector<MapFitness>& fitness) {
  std::string sentence;
  for (const Grade grade : {Grade::good, Grade::with_care, Grade::not_enough}) {
    std::vector<std::string> uses;
    for (const MapFitness& of : fitness) {
      if (of.grade == grade) uses.push_back(of.use);
    }
    if (uses.empty()) continue;
    sentence += fmt::format("{}{} for {}", sentence.empty() ? "" : "; ", name_of(grade),
                            fmt::join(uses, ", "));
  }
  return sentence;
}

}  // namespace quarter
