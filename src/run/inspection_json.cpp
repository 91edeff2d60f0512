// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <nlohmann/json.hpp>

#include "quarter/base/text.hpp"
#include "quarter/run/inspection.hpp"
#include "told_by.hpp"

namespace quarter {
namespace {

using nlohmann::ordered_json;

/// Rounded to so many decimals, so that sums of floating-point numbers are written alike.
double rounded(double number, double per_one = 10) {
  return std::round(number * per_one) / per_one;
}

ordered_json extract_entry(const MapData& map) {
  ordered_json entry{{"nodes", map.nodes},
                     {"ways", map.ways},
                     {"relations", map.relations},
                     {"date", map.date.empty() ? ordered_json(nullptr) : ordered_json(map.date)},
                     {"date_is_of_newest_object", map.date_of == DateOf::newest_object}};
  const Box box = box_of(map.extent.area);
  if (box.empty()) return entry;
  entry["bbox"] = {box.min.lon(), box.min.lat(), box.max.lon(), box.max.lat()};
  entry["bbox_told_by"] = told_by(map.extent);
  return entry;
}

ordered_json network_entry(const Inspection& i) {
  const StreetNetwork& network = i.city->network();
  ordered_json modes = ordered_json::object();
  for (const Inspection::Streets& of : i.streets) {
    modes[of.mode] = {{"km", rounded(of.km)},
                      {"ends_of_trips_km", rounded(of.ends_km)},
                      {"tiny_islands_km", rounded(of.tiny_km)}};
  }
  return {{"junctions", network.junctions.size()},
          {"segments", network.segments.size()},
          {"modes", modes}};
}

ordered_json stress_entry(const Inspection& i) {
  ordered_json entry = ordered_json::object();
  for (const auto& [mode, s] : i.stress) {
    entry[mode] = {{"km_of_levels_1_to_4",
                    {rounded(s.km[1]), rounded(s.km[2]), rounded(s.km[3]), rounded(s.km[4])}},
                   {"by_default", rounded(s.by_default_km / s.total_km(), 1e4)},
                   {"limit", s.limit},
                   {"within_limit_km", rounded(s.low_km)},
                   {"islands", s.islands},
                   {"longest_island_km", rounded(s.largest_km)}};
  }
  return entry;
}

ordered_json places_entry(const Inspection& i) {
  ordered_json entry = ordered_json::object();
  for (const Inspection::Places& of : i.places) {
    entry[of.service] = {
        {"count", of.count},
        {"not_reached_by_streets", of.closed},
        {"usual", of.usual ? ordered_json(rounded(*of.usual)) : ordered_json(nullptr)},
        {"types", of.kinds.empty() ? ordered_json::object() : ordered_json(of.kinds)}};
  }
  return entry;
}

ordered_json unjoined_entry(const Inspection& i) {
  ordered_json entry = ordered_json::array();
  for (const Finding& f : i.unjoined) {
    entry.push_back({{"object", text_of(i.city->map(), f.ref)},
                     {"lon", f.where.lon()},
                     {"lat", f.where.lat()},
                     {"finding", name_of(f.kind)}});
  }
  return entry;
}

ordered_json findings_entry(const Findings& findings) {
  ordered_json entry = ordered_json::object();
  for (const auto& [kind, count] : findings.counts())
    entry[std::string(name_of(kind))] = count;
  return entry;
}

ordered_json fitness_entry(const std::vector<MapFitness>& fitness) {
  ordered_json entry = ordered_json::array();
  for (const MapFitness& of : fitness)
    entry.push_back({{"use", of.use}, {"grade", name_of(of.grade)}, {"reason", of.reason}});
  return entry;
}

}  // namespace

std::string inspection_json(const Inspection& i) {
  const MapData& map = i.city->map();
  ordered_json notes = ordered_json::array();
  for (const std::string& note : i.city->notes())
    notes.push_back(valid_utf8(note));
  const ordered_json all{
      {"extract", extract_entry(map)},
      {"network", network_entry(i)},
      {"driving_on", map.driving_side.right ? "right" : "left"},
      {"halo_m", i.halo.metres()},
      {"stress", stress_entry(i)},
      {"homes", {{"buildings", map.homes.size()}, {"floor_km2", rounded(i.floor_km2, 100)}}},
      {"places", places_entry(i)},
      {"not_joined", unjoined_entry(i)},
      {"boundaries_by_level",
       i.boundaries.empty() ? ordered_json::object() : ordered_json(i.boundaries)},
      {"findings", findings_entry(map.findings)},
      {"notes", notes},
      {"good_for", fitness_entry(i.fitness)},
      {"verdict", fitness_sentence(i.fitness)}};
  return all.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace quarter
