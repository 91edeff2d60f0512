// SPDX-License-Identifier: Apache-2.0
#include "need_rows.hpp"

#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/rulebook.hpp"

namespace quarter {

const Tally& tally_of(const Assessment& assessment, std::size_t scope) {
  return scope < assessment.districts.size() ? assessment.districts[scope] : assessment.city;
}

bool asks_alone(const Rulebook& catalogue, const CheckRow& row, const CheckRow& needs,
                CategoryIndex need) {
  const CheckRule& check = catalogue.checks[row.check];
  return reaches_all_targets(check) && check.kind->a_row_each && !check.straight &&
         row.modes == needs.modes && row.targets.front().category == need;
}

}  // namespace quarter
