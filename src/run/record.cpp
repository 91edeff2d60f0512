// SPDX-License-Identifier: Apache-2.0
#include "record.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "input_records.hpp"
#include "option_record.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/halo.hpp"
#include "quarter/city/area_matches.hpp"
#include "quarter/formats/output_set.hpp"
#include "quarter/network/stress_summary.hpp"
#include "quarter/run/option_rows.hpp"

namespace quarter {
namespace {

using nlohmann::ordered_json;

ordered_json word_or_null(const std::string& text) {
  return text.empty() ? ordered_json(nullptr) : ordered_json(valid_utf8(text));
}

/// Persons, rounded to a hundredth: they are fractions where zones are cut or shared out.
ordered_json population_entry(const Origins& origins) {
  if (!origins.people) return nullptr;
  const PopulationTotals& p = *origins.people;
  const auto persons = [](double number) { return std::round(number * 100) / 100; };
  return {{"zones", p.zones},
          {"zones_without_count", p.without_count},
          {"read", persons(p.read)},
          {"outside", persons(p.beyond)},
          {"not_placed", persons(p.unplaced)},
          {"placed", persons(p.placed())},
          {"on_homes", persons(p.on_homes)},
          {"on_residential_streets", persons(p.on_residential_streets)},
          {"on_other_streets", persons(p.on_other_streets)},
          {"without_street", persons(p.at_middles)},
          {"homes_where_nobody_is_counted", p.empty_homes}};
}

/// The request with what it left to the catalogue.
RunOptions as_done(const RunOptions& options, const RunResult& r) {
  RunOptions done = options;
  done.city.modes.clear();
  for (const ModeIndex mode : r.times.modes())
    done.city.modes.push_back(r.catalogue.modes[mode].id);
  return done;
}

/// On which side people drive, and how that is known.
ordered_json side_entry(const DrivingSide& side) {
  return {{"side", side.right ? "right" : "left"},
          {"from", name_of(side.from)},
          {"metres", std::round(side.metres)},
          {"share", std::round(side.share * 1e4) / 1e4}};
}

/// How the levels of traffic stress came about, for each mode that rides.
ordered_json stress_entry(const RunResult& r) {
  ordered_json entry = ordered_json::object();
  const auto km = [](double value) { return std::round(value * 1000) / 1000; };
  for (const ModeIndex mode : r.times.modes()) {
    const StressSummary s = stress_summary(r.catalogue, r.times.index().network(), mode);
    if (s.total_km() <= 0) continue;
    entry[r.catalogue.modes[mode].id] = {
        {"highest_ridden", r.catalogue.modes[mode].max_stress > 0
                               ? ordered_json(r.catalogue.modes[mode].max_stress)
                               : ordered_json("any")},
        {"km_by_level", {km(s.km[1]), km(s.km[2]), km(s.km[3]), km(s.km[4])}},
        {"share_by_default", km(s.by_default_km / s.total_km())},
        {"islands",
         {{"up_to_level", s.limit},
          {"count", s.islands},
          {"km", km(s.low_km)},
          {"longest_km", km(s.largest_km)}}}};
  }
  return entry;
}

/// The area studied: its size, and its outline as the coordinates of a GeoJSON MultiPolygon, with
/// corners left out that matter by less than 10 m.
ordered_json area_entry(const MultiPolygon& area) {
  constexpr double kCoarseM = 10;
  const auto ring = [](const Ring& points) {
    ordered_json positions = ordered_json::array();
    for (const LonLat& p : points)
      positions.push_back({p.lon(), p.lat()});
    return positions;
  };
  ordered_json outline = ordered_json::array();
  for (const Polygon& polygon : coarse_outline(area, kCoarseM)) {
    ordered_json rings = ordered_json::array({ring(polygon.outer)});
    for (const Ring& hole : polygon.holes)
      rings.push_back(ring(hole));
    outline.push_back(std::move(rings));
  }
  return {{"km2", std::round(area_m2(area) / 1e2) / 1e4}, {"outline", outline}};
}

/// How much ground around an area its results rest on.
ordered_json halo_entry(const RunResult& r) {
  const Halo halo = halo_of(r.catalogue, r.times);
  return {{"metres", halo.metres()},           {"reach_m", std::round(halo.reach_m)},
          {"reach_mode", halo.reach_mode},     {"check_m", std::round(halo.check_m)},
          {"check", word_or_null(halo.check)}, {"margin_m", halo.margin_m}};
}

ordered_json findings_entry(const Findings& findings) {
  ordered_json entry = ordered_json::object();
  for (const auto& [kind, count] : findings.counts())
    entry[std::string(name_of(kind))] = count;
  return entry;
}

ordered_json places_entry(const RunResult& r) {
  ordered_json entry = ordered_json::object();
  for (const ServiceIndex s : r.catalogue.services.indices()) {
    std::size_t count = 0;
    for (const ServedPlace& served : r.times.served())
      count += served.service == s ? 1 : 0;
    entry[r.catalogue.services[s].id] = count;
  }
  return entry;
}

/// Where it is known, how many places are usual for the floor area of homes.
ordered_json coverage_entry(const RunResult& r) {
  ordered_json entry = ordered_json::object();
  const Coverages& all = r.assessment.coverage.back();
  for (const ServiceIndex s : all.indices()) {
    if (!(all[s].expected > 0)) continue;
    entry[r.catalogue.services[s].id] = {{"found", all[s].found},
                                         {"expected", std::round(all[s].expected * 10) / 10},
                                         {"hardly_mapped", all[s].hardly(r.catalogue.origins)}};
  }
  return entry;
}

}  // namespace

std::string run_facts(const RunOptions& options, const RunResult& r) {
  const MapData& map = r.map;
  RunOptions done = as_done(options, r);
  const OptionRows rows = run_rows(done);
  ordered_json extract = file_entry(options.city.extract, options.city.extract.filename().string());
  extract["date"] = map.date.empty() ? ordered_json(nullptr) : ordered_json(map.date);
  extract["date_from"] = map.date.empty()                       ? ordered_json(nullptr)
                         : map.date_of == DateOf::newest_object ? ordered_json("newest object")
                                                                : ordered_json("header");
  extract["nodes"] = map.nodes;
  extract["ways"] = map.ways;
  extract["relations"] = map.relations;
  extract["extent_from_header"] =
      map.extent.from == Extent::From::box || map.extent.from == Extent::From::part;
  extract["box_covered"] = std::round(map.extent.box_share * 1e4) / 1e4;
  extract["far_parts"] = map.extent.far_parts;
  const ordered_json record{
      {"program", "quarter"},
      {"version", QUARTER_VERSION},
      {"attribution",
       "© OpenStreetMap contributors, ODbL 1.0, https://www.openstreetmap.org/copyright"},
      {"extract", extract},
      {"options", options_entry(rows)},
      {"options_for", purposes_entry(rows)},
      {"area_studied", area_entry(r.study.area)},
      {"origins",
       {{"kind", name_of(r.origins.kind)},
        {"count", r.assessment.city.origins},
        {"not_joined", r.assessment.city.not_joined},
        {"streets_with_homes", std::round(r.origins.streets_with_homes * 1e4) / 1e4},
        {"weight", weight_name(r.origins.kind)},
        {"unit", weight_unit(r.origins.kind)},
        {"total", r.assessment.city.weight},
        {"outside_blocks", r.assessment.outside_blocks}}},
      {"population", population_entry(r.origins)},
      {"blocks", r.study.blocks.size()},
      {"districts", r.study.districts.size()},
      {"district_names_from", word_or_null(r.study.name_column)},
      {"cover", cover_entry(r)},
      {"halo", halo_entry(r)},
      {"notes", r.notes},
      {"network",
       {{"junctions", r.times.index().network().junctions.size()},
        {"segments", r.times.index().network().segments.size()}}},
      {"driving_side", side_entry(map.driving_side)},
      {"stress", stress_entry(r)},
      {"places", places_entry(r)},
      {"places_expected", coverage_entry(r)},
      {"given_places", {{"taken", map.given_places}, {"beyond_the_map", map.given_elsewhere}}},
      {"findings", findings_entry(map.findings)}};
  return record.dump();
}

std::string run_record(const std::string& facts, const std::vector<std::string>& files,
                       const std::filesystem::path& folder) {
  ordered_json record = ordered_json::parse(facts);
  ordered_json& entries = record["files"] = ordered_json::array();
  for (const std::string& name : files)
    entries.push_back(file_entry(folder / name, name));
  entries.push_back({{"name", "run.json"}});
  return record.dump(2) + "\n";
}

}  // namespace quarter
