// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "quarter/compare/run_results.hpp"
#include "quarter/tables/layer.hpp"
#include "quarter/tables/table_description.hpp"

namespace quarter {

/// A city with results.
struct GatheredCity {
  std::string id;    ///< the name of its folder
  std::string name;  ///< the title of the run, else the id
  std::string page;  ///< the way from the overview to its report.html; empty: there is none
  RunResults run;

  /// Verdicts of the city's own rows.
  std::size_t count(std::string_view verdict) const;
};

/// A run that left no results.
struct FailedCity {
  std::string id;
  std::optional<std::int64_t> exit;  ///< nothing: not known, or killed without a word
  std::string message;
  std::string stage;  ///< where it ended; empty: not known
};

struct Gathered {
  std::vector<GatheredCity> cities;  ///< by id
  std::vector<FailedCity> failed;    ///< likewise
};

/// Reads the runs of some folders; `out` is where the overview will be. Throws Error where two
/// folders have one name.
Gathered read_runs(const std::vector<std::filesystem::path>& folders,
                   const std::filesystem::path& statuses, const std::filesystem::path& out);

/// What keeps runs from being gathered, a line each, city by city: versions and options that decide
/// what figures mean.
std::vector<std::string> unlike_runs(const Gathered& all);

/// How a city stands among the others in a check of the whole city. What its map cannot tell stays
/// open, so that a rank is a range.
struct LeaguePlace {
  std::size_t city = 0;                ///< of Gathered::cities
  const CheckResult* check = nullptr;  ///< its row
  std::size_t ranked = 0;              ///< cities of which the check says something
  std::optional<std::int64_t> best = {},
                              worst = {};  ///< rank, 1 first; nothing where the verdict is unknown
  /// Share of the other ranked cities that are surely no better, and that may be no better.
  std::optional<double> percentile_low = {}, percentile_high = {};
};

/// By check in the order of the first city that has it, then by city.
std::vector<LeaguePlace> league_of(const Gathered& all);

/// What must outlive the layer is looked at.
Layer cities_layer(const Gathered& all);
Layer gathered_checks_layer(const Gathered& all);
Layer league_layer(const Gathered& all, const std::vector<LeaguePlace>& places);
Layer failed_layer(const Gathered& all);

/// What each of these says of itself, for the dictionary.
std::vector<TableDescription> gather_tables();

/// What the overview draws, as JSON (see src/report/assets/cities.js).
std::string cities_data(const Gathered& all, const std::vector<LeaguePlace>& places,
                        const std::string& title);

}  // namespace quarter
