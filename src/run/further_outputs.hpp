// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/formats/output_set.hpp"
#include "quarter/results/run_result.hpp"
#include "quarter/run/request.hpp"

namespace quarter {

/// Whether city.gpkg is among them, which holds the ground.
bool writes_city(const RunOptions& options);

/// What the request wants beside the usual files: city.gpkg with its project of QGIS, tables.xlsx,
/// times_long.csv.
void write_further_outputs(const RunOptions& options, const RunResult& result, OutputSet& set);

}  // namespace quarter
