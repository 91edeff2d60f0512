// SPDX-License-Identifier: Apache-2.0
// Kind "shared_spaces": how many spaces are within reach for 1,000 of those who share them?
#include "check_reader.hpp"
#include "inputs.hpp"
#include "place_lacks.hpp"
#include "quarter/checks/check_kind.hpp"
#include "supply_measure.hpp"

namespace quarter::kinds {
namespace {

double thousand_spaces(const PlaceFeature& place) {
  return 1000.0 * place.traits.capacity;
}

std::unique_ptr<OriginMeasure> measure(const MeasureContext& context, const CheckRow& row) {
  return shared_measure(context, row, thousand_spaces);
}

}  // namespace

extern const CheckKind shared_spaces{
    .name = "shared_spaces",
    .unit = Unit::per_1000_residents,
    .figure = CheckKind::Figure::median,
    .asks = CheckKind::Asks::entrances,
    .limit = CheckKind::Limit::required,
    .modes = CheckKind::Modes::one,
    .looks_at_all = true,
    .trips = 2,
    .read = read_decay,
    .needs = needs_people,
    .needs_of_map = needs_capacities,
    .of_homes = measure,
    .assumed = part_without<&PlaceLacks::capacity>,
    .example = R"(categories = ["kindergarten"], minutes = 15, modes = ["walk"], decay = "thirds")",
};

}  // namespace quarter::kinds
