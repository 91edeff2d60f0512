// SPDX-License-Identifier: Apache-2.0
// Kind "diversity": who reaches `count` different places, at most two of a kind?
#include "check_reader.hpp"
#include "enough_places.hpp"
#include "quarter/checks/check_kind.hpp"

namespace quarter::kinds {
namespace {

/// LEED-ND 2009, NPD credit 3: at most two establishments of a kind count.
constexpr std::size_t kMostOfKind = 2;

DistinctPlaces::Limits limits_of(const MeasureContext& context, const CheckRow& row) {
  DistinctPlaces::Limits limits = place_limits(context, row.targets.front());
  limits.most_of_group = kMostOfKind;
  return limits;
}

std::unique_ptr<OriginMeasure> measure(const MeasureContext& context, const CheckRow& row) {
  return enough_places(context, row, limits_of(context, row));
}

}  // namespace

extern const CheckKind diversity{
    .name = "diversity",
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
