// SPDX-License-Identifier: Apache-2.0
// Kind "choice": who reaches `count` different places?
#include "check_reader.hpp"
#include "enough_places.hpp"
#include "quarter/checks/check_kind.hpp"

namespace quarter::kinds {
namespace {

std::unique_ptr<OriginMeasure> measure(const MeasureContext& context, const CheckRow& row) {
  return enough_places(context, row, place_limits(context, row.targets.front()));
}

}  // namespace

extern const CheckKind choice{
    .name = "choice",
    .unit = Unit::share_of_weight,
    .better = CheckKind::Better::more,
    .asks = CheckKind::Asks::entrances,
    .limit = CheckKind::Limit::required,
    .modes = CheckKind::Modes::any,
    .block_verdict = CheckKind::BlockVerdict::median_home,
    .read = read_count,
    .of_homes = measure,
    .example = R"(categories = ["food"], minutes = 15, modes = ["walk"], count = 1)",
};

}  // namespace quarter::kinds
