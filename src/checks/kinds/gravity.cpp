// SPDX-License-Identifier: Apache-2.0
// Kind "gravity": how many places are within reach, those farther away counting less?
#include "check_reader.hpp"
#include "quarter/checks/check_kind.hpp"
#include "supply_measure.hpp"

namespace quarter::kinds {
namespace {

std::vector<double> reached(const MeasureContext& context, const CheckRow& row) {
  return reached_supply(graph_of(context, row), supply_of(context, row, one_place),
                        residents_of(context, row), decaying_reach(context, row));
}

std::unique_ptr<OriginMeasure> measure(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<SupplyMeasure>(row, Had{reached(context, row), {}});
}

}  // namespace

extern const CheckKind gravity{
    .name = "gravity",
    .unit = Unit::places,
    .figure = CheckKind::Figure::median,
    .asks = CheckKind::Asks::entrances,
    .limit = CheckKind::Limit::required,
    .modes = CheckKind::Modes::one,
    .looks_at_all = true,
    .read = read_decay,
    .of_homes = measure,
    .example = R"(categories = ["food"], minutes = 15, modes = ["walk"], decay = "thirds")",
};

}  // namespace quarter::kinds
