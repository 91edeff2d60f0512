// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/results/run_result.hpp"
#include "quarter/results/sensitivity_run.hpp"

namespace quarter {

/// What a run found, for people: a line a figure in 80 columns, and what the data lack. Bands
/// follow the verdicts, if there are any.
std::vector<std::string> summary_lines(const RunResult& run,
                                       const std::vector<SensitivityRun>& bands);

}  // namespace quarter
