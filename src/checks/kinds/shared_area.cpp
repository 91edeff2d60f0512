// SPDX-License-Identifier: Apache-2.0
// Kind "shared_area": how many m² are within reach for each of those who share them?
#include "check_reader.hpp"
#include "inputs.hpp"
#include "quarter/checks/check_kind.hpp"
#include "supply_measure.hpp"

namespace quarter::kinds {
namespace {

double square_metres(const PlaceFeature& place) {
  return place.area_m2;
}

std::unique_ptr<OriginMeasure> measure(const MeasureContext& context, const CheckRow& row) {
  return shared_measure(context, row, square_metres);
}

}  // namespace

extern const CheckKind shared_area{
    .name = "shared_area",
    .unit = Unit::m2_per_resident,
    .figure = CheckKind::Figure::median,
    .asks = CheckKind::Asks::entrances,
    .limit = CheckKind::Limit::required,
    .modes = CheckKind::Modes::one,
    .looks_at_all = true,
    .trips = 2,
    .read = read_decay,
    .needs = needs_people,
    .of_homes = measure,
    .example = R"(categories = ["green"], minutes = 15, modes = ["walk"], decay = "thirds")",
};

}  // namespace quarter::kinds
