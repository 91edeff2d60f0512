// SPDX-License-Identifier: Apache-2.0
// Kind "facility": how many places have, say, cycle parking beside their doors?
#include <algorithm>
#include <map>

#include "category_places.hpp"
#include "kinds.hpp"

namespace quarter::kinds {
namespace {

class Facility : public AreaMeasure {
 public:
  Facility(const MeasureContext& context, const CheckRow& row)
      : context_(context), row_(row), facilities_(context, context.check(row).facility) {
    for (const std::size_t service :
         context.catalogue.categories[context.check(row).facility].services)
      any_ = any_ || !open_places(context, service).empty();
    for (const CheckTarget& target : row.targets)
      reach_m_ = std::max(reach_m_, target.metres);
  }

  AreaFigures figures(const AreaLocator& areas) const override {
    AreaFigures figures(areas.districts() + 1);
    for (const auto& [place, is] : answers()) {
      const LonLat where = context_.map.places[place].where;
      // Where none is mapped at all, the map is silent, not the street.
      const bool open = !is && (!any_ || metres_to_edge(context_.map, where) < reach_m_);
      areas.add(where, {1, is ? 1.0 : 0.0, open ? 1.0 : 0.0}, figures);
    }
    return figures;
  }

 private:
  /// Per place, whether the facility is near its point or one of its doors; a place counts once.
  std::map<std::uint32_t, bool> answers() const {
    std::map<std::uint32_t, bool> answers;
    for (const CheckTarget& target : row_.targets) {
      for (const std::size_t service : context_.catalogue.categories[target.category].services) {
        for (const ServedPlace* const served : open_places(context_, service)) {
          bool& is = answers[served->place];
          is = is || near(*served, target.metres);
        }
      }
    }
    return answers;
  }

  bool near(const ServedPlace& served, double metres) const {
    const PlaceFeature& place = context_.map.places[served.place];
    if (place.shape == PlaceFeature::Shape::point && facilities_.metres(place.where) <= metres)
      return true;
    for (const auto& points : served.access) {
      for (const AccessPoint& point : points) {
        if (facilities_.metres(point.where) <= metres) return true;
      }
    }
    return false;
  }

  MeasureContext context_;
  CheckRow row_;
  CategoryDistance facilities_;
  bool any_ = false;
  double reach_m_ = 0;
};

}  // namespace

std::unique_ptr<AreaMeasure> facility(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<Facility>(context, row);
}

}  // namespace quarter::kinds
