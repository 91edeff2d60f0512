// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/formats/output_set.hpp"
#include "quarter/run/run.hpp"

namespace quarter {

/// Whether the raster is among what the request wants.
bool writes_raster(const RunOptions& options);

/// Writes every file of a run into the set, run.json last, and puts the set in place: stages
/// "vectors", "raster", "report", "record", "commit".
void write_outputs(const RunOptions& options, const Run& run, OutputSet& set, const Work& work);

}  // namespace quarter
