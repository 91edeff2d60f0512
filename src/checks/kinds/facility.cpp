// SPDX-License-Identifier: Apache-2.0
// Kind "facility": how many places have, say, cycle parking beside their doors?
#include <algorithm>
#include <map>

#include "category_places.hpp"
#include "check_reader.hpp"
#include "measure_of.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/check_rule.hpp"

namespace quarter::kinds {
namespace {

struct Keys {
  CategoryIndex facility;  ///< index into Catalogue::categories
};

class Facility : public AreaMeasure {
 public:
  Facility(const MeasureContext& context, const CheckRow& row)
      : context_(context),
        row_(row),
        facility_(own_of<Keys>(context.check(row)).facility),
        facilities_(context, facility_) {}

  AreaFigures figures(const AreaLocator& areas) const override {
    AreaFigures figures(areas.districts() + 1);
    const bool mapped = any_facility(areas);
    for (const auto& [place, is] : answers()) {
      // Where none is mapped at all, the map is silent, not the street.
      const bool open = is == Answer::open || (is == Answer::no && !mapped);
      const double yes = is == Answer::yes ? 1 : 0;
      areas.add(context_.map.places[place].where, {1, yes, open ? 1.0 : 0.0}, figures);
    }
    return figures;
  }

 private:
  /// Whether there is one in the area studied.
  bool any_facility(const AreaLocator& areas) const {
    AreaFigures found(areas.districts() + 1);
    for (const ServiceIndex service : context_.catalogue.categories[facility_].services) {
      for (const ServedPlace* const served : open_places(context_, service))
        areas.add(context_.map.places[served->place].where, {1, 0, 0}, found);
    }
    return found.back().weight > 0;
  }

  /// Per place, whether the facility is near its point or one of its doors; a place counts once.
  std::map<std::uint32_t, Answer> answers() const {
    std::map<std::uint32_t, Answer> answers;
    for (const CheckTarget& target : row_.targets) {
      for (const ServiceIndex service : context_.catalogue.categories[target.category].services) {
        for (const ServedPlace* const served : open_places(context_, service)) {
          Answer& is = answers.emplace(served->place, Answer::no).first->second;
          is = better(is, near(*served, target.metres));
        }
      }
    }
    return answers;
  }

  Answer near(const ServedPlace& served, double metres) const {
    const PlaceFeature& place = context_.map.places[served.place];
    Answer is = Answer::no;
    if (place.shape == PlaceFeature::Shape::point) is = near(place.where, metres);
    for (const auto& points : served.access) {
      for (const AccessPoint& point : points)
        is = better(is, near(point.where, metres));
    }
    return is;
  }

  /// Open where the facility may lie beyond the map.
  Answer near(LonLat door, double metres) const {
    if (facilities_.metres(door) <= metres) return Answer::yes;
    return metres_to_edge(context_.map, door) < metres ? Answer::open : Answer::no;
  }

  MeasureContext context_;
  CheckRow row_;
  CategoryIndex facility_;
  CategoryDistance facilities_;
};

void read(CheckReader& reader) {
  Keys& keys = reader.own<Keys>();
  keys.facility = reader.category("facility").value_or(CategoryIndex());
}

}  // namespace

extern const CheckKind facility{
    .name = "facility",
    .unit = Unit::share_of_places,
    .better = CheckKind::Better::more,
    .asks = CheckKind::Asks::entrances,
    .limit = CheckKind::Limit::optional,
    .read = read,
    .of_areas = areas_by<Facility>,
    .example = R"(categories = ["food"], metres = 50, facility = "cycle_parking")",
};

}  // namespace quarter::kinds
