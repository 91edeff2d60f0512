// SPDX-License-Identifier: Apache-2.0
#include "quarter/run/inspection.hpp"

#include <algorithm>
#include <utility>

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/coverage.hpp"

namespace quarter {
namespace {

std::vector<Inspection::Streets> streets_of(const City& city) {
  const StreetNetwork& network = city.network();
  std::vector<Inspection::Streets> all;
  for (const ModeIndex mode : city.times().modes()) {
    const SearchGraph& graph = city.times().graph(mode);
    Inspection::Streets of{city.catalogue().modes[mode].id};
    for (std::uint32_t s = 0; s < network.segments.size(); ++s) {
      if (!graph.usable(s) || network.way_rules[network.segments[s].rule].across_area) continue;
      const double km = network.segments[s].length_cm / 1e5;
      of.km += km;
      if (!graph.is_public(s)) of.ends_km += km;
      if (graph.on_tiny_island(s)) of.tiny_km += km;
    }
    all.push_back(std::move(of));
  }
  return all;
}

std::vector<Inspection::Stress> stress_of(const City& city) {
  std::vector<Inspection::Stress> all;
  for (const ModeIndex mode : city.times().modes()) {
    const StressSummary summary = stress_summary(city.catalogue(), city.network(), mode);
    if (summary.total_km() > 0) all.push_back({city.catalogue().modes[mode].id, summary});
  }
  return all;
}

Inspection::Places places_of(const City& city, ServiceIndex s, double floor_km2) {
  const Service& service = city.catalogue().services[s];
  Inspection::Places of{service.id, 0, 0, {}, {}};
  for (const ServedPlace& served : city.times().served()) {
    if (served.service != s || city.map().places[served.place].same_as != kNone) continue;
    ++of.count;
    ++of.kinds[service.rule(served.rule).subtype];
    const bool enterable = std::any_of(served.access.begin(), served.access.end(),
                                       [](const auto& a) { return !a.empty(); });
    of.closed += enterable ? 0 : 1;
  }
  const Coverage coverage{static_cast<double>(of.count), floor_km2 * service.expected_per_km2};
  if (coverage.can_tell(city.catalogue().origins)) of.usual = coverage.expected;
  return of;
}

void note_unjoined(City& city) {
  MapData& map = city.map();
  for (const HomeBuilding& home : map.homes) {
    if (const auto finding = city.times().unjoined(map, home))
      map.findings.add(finding->kind, finding->ref, finding->where);
  }
}

std::vector<Finding> unjoined_of(const MapData& map) {
  std::vector<Finding> unjoined;
  for (const Finding& finding : map.findings.sorted()) {
    if (finding.kind >= FindingKind::place_not_joined &&
        finding.kind <= FindingKind::behind_building)
      unjoined.push_back(finding);
  }
  return unjoined;
}

}  // namespace

Inspection inspect(City& city) {
  note_unjoined(city);
  Inspection i{&city, streets_of(city), halo_of(city.catalogue(), city.times()), stress_of(city)};
  for (const HomeBuilding& home : city.map().homes)
    i.floor_km2 += home.floor_area_m2 / 1e6;
  for (const ServiceIndex s : city.catalogue().services.indices())
    i.places.push_back(places_of(city, s, i.floor_km2));
  i.unjoined = unjoined_of(city.map());
  for (const AdminArea& area : city.map().admin_areas)
    ++i.boundaries[area.level];
  i.fitness = map_fitness(city);
  return i;
}

}  // namespace quarter
