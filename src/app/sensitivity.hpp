// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/app/city_session.hpp"
#include "quarter/app/result_layers.hpp"

namespace quarter {

/// The figures of one run under another assumption.
struct SensitivityRun {
  std::string id;             ///< such as "walking 10 % slower"
  std::vector<Tally> scopes;  ///< of the districts, then of the city
};

/// Repeats the assessment of `result` with other speeds, without delays, with other limits of
/// joins, and with parks entered at gates and paths only. Each costs a network, its searches and
/// an assessment; the extract is not read again. The city has kept its streets.
std::vector<SensitivityRun> try_assumptions(const CitySession& city, const RunResult& result,
                                            const Population* population, const GivenInputs& given);

/// sensitivity.csv: each figure and verdict under each assumption.
Layer sensitivity_layer(const RunResult& result, const std::vector<SensitivityRun>& runs);

/// The least and the greatest figure of a row of the city over all assumptions, base included.
struct Band {
  double low = 0;
  double high = 0;
};
Band band_of(const RunResult& result, const std::vector<SensitivityRun>& runs, std::size_t row);

}  // namespace quarter
