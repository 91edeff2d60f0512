// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace quarter {

/// How evenly times are spread, see checks/equity.hpp.
struct EquityRules {
  double need_minutes = 15;       ///< what is longer is unmet need
  double atkinson_epsilon = 0.5;  ///< aversion to inequality of the Atkinson index
  double aversion = 1;            ///< the same of the Kolm-Pollak equivalent
};

}  // namespace quarter
