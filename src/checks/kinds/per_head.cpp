// SPDX-License-Identifier: Apache-2.0
// Kinds "area_per_head" and "spaces_per_head": how much of something is there in a district for
// each of its residents?
#include "category_places.hpp"
#include "kinds.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/city/area_matches.hpp"

namespace quarter::kinds {
namespace {

/// Nothing to divide by where nobody was counted.
double people_of(const AreaLocator& areas, std::size_t district) {
  const std::vector<double>& people = areas.facts().people;
  return district < people.size() ? people[district] : 0;
}

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

std::unique_ptr<AreaMeasure> area_per_head(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<AreaPerHead>(context, row);
}
std::unique_ptr<AreaMeasure> spaces_per_head(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<SpacesPerHead>(context, row);
}

}  // namespace quarter::kinds
