// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "quarter/checks/assess.hpp"

namespace quarter {

/// How many verdicts are not those one would like.
struct VerdictCounts {
  std::size_t near = 0;
  std::size_t not_met = 0;
  std::size_t unknown = 0;  ///< of checks that have thresholds
};

/// Of all rows, in each district; in the city if there are no districts.
VerdictCounts count_verdicts(const Rulebook& catalogue, const Assessment& assessment);

}  // namespace quarter
