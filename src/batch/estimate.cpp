// SPDX-License-Identifier: Apache-2.0
#include "quarter/batch/estimate.hpp"

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include <map>
#include <utility>

#include "quarter/base/error.hpp"
#include "quarter/osm/extract_survey.hpp"
#include "quarter/run/city.hpp"

namespace quarter {
namespace fs = std::filesystem;
namespace {

/// Fitted to runs with default outputs and one thread on eight cities (350 to 53,760 ways) and on
/// the sample in 5 and 20 tiles (129,500 and 518,000 ways), 2026-11-30 [P]: memory is 0.75 to 1.05
/// of what was measured, CPU seconds, which depend on the machine, 0.6 to 1.4. Of many ways fewer
/// are told of one by one: the page stays as large.
constexpr double kLeastMb = 100;
constexpr double kMbPerWay = 4.4e-3;
constexpr double kManyWays = 130000;
constexpr double kMbPerWayOfMany = 2.4e-3;
constexpr double kLeastCpuS = 0.8;
constexpr double kCpuSPerWay = 0.35e-3;

/// A part that has so many of the nodes of its extract is the extract [P].
constexpr double kPart = 0.9;

/// What the file of options of a city says that its halo depends on.
CityOptions options_of(const ListedCity& city, CityOptions options) try {
  if (!city.elevation.empty()) options.elevation = city.elevation;
  if (city.options.empty()) return options;
  const toml::table table = toml::parse_file(city.options.string());
  if (const auto minutes = table["max_minutes"].value<double>()) options.max_minutes = *minutes;
  if (const auto minutes = table["max-minutes"].value<double>()) options.max_minutes = *minutes;
  if (const toml::array* const modes = table["modes"].as_array()) {
    options.modes.clear();
    for (const toml::node& mode : *modes)
      options.modes.push_back(mode.value_or(std::string()));
  }
  return options;
} catch (const toml::parse_error& error) {
  fail("{}:{}: {}", city.options.string(), error.source().begin.line,
       std::string(error.description()));
}

Halo halo_for(const CityOptions& options) {
  const CityRules rules = load_rules(options);
  return planned_halo(rules.catalogue, rules.reach.modes, options.max_minutes,
                      !options.elevation.empty());
}

Box around(const MultiPolygon& outline, double metres) {
  const Box box = box_of(outline);
  return box.empty() ? box : box.grown(metres);
}

void add_word(const char* name, const fs::path& file, std::vector<std::string>& words) {
  if (file.empty()) return;
  words.emplace_back(name);
  words.push_back(file.string());
}

/// Of a city that is a part of its extract: of what `quarter cut` makes of it.
std::vector<std::string> command_of(const CityEstimate& estimate) {
  const ListedCity& city = estimate.city;
  const fs::path cut = fs::path("parts") / (city.id + ".osm.pbf");
  std::vector<std::string> words{"quarter",
                                 "run",
                                 (estimate.is_part ? cut : city.extract).string(),
                                 "-o",
                                 (fs::path("results") / city.id).string(),
                                 "--title",
                                 city.name};
  if (estimate.is_part) {
    const fs::path own = fs::path("parts") / (city.id + ".geojson");
    add_word("--own", own, words);
    add_word("--context", own, words);
  } else {
    add_word("--boundary", city.boundary, words);
  }
  add_word("--districts", city.districts, words);
  add_word("--population", city.population, words);
  add_word("--elevation", city.elevation, words);
  for (const fs::path& file : city.places)
    add_word("--places", file, words);
  add_word("--config", city.options, words);
  return words;
}

/// The cities of one extract, which is looked at once.
void survey(const fs::path& extract, const std::vector<CityEstimate*>& cities) {
  std::vector<Box> boxes;
  for (const CityEstimate* const city : cities)
    boxes.push_back(around(city->city.outline, city->halo.metres()));
  const ExtractSurvey all = survey_extract(extract, boxes);
  for (std::size_t i = 0; i < cities.size(); ++i) {
    CityEstimate& city = *cities[i];
    const double share = boxes[i].empty() || !(all.nodes > 0) ? 1 : all.nodes_in[i] / all.nodes;
    if (!(share > 0))
      fail("{}: row {} of the list, {}, lies outside of it", extract.string(), city.city.row,
           city.city.id);
    const bool from_list = city.city.boundary.empty() && !city.city.outline.empty();
    city.is_part = share < kPart || from_list;
    city.nodes = all.nodes * (share < kPart ? share : 1);
    city.ways = all.ways * (share < kPart ? share : 1);
    city.exact = all.exact && share == 1;
    city.cost = cost_of(city.ways);
    city.command = command_of(city);
  }
}

std::vector<ListedCity> cities_of(const EstimateOptions& options) {
  const fs::path& given = options.city.extract;
  if (!is_extract(given)) return read_city_list(given, options.extract);
  if (!options.extract.empty())
    fail_usage("--extract: is for lists; {} is an extract", given.string());
  std::string id = given.filename().string();
  id.erase(std::min(id.find('.'), id.size()));
  return {ListedCity{.id = id, .name = id, .extract = given}};
}

}  // namespace

Cost cost_of(double ways) {
  const double few = std::min(ways, kManyWays);
  return {kLeastCpuS + kCpuSPerWay * ways,
          kLeastMb + kMbPerWay * few + kMbPerWayOfMany * (ways - few)};
}

std::vector<CityEstimate> plan_cities(const EstimateOptions& options) {
  std::vector<CityEstimate> all;
  const Halo halo = halo_for(options.city);
  for (ListedCity& city : cities_of(options)) {
    const bool is_plain = city.options.empty() && city.elevation.empty();
    const Halo own = is_plain ? halo : halo_for(options_of(city, options.city));
    all.push_back({.city = std::move(city), .halo = own});
  }
  return all;
}

std::vector<CityEstimate> estimate_cities(const EstimateOptions& options) {
  std::vector<CityEstimate> all = plan_cities(options);
  std::map<fs::path, std::vector<CityEstimate*>> by_extract;
  for (CityEstimate& estimate : all)
    by_extract[estimate.city.extract].push_back(&estimate);
  for (const auto& [extract, cities] : by_extract)
    survey(extract, cities);
  return all;
}

}  // namespace quarter
