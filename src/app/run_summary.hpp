// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/app/console.hpp"
#include "quarter/results/run_result.hpp"
#include "sensitivity.hpp"

namespace quarter {

/// What a run found, for people: a line a figure in 80 columns, what the data lack, where the
/// results are. Bands of --sensitivity follow the verdicts, if there are any.
void print_summary(const std::string& results, const RunResult& run,
                   const std::vector<SensitivityRun>& bands, Console& console);

}  // namespace quarter
