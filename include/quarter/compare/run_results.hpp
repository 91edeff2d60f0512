// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "quarter/tables/layer.hpp"

namespace quarter {

/// A row of checks.json: how a district (or the area studied, "city") stands in one check.
struct CheckResult {
  std::string district, name, check, title, title_zh, categories, modes, unit, verdict, weight_kind;
  bool is_share = false;  ///< between 0 and 1, read in percent
  std::int64_t module = 0;
  std::optional<double> minutes, metres;       ///< the limit, where all targets share one
  std::optional<double> share, share_high;     ///< the figure as an interval, in `unit`
  std::optional<double> met_from, near_from;   ///< the latter greater: less is better
  double weight = 0;                           ///< what the figure is a share of
  std::map<std::string, double> group_shares;  ///< low end for each group of people counted apart

  bool less_is_better() const { return met_from && near_from && *near_from > *met_from; }
};

/// A row of equity.csv.
struct EquityResult {
  std::string mode, category, group;
  std::map<std::string, double> figures;  ///< by column; what was empty is not there

  std::optional<double> figure(const std::string& column) const {
    const auto found = figures.find(column);
    return found == figures.end() ? std::nullopt : std::optional(found->second);
  }
};

/// What a run was asked for, as text; "-" for what was not given.
struct RunOption {
  /// What it is for, as its record says.
  enum class For : std::uint8_t {
    figures,  ///< it decides what a figure means
    study,    ///< what is studied, and of whom: may well differ
    display,  ///< how results are shown
    unsaid,   ///< no rule of figures; the record is of an earlier version, which says no more
  };
  std::string name, value;
  For purpose = For::unsaid;
};

/// A row of places.geojson.
struct PlaceResult {
  std::string osm, service, name;
  LonLat where;
};

/// The results of `quarter run`, read back from its folder.
struct RunResults {
  std::string shown;               ///< the folder as given
  std::string date;                ///< of the data, ISO 8601; empty: not stated
  std::string extract;             ///< name of its file
  std::string digest;              ///< SHA-256 of run.json
  std::string version;             ///< of the program
  std::string weight;              ///< such as "floor area (m2)"
  double total = 0;                ///< of the weight, in the area studied
  MultiPolygon area;               ///< that was studied; empty: results of an earlier version
  double max_minutes = 0;          ///< where the search stopped
  std::vector<std::string> modes;  ///< that were searched
  std::vector<RunOption> options;  ///< sorted by name
  std::vector<CheckResult> checks;
  std::vector<EquityResult> equity;
  Layer blocks;                     ///< empty if only the checks were read
  Layer districts;                  ///< likewise
  std::vector<PlaceResult> places;  ///< likewise, sorted by object and service

  /// "2023-02-21", or "no date".
  std::string day() const { return date.empty() ? "no date" : date.substr(0, 10); }
};

enum class ResultParts : std::uint8_t { all, checks };

/// Reads the folder of a finished run. Throws Error if it is none, if a file is missing, cannot be
/// read or is not the one that the run wrote (by its digest in run.json).
RunResults read_results(const std::filesystem::path& folder, ResultParts parts);

}  // namespace quarter
