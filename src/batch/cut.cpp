// SPDX-License-Identifier: Apache-2.0
#include "quarter/batch/cut.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/batch/estimate.hpp"
#include "quarter/formats/output_set.hpp"
#include "quarter/formats/write_layer.hpp"
#include "quarter/osm/cut_extract.hpp"

namespace quarter {
namespace fs = std::filesystem;
namespace {

using nlohmann::ordered_json;

/// Parts that are written together: each has a thread and a buffer of its own [P].
constexpr std::size_t kTogether = 64;

constexpr const char* kAttribution =
    "© OpenStreetMap contributors, ODbL 1.0, https://www.openstreetmap.org/copyright";

ordered_json rings_of(const Polygon& polygon) {
  const auto positions = [](const Ring& ring) {
    ordered_json all = ordered_json::array();
    for (const LonLat& p : ring)
      all.push_back({p.lon(), p.lat()});
    return all;
  };
  ordered_json rings = ordered_json::array({positions(polygon.outer)});
  for (const Ring& hole : polygon.holes)
    rings.push_back(positions(hole));
  return rings;
}

/// The outline of a city as a file of its own.
std::string outline_text(const ListedCity& city) {
  ordered_json polygons = ordered_json::array();
  for (const Polygon& polygon : city.outline)
    polygons.push_back(rings_of(polygon));
  const ordered_json feature{{"type", "Feature"},
                             {"properties", {{"id", city.id}, {"name", valid_utf8(city.name)}}},
                             {"geometry", {{"type", "MultiPolygon"}, {"coordinates", polygons}}}};
  return ordered_json{{"type", "FeatureCollection"}, {"features", {feature}}}.dump() + "\n";
}

/// Cities of the list that are of this extract.
std::vector<CityEstimate> cities_to_cut(const CutOptions& options) {
  EstimateOptions asked{options.city, options.country, false};
  asked.city.extract = options.list;
  std::vector<CityEstimate> all = plan_cities(asked);
  std::erase_if(all, [&](const CityEstimate& one) {
    std::error_code ignored;
    return !fs::equivalent(one.city.extract, options.country, ignored);
  });
  if (all.empty())
    fail("{}: names no city of {}; check its column extract", options.list.string(),
         options.country.string());
  for (const CityEstimate& one : all) {
    if (one.city.outline.empty())
      fail("{}: row {}, {}, has no outline to cut along; give it a boundary", options.list.string(),
           one.city.row, one.city.id);
  }
  return all;
}

double halo_m(const CutOptions& options, const CityEstimate& city) {
  return options.halo_m > 0 ? options.halo_m : city.halo.metres();
}

std::vector<CutPart> cut_all(const CutOptions& options, const std::vector<CityEstimate>& cities,
                             OutputSet& set) {
  std::vector<CutPart> counts;
  for (std::size_t first = 0; first < cities.size(); first += kTogether) {
    std::vector<PartToCut> parts;
    for (std::size_t i = first; i < std::min(cities.size(), first + kTogether); ++i) {
      const CityEstimate& city = cities[i];
      parts.push_back({box_of(city.city.outline).grown(halo_m(options, city)),
                       set.file(city.city.id + ".osm.pbf")});
    }
    for (const CutPart& part : cut_extract(options.country, parts))
      counts.push_back(part);
  }
  return counts;
}

void write_record(const CutOptions& options, const std::vector<CityEstimate>& cities,
                  OutputSet& set) {
  ordered_json parts = ordered_json::array(), files = ordered_json::array();
  for (const CityEstimate& city : cities)
    parts.push_back({{"id", city.city.id}, {"halo_m", halo_m(options, city)}});
  const std::vector<std::string> names = set.names();
  const fs::path record = set.file("run.json");
  for (const std::string& name : names)
    files.push_back({{"name", name}, {"sha256", sha256_of_file(record.parent_path() / name)}});
  files.push_back({{"name", "run.json"}});
  const ordered_json text{{"program", "quarter"},
                          {"version", QUARTER_VERSION},
                          {"command", "cut"},
                          {"attribution", kAttribution},
                          {"extract",
                           {{"name", valid_utf8(options.country.filename().string())},
                            {"bytes", fs::file_size(options.country)}}},
                          {"parts", parts},
                          {"files", files}};
  write_text(text.dump(2) + "\n", record);
}

}  // namespace

std::string cut_cities(const CutOptions& options, const Work& work) {
  OutputSet set(options.out, options.overwrite);
  const std::vector<CityEstimate> cities = cities_to_cut(options);
  work.stage("cut");
  const std::vector<CutPart> counts = cut_all(options, cities, set);
  std::string text;
  for (std::size_t i = 0; i < cities.size(); ++i) {
    const ListedCity& city = cities[i].city;
    if (counts[i].ways == 0)
      fail("{}: row {}, {}: the extract holds nothing there; is it of another country?",
           options.list.string(), city.row, city.id);
    write_text(outline_text(city), set.file(city.id + ".geojson"));
    text += fmt::format("{}: {} nodes, {} ways, {} relations, {:.0f} m around it\n", city.id,
                        counts[i].nodes, counts[i].ways, counts[i].relations,
                        halo_m(options, cities[i]));
  }
  write_record(options, cities, set);
  set.commit();
  return text;
}

}  // namespace quarter
