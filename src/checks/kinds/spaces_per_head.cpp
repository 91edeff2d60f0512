// SPDX-License-Identifier: Apache-2.0
// Kind "spaces_per_head": how many spaces do the places in a district have for each 1,000 of its
// residents?
#include "category_places.hpp"
#include "inputs.hpp"
#include "measure_of.hpp"
#include "per_head.hpp"
#include "place_lacks.hpp"
#include "quarter/checks/check_kind.hpp"

namespace quarter::kinds {
namespace {

class SpacesPerHead : public AreaMeasure {
 public:
  SpacesPerHead(const MeasureContext& context, const CheckRow& row)
      : context_(context), row_(row) {}

  AreaFigures figures(const AreaLocator& areas) const override {
    AreaFigures figures(areas.districts() + 1);
    for (const std::uint32_t i : places_of(context_, row_)) {
      const PlaceFeature& place = context_.map.places[i];
      areas.add(place.where, {0, static_cast<double>(place.traits.capacity), 0}, figures);
    }
    for (std::size_t d = 0; d < figures.size(); ++d)
      figures[d].weight = people_of(areas, d) / 1000;
    return figures;
  }

 private:
  MeasureContext context_;
  CheckRow row_;
};

}  // namespace

extern const CheckKind spaces_per_head{
    .name = "spaces_per_head",
    .unit = Unit::per_1000_residents,
    .asks = CheckKind::Asks::entrances,
    .limit = CheckKind::Limit::optional,
    .needs = needs_people,
    .needs_of_map = needs_capacities,
    .of_areas = areas_by<SpacesPerHead>,
    .assumed = part_without<&PlaceLacks::capacity>,
    .example = R"(categories = ["kindergarten"])",
};

}  // namespace quarter::kinds
