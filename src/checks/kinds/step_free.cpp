// SPDX-License-Identifier: Apache-2.0
// Kind "step_free": how many places say that a wheelchair gets in, at least in part?
#include "category_places.hpp"
#include "measure_of.hpp"
#include "place_lacks.hpp"
#include "quarter/checks/check_kind.hpp"

namespace quarter::kinds {
namespace {

using Wheelchair = PlaceTraits::Wheelchair;

class StepFree : public AreaMeasure {
 public:
  StepFree(const MeasureContext& context, const CheckRow& row) : context_(context), row_(row) {}

  AreaFigures figures(const AreaLocator& areas) const override {
    AreaFigures figures(areas.districts() + 1);
    for (const std::uint32_t i : places_of(context_, row_)) {
      const PlaceFeature& place = context_.map.places[i];
      const Wheelchair said = place.traits.wheelchair;
      const bool enters = said == Wheelchair::yes || said == Wheelchair::limited;
      areas.add(place.where, {1, enters ? 1.0 : 0.0, said == Wheelchair::untagged ? 1.0 : 0.0},
                figures);
    }
    return figures;
  }

 private:
  MeasureContext context_;
  CheckRow row_;
};

}  // namespace

extern const CheckKind step_free{
    .name = "step_free",
    .unit = Unit::share_of_places,
    .better = CheckKind::Better::more,
    .asks = CheckKind::Asks::entrances,
    .limit = CheckKind::Limit::optional,
    .of_areas = areas_by<StepFree>,
    .assumed = part_without<&PlaceLacks::wheelchair>,
    .example = R"(categories = ["food"])",
};

}  // namespace quarter::kinds
