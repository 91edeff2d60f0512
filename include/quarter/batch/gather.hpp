// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "quarter/batch/requests.hpp"

namespace quarter {

/// Gathers the results of many runs into the request's folder: cities_checks.csv (a row for each
/// city, district and check), cities.gpkg (a polygon each, with its verdicts), league.csv (for each
/// check the range of ranks of each city), failed.csv, index.html and run.json. Same bytes for any
/// order of the runs. Returns a line on them. Throws Error where runs follow different rules, and,
/// with require_all, once all is written, where one is not finished.
std::string gather(const GatherOptions& options);

}  // namespace quarter
