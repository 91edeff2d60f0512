// SPDX-License-Identifier: Apache-2.0
#include "quarter/run/inspection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "told_by.hpp"

namespace quarter {
namespace {

template <typename... Args>
void add(std::string& text, fmt::format_string<Args...> format, Args&&... args) {
  text += fmt::format(format, std::forward<Args>(args)...);
}

void add_extract(const MapData& map, std::string& text) {
  const Box box = box_of(map.extent.area);
  add(text, "objects      {} nodes, {} ways, {} relations\n", map.nodes, map.ways, map.relations);
  add(text, "date         {}{}\n", map.date.empty() ? "not said by the file" : map.date,
      map.date_of == DateOf::newest_object ? " (of the newest object; the file says none)" : "");
  if (!box.empty()) {
    add(text, "extent       {:.5f},{:.5f} to {:.5f},{:.5f} ({})\n", box.min.lon(), box.min.lat(),
        box.max.lon(), box.max.lat(), told_by(map.extent));
  }
}

void add_network(const Inspection& i, std::string& text) {
  const StreetNetwork& network = i.city->network();
  add(text, "network      {} junctions, {} segments\n", network.junctions.size(),
      network.segments.size());
  for (const Inspection::Streets& of : i.streets) {
    add(text,
        "  {:<10} {:.1f} km, of which {:.1f} km only for the ends of trips, {:.1f} km on tiny "
        "islands\n",
        of.mode, of.km, of.ends_km, of.tiny_km);
  }
}

/// How much ground around an area its results rest on.
void add_halo(const Inspection& i, std::string& text) {
  const Halo& halo = i.halo;
  add(text, "halo         {:.0f} m around an area make its results those of any larger extract:\n",
      halo.metres());
  add(text, "  {:.0f} m by {} in {:.0f} min at {:.2f} m/s", halo.reach_m, halo.reach_mode,
      i.city->times().limit_ms() / 60000.0, halo.reach_mps);
  if (!halo.check.empty()) add(text, ", or {:.0f} m of check {}", halo.check_m, halo.check);
  add(text, "; {:.0f} m for islands of streets, joins and parts of places\n", halo.margin_m);
}

void add_stress(const Inspection& i, std::string& text) {
  for (const auto& [mode, s] : i.stress) {
    add(text,
        "stress       {}: {:.1f}, {:.1f}, {:.1f}, {:.1f} km of levels 1, 2, 3, 4; {:.0f} % of the "
        "length rests on defaults for speed and lanes\n",
        mode, s.km[1], s.km[2], s.km[3], s.km[4], 100 * s.by_default_km / s.total_km());
    add(text, "  up to {}    {:.1f} km, in {} islands, the longest of {:.1f} km\n", s.limit,
        s.low_km, s.islands, s.largest_km);
  }
}

void add_driving_side(const DrivingSide& side, std::string& text) {
  const std::string told = side.from == DrivingSide::From::catalogue
                               ? std::string("by the catalogue: the map does not tell")
                               : fmt::format("{:.0f} % of {:.0f} m of {}", 100 * side.share,
                                             side.metres, name_of(side.from));
  add(text, "driving      on the {} ({})\n", side.right ? "right" : "left", told);
}

void add_places(const Inspection& i, std::string& text) {
  add(text, "homes        {} buildings, {:.2f} km² of floor\n", i.city->map().homes.size(),
      i.floor_km2);
  add(text, "places\n");
  for (const Inspection::Places& of : i.places) {
    std::string list;
    for (const auto& [kind, n] : of.kinds)
      list += fmt::format("{}{} {}", list.empty() ? "" : ", ", n, kind);
    if (of.closed > 0) list += fmt::format("; {} that no street reaches", of.closed);
    if (of.usual) list += fmt::format("; for so many homes some {:.0f} are usual", *of.usual);
    add(text, "  {:<14} {:>6}  {}\n", of.service, of.count, list);
  }
}

/// Homes and places that no mode reaches, with the reason.
void add_unjoined(const Inspection& i, std::string& text) {
  constexpr std::size_t kShown = 40;
  if (i.unjoined.empty()) return;
  add(text, "not joined   {} homes and places\n", i.unjoined.size());
  for (std::size_t n = 0; n < std::min(kShown, i.unjoined.size()); ++n) {
    const Finding& f = i.unjoined[n];
    add(text, "  {:<13} {:.6f},{:.6f}  {}\n", text_of(i.city->map(), f.ref), f.where.lon(),
        f.where.lat(), sentence_of(f.kind));
  }
  if (i.unjoined.size() > kShown) {
    add(text, "  and {} more; --json has them all, and findings.geojson of a run\n",
        i.unjoined.size() - kShown);
  }
}

void add_districts(const Inspection& i, std::string& text) {
  if (i.boundaries.empty()) return;
  add(text, "boundaries   ");
  for (const auto& [level, count] : i.boundaries)
    add(text, "{} of level {}  ", count, level);
  add(text, "\n");
}

void add_findings(const MapData& map, std::string& text) {
  add(text, "findings     {}\n", map.findings.size() == 0 ? "none" : "");
  for (const auto& [kind, count] : map.findings.counts()) {
    add(text, "  {:<18} {:>6}  {}\n", name_of(kind), count, sentence_of(kind));
  }
}

void add_verdict(const std::vector<MapFitness>& fitness, std::string& text) {
  add(text, "verdict      {}\n", fitness_sentence(fitness));
  for (const MapFitness& of : fitness)
    add(text, "  {:<17} {:<11} {}\n", of.use, name_of(of.grade), of.reason);
}

}  // namespace

std::string inspection_text(const Inspection& i) {
  const MapData& map = i.city->map();
  std::string text;
  add_extract(map, text);
  add_network(i, text);
  add_driving_side(map.driving_side, text);
  add_halo(i, text);
  add_stress(i, text);
  add_places(i, text);
  add_unjoined(i, text);
  add_districts(i, text);
  add_findings(map, text);
  add_verdict(i.fitness, text);
  return text;
}

}  // namespace quarter
