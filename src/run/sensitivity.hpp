// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/results/sensitivity_run.hpp"
#include "quarter/run/city.hpp"

namespace quarter {

/// Repeats the assessment of `result` with other speeds, without delays, with other limits of
/// joins, and with parks entered at gates and paths only. Each costs a network, its searches and
/// an assessment; the extract is not read again. The city has kept its streets.
std::vector<SensitivityRun> try_assumptions(const City& city, const RunResult& result,
                                            const Population* population, const GivenInputs& given);

}  // namespace quarter
