// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/check_rule.hpp"

#include "quarter/checks/check_kind.hpp"

namespace quarter {

bool reaches_all_targets(const CheckRule& check) {
  return check.kind->reaches_targets && check.count == 0;
}

}  // namespace quarter
