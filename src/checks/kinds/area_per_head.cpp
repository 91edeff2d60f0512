// SPDX-License-Identifier: Apache-2.0
// Kind "area_per_head": how many m² of places are there in a district for each of its residents?
#include "category_places.hpp"
#include "inputs.hpp"
#include "measure_of.hpp"
#include "per_head.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/city/area_matches.hpp"

namespace quarter::kinds {
namespace {

/// Ground that several places cover counts once, in the district it lies in. On a thin map the rest
/// of the ground is open.
class AreaPerHead : public AreaMeasure {
 public:
  AreaPerHead(const MeasureContext& context, const CheckRow& row)
      : silent_(any_silent(context, row)) {
    for (const std::uint32_t place : places_of(context, row)) {
      if (context.map.places[place].shape == PlaceFeature::Shape::area)
        grounds_.push_back(&context.map.places[place].area);
    }
  }

  AreaFigures figures(const AreaLocator& areas) const override {
    AreaFigures figures(areas.districts() + 1);
    parallel_each(figures.size(), [&](std::size_t d) {
      const double m2 = covered_m2(grounds_, areas.outline(d));
      figures[d] = {people_of(areas, d), m2, silent_ ? areas.km2(d) * 1e6 - m2 : 0};
    });
    return figures;
  }

 private:
  bool silent_;
  std::vector<const MultiPolygon*> grounds_;
};

}  // namespace

extern const CheckKind area_per_head{
    .name = "area_per_head",
    .unit = Unit::m2_per_resident,
    .asks = CheckKind::Asks::entrances,
    .limit = CheckKind::Limit::optional,
    .needs = needs_people,
    .of_areas = areas_by<AreaPerHead>,
    .example = R"(categories = ["green"])",
};

}  // namespace quarter::kinds
