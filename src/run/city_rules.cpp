// SPDX-License-Identifier: Apache-2.0
#include "city_rules.hpp"

#include <algorithm>
#include <utility>

#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/formats/places_file.hpp"
#include "quarter/formats/readers.hpp"
#include "quarter/run/city.hpp"

namespace quarter {
namespace {

/// The modes asked for by name; else those that need not be, or all if there is no such mode.
std::vector<ModeIndex> find_modes(const Catalogue& catalogue, const std::vector<std::string>& ids) {
  std::vector<std::string> known;
  std::vector<ModeIndex> modes;
  std::vector<ModeIndex> all;
  for (const ModeIndex m : catalogue.modes.indices()) {
    known.push_back(catalogue.modes[m].id);
    all.push_back(m);
    if (ids.empty() && !catalogue.modes[m].on_request) modes.push_back(m);
  }
  for (const std::string& id : ids) {
    const auto mode = catalogue.mode_index(id);
    if (!mode) fail_usage("--modes: no mode '{}' in the catalogue{}", id, did_you_mean(id, known));
    if (std::find(modes.begin(), modes.end(), *mode) == modes.end()) modes.push_back(*mode);
  }
  std::sort(modes.begin(), modes.end());
  return modes.empty() ? all : modes;
}

/// Leaves the catalogue with the modes of this run; returns where those to be searched are in it.
std::vector<ModeIndex> choose_modes(Catalogue& catalogue, const std::vector<std::string>& ids) {
  const std::vector<ModeIndex> wanted = find_modes(catalogue, ids);
  std::vector<std::string> names;
  for (const ModeIndex mode : wanted)
    names.push_back(catalogue.modes[mode].id);
  keep_modes(catalogue, wanted);
  std::vector<ModeIndex> modes;
  for (const std::string& name : names)
    modes.push_back(*catalogue.mode_index(name));
  return modes;
}

/// The name of `add_place` in findings and routes, where a file would stand.
constexpr const char* kAdded = "added";

}  // namespace

void drop_dismounts(Catalogue& catalogue) {
  for (TravelMode& mode : catalogue.modes)
    mode.dismount_s = 0;
}

CityRules load_rules(const CityOptions& options) {
  CityRules rules;
  rules.catalogue = load_rulebook(options.catalogue);
  rules.encoding = options.encoding;
  rules.reach.modes = choose_modes(rules.catalogue, options.modes);
  rules.reach.max_minutes = options.max_minutes;
  rules.reach.delays = options.delay;
  for (TravelMode& mode : rules.catalogue.modes) {
    if (mode.kind != TravelMode::Kind::bicycle) continue;
    if (options.stress) mode.max_stress = static_cast<int>(*options.stress);
  }
  if (options.delay == DelayPolicy::none) drop_dismounts(rules.catalogue);
  rules.given = read_places(options.places.files, options.places.datum, rules.catalogue,
                            options.places.replace, rules.reading());
  if (!options.covers.empty()) rules.covers = read_cover(options.covers);
  if (!options.elevation.empty())
    rules.elevation = std::make_unique<ElevationRaster>(options.elevation);
  return rules;
}

void add_place(CityRules& rules, const std::string& category, const std::string& type,
               LonLat where) {
  const auto index = rules.catalogue.category_index(category);
  if (!index) fail_usage("no category '{}' in the catalogue", category);
  const std::vector<std::string> kinds = kinds_of(rules.catalogue, *index);
  if (std::find(kinds.begin(), kinds.end(), type) == kinds.end()) {
    fail_usage("category '{}' has no type '{}'{}", category, type, did_you_mean(type, kinds));
  }
  std::vector<std::string>& files = rules.given.files;
  if (files.empty() || files.back() != kAdded) files.emplace_back(kAdded);
  GivenPlace place;
  place.ref = given_ref(files.size() - 1, rules.given.places.size() + 1);
  place.category = *index;
  place.kind = type;
  place.where = where;
  rules.given.places.push_back(std::move(place));
}

}  // namespace quarter
