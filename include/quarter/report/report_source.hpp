// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/checks/assess.hpp"
#include "quarter/report/map_cells.hpp"
#include "quarter/tables/layer.hpp"

namespace quarter {

struct MapGround;
struct Rulebook;

inline constexpr std::string_view kAttribution = "© OpenStreetMap contributors, ODbL 1.0";

/// What the page and the maps are made of: the same layers that are written as files, so that they
/// say the same. Columns are found by name; those the report does not know are left alone.
struct ReportSource {
  std::string title;             ///< of the page and the maps: the city
  std::string date;              ///< of the data, ISO 8601, or empty
  const Rulebook& catalogue;     ///< names of modes, categories, checks; classes of the map
  std::vector<ModeIndex> modes;  ///< those that were searched, indices into Catalogue::modes
  std::vector<CheckRow> rows;    ///< in the order of `checks`
  std::string weight_name;       ///< such as "floor area"
  std::string weight_unit;
  Layer blocks;         ///< areas: id, district, weight, <mode>_<category>_s and _m, checks
  Layer scopes;         ///< areas: the districts, then the area studied (id "city")
  Layer checks;         ///< for each scope all rows, in their order
  Layer places;         ///< points: service, name
  Layer access_points;  ///< points: service, mode
  Layer improvements;   ///< points: district, rank, need, weight, share, completes, block
  std::vector<Finding> findings;
  std::vector<Label> headlines = {};  ///< of `scopes`, in their order: a sentence each
  std::string facts;  ///< where it all comes from, as JSON: run.json without its files
  std::shared_ptr<const MapGround> ground = {};  ///< null: maps are blank but for results
  CellTimes cells = {};                          ///< null: there are no cells to show
  double cell_m = 10;                            ///< of them, at least
  bool has_area = true;  ///< the last of the scopes has the outline of the area
};

}  // namespace quarter
