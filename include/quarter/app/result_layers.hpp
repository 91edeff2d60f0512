// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/app/study.hpp"
#include "quarter/checks/assess.hpp"
#include "quarter/formats/layer.hpp"

namespace quarter {

struct Catalogue;

/// Everything a run knows when it writes; only looked at.
struct RunResult {
  const Rulebook& catalogue;
  const MapData& map;
  const TravelTimes& times;
  const Study& study;
  const Origins& origins;
  const Assessment& assessment;
  const std::vector<std::string>& notes;  ///< on the files of the user's
};

/// One feature a block: where, weight, minutes per mode and category, verdicts.
Layer blocks_layer(const RunResult& result);
/// One feature a district (the area studied where none were asked for): shares and verdicts.
Layer districts_layer(const RunResult& result);
/// The same for each district and then the area studied, whose id is "city".
Layer scopes_layer(const RunResult& result);
/// One row for each check, for each district and the city.
Layer checks_layer(const RunResult& result);
/// One row for each mode, category and group of people: how evenly the minutes are spread.
Layer equity_layer(const RunResult& result);
/// The places that count, and where they are entered.
Layer places_layer(const RunResult& result);
Layer access_points_layer(const RunResult& result);
/// Flaws of the data that have a place.
Layer findings_layer(const MapData& map, const std::vector<Finding>& findings);

/// For each district and the city, the one need that would complete most lives, and where.
Layer improvements_layer(const RunResult& result);

/// checks.json: the rows of checks_layer as objects, with where the norms come from.
std::string checks_json(const RunResult& result);

/// Seconds as reported, with tenths; null if unreached.
Value seconds_value(TravelCost cost);
/// Whole metres; null if unreached.
Value metres_value(TravelCost cost);

}  // namespace quarter
