// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <map>

#include "quarter/app/city_session.hpp"
#include "quarter/base/streams.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/halo.hpp"
#include "quarter/network/stress_summary.hpp"
#include "quarter/results/run_result.hpp"

namespace quarter {
namespace {

/// How it is known how far the map goes.
std::string told_by(const Extent& extent) {
  std::string text;
  switch (extent.from) {
    case Extent::From::box:
      text = "the box the file states";
      break;
    case Extent::From::part:
      text = fmt::format("{:.0f} % of the box the file states: where it holds data",
                         100 * extent.box_share);
      break;
    case Extent::From::data:
      text = "where the data are: the file states no box";
      break;
    case Extent::From::file:
      text = "given with --covers";
      break;
  }
  if (extent.far_parts > 0)
    text += fmt::format("; without {} part(s) far from the rest", extent.far_parts);
  return text;
}

void print_extract(const MapData& map) {
  const Box box = box_of(map.extent.area);
  print_out("objects      {} nodes, {} ways, {} relations\n", map.nodes, map.ways, map.relations);
  print_out(
      "date         {}{}\n", map.date.empty() ? "not said by the file" : map.date,
      map.date_of == DateOf::newest_object ? " (of the newest object; the file says none)" : "");
  if (!box.empty()) {
    print_out("extent       {:.5f},{:.5f} to {:.5f},{:.5f} ({})\n", box.min.lon(), box.min.lat(),
              box.max.lon(), box.max.lat(), told_by(map.extent));
  }
}

void print_network(const CitySession& city) {
  const StreetNetwork& network = city.network();
  print_out("network      {} junctions, {} segments\n", network.junctions.size(),
            network.segments.size());
  for (const std::size_t mode : city.times().modes()) {
    const SearchGraph& graph = city.times().graph(mode);
    double all = 0, ends = 0, tiny = 0;
    for (std::uint32_t s = 0; s < network.segments.size(); ++s) {
      if (!graph.usable(s) || network.way_rules[network.segments[s].rule].across_area) continue;
      const double km = network.segments[s].length_cm / 1e5;
      all += km;
      if (!graph.is_public(s)) ends += km;
      if (graph.on_tiny_island(s)) tiny += km;
    }
    print_out(
        "  {:<10} {:.1f} km, of which {:.1f} km only for the ends of trips, {:.1f} km on tiny "
        "islands\n",
        city.catalogue().modes[mode].id, all, ends, tiny);
  }
}

/// How much ground around an area its results rest on.
void print_halo(const CitySession& city) {
  const Halo halo = halo_of(city.catalogue(), city.times());
  print_out("halo         {:.0f} m around an area make its results those of any larger extract:\n",
            halo.metres());
  print_out("  {:.0f} m by {} in {:.0f} min at {:.2f} m/s", halo.reach_m, halo.reach_mode,
            city.times().limit_ms() / 60000.0, halo.reach_mps);
  if (!halo.check.empty()) print_out(", or {:.0f} m of check {}", halo.check_m, halo.check);
  print_out("; {:.0f} m for islands of streets, joins and parts of places\n", halo.margin_m);
}

void print_stress(const CitySession& city) {
  for (const std::size_t mode : city.times().modes()) {
    const TravelMode& rider = city.catalogue().modes[mode];
    const StressSummary s = stress_summary(city.catalogue(), city.network(), mode);
    if (s.total_km() <= 0) continue;
    print_out(
        "stress       {}: {:.1f}, {:.1f}, {:.1f}, {:.1f} km of levels 1, 2, 3, 4; {:.0f} % of the "
        "length rests on defaults for speed and lanes\n",
        rider.id, s.km[1], s.km[2], s.km[3], s.km[4], 100 * s.by_default_km / s.total_km());
    print_out("  up to {}    {:.1f} km, in {} islands, the longest of {:.1f} km\n", s.limit,
              s.low_km, s.islands, s.largest_km);
  }
}

void print_driving_side(const DrivingSide& side) {
  const std::string told = side.from == DrivingSide::From::catalogue
                               ? std::string("by the catalogue: the map does not tell")
                               : fmt::format("{:.0f} % of {:.0f} m of {}", 100 * side.share,
                                             side.metres, name_of(side.from));
  print_out("driving      on the {} ({})\n", side.right ? "right" : "left", told);
}

void print_places(const CitySession& city, const MapData& map) {
  double floor_km2 = 0;
  for (const HomeBuilding& home : map.homes)
    floor_km2 += home.floor_area_m2 / 1e6;
  print_out("homes        {} buildings, {:.2f} km² of floor\n", map.homes.size(), floor_km2);
  print_out("places\n");
  for (std::size_t s = 0; s < city.catalogue().services.size(); ++s) {
    const Service& service = city.catalogue().services[s];
    std::map<std::string, std::size_t> kinds;
    std::size_t count = 0, closed = 0;
    for (const ServedPlace& served : city.times().served()) {
      if (served.service != s || map.places[served.place].same_as != kNone) continue;
      ++count;
      ++kinds[service.rule(served.rule).subtype];
      const bool enterable = std::any_of(served.access.begin(), served.access.end(),
                                         [](const auto& a) { return !a.empty(); });
      closed += enterable ? 0 : 1;
    }
    std::string list;
    for (const auto& [kind, n] : kinds)
      list += fmt::format("{}{} {}", list.empty() ? "" : ", ", n, kind);
    if (closed > 0) list += fmt::format("; {} that no street reaches", closed);
    const Coverage coverage{static_cast<double>(count), floor_km2 * service.expected_per_km2};
    if (coverage.can_tell(city.catalogue().origins))
      list += fmt::format("; for so many homes some {:.0f} are usual", coverage.expected);
    print_out("  {:<14} {:>6}  {}\n", service.id, count, list);
  }
}

/// Homes and places that no mode reaches, with the reason.
void print_unjoined(const MapData& map) {
  constexpr std::size_t kShown = 40;
  std::vector<Finding> unjoined;
  for (const Finding& finding : map.findings.sorted()) {
    if (finding.kind >= FindingKind::place_not_joined &&
        finding.kind <= FindingKind::behind_building)
      unjoined.push_back(finding);
  }
  if (unjoined.empty()) return;
  print_out("not joined   {} homes and places\n", unjoined.size());
  for (std::size_t i = 0; i < std::min(kShown, unjoined.size()); ++i) {
    const Finding& f = unjoined[i];
    print_out("  {:<13} {:.6f},{:.6f}  {}\n", text_of(map, f.ref), f.where.lon(), f.where.lat(),
              sentence_of(f.kind));
  }
  if (unjoined.size() > kShown)
    print_out("  and {} more; findings.geojson of a run has them all\n", unjoined.size() - kShown);
}

void print_districts(const MapData& map) {
  std::map<std::string, std::size_t> levels;
  for (const AdminArea& area : map.admin_areas)
    ++levels[area.level];
  if (levels.empty()) return;
  print_out("boundaries   ");
  for (const auto& [level, count] : levels)
    print_out("{} of level {}  ", count, level);
  print_out("\n");
}

void print_findings(const MapData& map) {
  print_out("findings     {}\n", map.findings.size() == 0 ? "none" : "");
  for (const auto& [kind, count] : map.findings.counts()) {
    print_out("  {:<18} {:>6}  {}\n", name_of(kind), count, sentence_of(kind));
  }
}

}  // namespace

void inspect_command(const CityOptions& options) {
  CitySession city(options);
  city.read();
  city.build_network();
  city.search();
  for (const HomeBuilding& home : city.map().homes) {
    if (const auto finding = city.times().unjoined(city.map(), home))
      city.map().findings.add(finding->kind, finding->ref, finding->where);
  }
  city.console().finish();
  city.say_notes();
  print_extract(city.map());
  print_network(city);
  print_driving_side(city.map().driving_side);
  print_halo(city);
  print_stress(city);
  print_places(city, city.map());
  print_unjoined(city.map());
  print_districts(city.map());
  print_findings(city.map());
}

}  // namespace quarter
