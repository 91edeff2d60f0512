// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "quarter/results/run_result.hpp"
#include "quarter/results/sensitivity_run.hpp"

namespace quarter {

/// How much people are told.
enum class Detail : std::uint8_t {
  brief,  ///< counts, what the data lack, the headline and the districts
  full,   ///< and every figure, every district, people, findings by kind
};

/// What a run found, for people, in 80 columns, at the end its headline (checks/headline.hpp) and a
/// table of its districts. Bands, if there are any, stand behind the verdicts of all figures.
std::vector<std::string> summary_lines(const RunResult& run,
                                       const std::vector<SensitivityRun>& bands,
                                       Detail detail = Detail::brief);

}  // namespace quarter
