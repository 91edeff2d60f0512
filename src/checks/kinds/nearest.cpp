// SPDX-License-Identifier: Apache-2.0
// Kind "nearest": is each target reached within its limit, one row a target?
#include "quarter/checks/check_kind.hpp"
#include "within_limits.hpp"

namespace quarter::kinds {
extern const CheckKind nearest{
    .name = "nearest",
    .unit = Unit::share_of_weight,
    .better = CheckKind::Better::more,
    .asks = CheckKind::Asks::times,
    .limit = CheckKind::Limit::required,
    .modes = CheckKind::Modes::any,
    .block_verdict = CheckKind::BlockVerdict::median_home,
    .a_row_each = true,
    .reaches_targets = true,
    .of_homes = within_limits,
    .example = R"(categories = ["food"], minutes = 15, modes = ["walk"])",
};

}  // namespace quarter::kinds
