// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/results/run_result.hpp"
#include "quarter/tables/layer.hpp"

namespace quarter {

/// The tables that a run writes. Each looks at the result, which must outlive it.

/// One feature a block: where, weight, times by mode and category, verdicts.
Layer blocks_layer(const RunResult& result);
/// One feature a district (the area studied where none were asked for): shares and verdicts; then
/// the columns of the file of districts as they are. Of these, names that are taken (in any case)
/// begin with `own_`; a column that became `id` or `name` unchanged is not repeated.
Layer districts_layer(const RunResult& result);
/// The same for each district and then the area studied, whose id is "city"; without how much of it
/// the map and the area studied hold, and without columns of files.
Layer scopes_layer(const RunResult& result);
/// One row for each check, for each district and the city.
Layer checks_layer(const RunResult& result);
/// checks.json: the rows of checks_layer as objects.
std::string checks_json(const RunResult& result);
/// One row for each mode, category and group of people: how evenly the minutes are spread.
Layer equity_layer(const RunResult& result);
/// The places that count, and where they are entered.
Layer places_layer(const RunResult& result);
Layer access_points_layer(const RunResult& result);
/// The times of blocks once more, a row for each block, mode and category.
Layer long_times_layer(const RunResult& result);
/// The streets that some mode may use: class, seconds a metre by mode and direction, stress.
Layer streets_layer(const RunResult& result);
/// Flaws of the data that have a place.
Layer findings_layer(const RunResult& result, const std::vector<Finding>& findings);
/// For each district and the city, the one need that would complete most lives, and where.
Layer improvements_layer(const RunResult& result);

}  // namespace quarter
