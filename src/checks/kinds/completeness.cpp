// SPDX-License-Identifier: Apache-2.0
// Kind "completeness": are all of the targets reached within their limits, or `count` of them?
#include "check_reader.hpp"
#include "quarter/checks/check_kind.hpp"
#include "within_limits.hpp"

namespace quarter::kinds {
namespace {

void read(CheckReader& reader) {
  reader.count(Need::optional);
  const std::size_t targets = reader.check.targets.size();
  if (reader.check.count > targets)
    reader.table.mistake("count", fmt::format("'count' of {} is {}, but it names {} targets",
                                              reader.table.title(), reader.check.count, targets));
}

}  // namespace

extern const CheckKind completeness{
    .name = "completeness",
    .unit = Unit::share_of_weight,
    .better = CheckKind::Better::more,
    .asks = CheckKind::Asks::times,
    .limit = CheckKind::Limit::required,
    .modes = CheckKind::Modes::any,
    .block_verdict = CheckKind::BlockVerdict::median_home,
    .reaches_targets = true,
    .read = read,
    .of_homes = within_limits,
    .example = R"(categories = ["food", "health"], minutes = 15, modes = ["walk"])",
};

}  // namespace quarter::kinds
