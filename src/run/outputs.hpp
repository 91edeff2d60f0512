// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/formats/output_set.hpp"
#include "quarter/run/run.hpp"

namespace quarter {

/// Writes every file of a run into the set, run.json last, and puts the set in place: stages
/// "vectors", "raster", "report", "record", "commit".
void write_outputs(const RunOptions& options, const Run& run, OutputSet& set, const Work& work);

}  // namespace quarter
