// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/results/run_result.hpp"
#include "quarter/tables/layer.hpp"

namespace quarter {

/// The figures of one run under another assumption.
struct SensitivityRun {
  std::string id;             ///< such as "10 % slower"
  std::vector<Tally> scopes;  ///< of the districts, then of the city
};

/// sensitivity.csv: each figure and verdict under each assumption. Looks at both, which must
/// outlive it.
Layer sensitivity_layer(const RunResult& result, const std::vector<SensitivityRun>& runs);

/// The least and the greatest figure of a row of the city over all assumptions, base included.
struct Band {
  double low = 0;
  double high = 0;
};
Band band_of(const RunResult& result, const std::vector<SensitivityRun>& runs, std::size_t row);

}  // namespace quarter
