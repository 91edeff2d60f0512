// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_rule.hpp"
#include "quarter/checks/measure.hpp"
#include "quarter/city/outline_distance.hpp"
#include "quarter/reach/distinct_places.hpp"

namespace quarter::kinds {

/// The places of a service the public can enter (those that need a path to count have one).
inline std::vector<const ServedPlace*> open_places(const MeasureContext& context,
                                                   ServiceIndex service) {
  std::vector<const ServedPlace*> places;
  for (const ServedPlace& served : context.times.served()) {
    if (served.service != service) continue;
    const bool entered = std::any_of(served.access.begin(), served.access.end(),
                                     [](const auto& points) { return !points.empty(); });
    if (entered || !context.catalogue.services[service].rule(served.rule).needs_path)
      places.push_back(&served);
  }
  return places;
}

/// How far a search for places has to go.
inline DistinctPlaces::Limits place_limits(const MeasureContext& context,
                                           const CheckTarget& target) {
  DistinctPlaces::Limits limits;
  // Times are compared as they are reported, rounded to tenths of a second.
  limits.ms = target.minutes > 0
                  ? static_cast<std::uint32_t>(std::lround(target.minutes * 60000)) + 49
                  : context.times.limit_ms();
  if (target.metres > 0) limits.cm = static_cast<std::uint32_t>(std::lround(target.metres * 100));
  return limits;
}

/// Straight-line distances to a category: to the farthest of its services.
class CategoryDistance {
 public:
  /// `more`: places beside the open ones (TravelTimes::perhaps).
  CategoryDistance(const MeasureContext& context, CategoryIndex category,
                   const std::vector<ServedPlace>& more = {}) {
    for (const ServiceIndex service : context.catalogue.categories[category].services) {
      std::vector<const PlaceFeature*> places;
      for (const ServedPlace* const served : open_places(context, service))
        places.push_back(&context.map.places[served->place]);
      for (const ServedPlace& served : more) {
        if (served.service == service) places.push_back(&context.map.places[served.place]);
      }
      services_.emplace_back(places);
    }
  }
  double metres(LonLat p) const {
    double farthest = 0;
    for (const OutlineDistance& service : services_)
      farthest = std::max(farthest, service.metres(p));
    return farthest;
  }

 private:
  std::vector<OutlineDistance> services_;
};

/// How many of a row's targets have to be reached.
inline std::size_t targets_wanted(const MeasureContext& context, const CheckRow& row) {
  const std::size_t count = context.check(row).count;
  return count > 0 ? count : row.targets.size();
}

/// Whether enough targets are reached, or may be.
inline Answer enough(std::size_t yes, std::size_t open, std::size_t wanted) {
  if (yes >= wanted) return Answer::yes;
  return yes + open >= wanted ? Answer::open : Answer::no;
}

/// Of the map as a whole.
inline bool any_silent(const MeasureContext& context, const CheckRow& row) {
  return std::any_of(row.targets.begin(), row.targets.end(),
                     [&](const CheckTarget& target) { return context.silent_on(target.category); });
}

inline bool all_silent(const MeasureContext& context, const CheckRow& row) {
  return std::all_of(row.targets.begin(), row.targets.end(),
                     [&](const CheckTarget& target) { return context.silent_on(target.category); });
}

/// A row without the targets the map is silent on, if that leaves any: the few places of these
/// stand for no others.
inline CheckRow without_silent(const MeasureContext& context, CheckRow row) {
  if (all_silent(context, row)) return row;
  std::erase_if(row.targets,
                [&](const CheckTarget& target) { return context.silent_on(target.category); });
  return row;
}

/// Whether the map ends within a limit on the way, so that there may be places beyond, or shorter
/// ways.
inline bool map_ends_within(const CheckTarget& limit, ModeIndex mode, const OriginView& origin) {
  return answer(TravelCost::unreached(), origin.times.to_edge[mode], limit.minutes, limit.metres) ==
         Answer::open;
}

/// The mark of an origin that joins no street: none, but beside the end of the map, where its
/// street may lie beyond, any up to `most`.
inline Mark nowhere(const CheckRow& row, ModeIndex mode, const OriginView& origin, double most) {
  const bool at_map_end = map_ends_within(row.targets.front(), mode, origin);
  return at_map_end ? Mark{1, 0, most} : Mark{0, 0, 0};
}

/// Whether one mode reaches enough targets from an origin within their limits, on the way. Where
/// the map is silent what is missing is unknown.
inline Answer reached_all(const std::vector<CheckTarget>& targets, std::size_t wanted,
                          ModeIndex mode, const OriginView& origin) {
  std::size_t yes = 0;
  std::size_t open = 0;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const CategoryIndex category = targets[i].category;
    const Answer one = answer(origin.times(mode, category), origin.times.open(mode, category),
                              targets[i].minutes, targets[i].metres);
    yes += one == Answer::yes ? 1 : 0;
    open += one == Answer::open || (one == Answer::no && origin.silent_on(category)) ? 1 : 0;
  }
  return enough(yes, open, wanted);
}

/// Calls `f(served)` for each place of a row's targets that the public can enter, once, whatever it
/// offers.
template <typename F>
void for_each_open_place(const MeasureContext& context, const CheckRow& row, F f) {
  std::vector<bool> seen(context.map.places.size(), false);
  for (const CheckTarget& target : row.targets) {
    for (const ServiceIndex service : context.catalogue.categories[target.category].services) {
      for (const ServedPlace* const served : open_places(context, service)) {
        if (seen[served->place]) continue;
        seen[served->place] = true;
        f(*served);
      }
    }
  }
}

/// The different places of a row's targets that the public can enter, each once.
inline std::vector<std::uint32_t> places_of(const MeasureContext& context, const CheckRow& row) {
  std::vector<std::uint32_t> places;
  for_each_open_place(context, row, [&](const ServedPlace& served) {
    if (context.map.places[served.place].same_as == kNone) places.push_back(served.place);
  });
  std::sort(places.begin(), places.end());
  return places;
}

/// Metres to the end of what the extract covers for sure, as the crow flies; 0 outside it.
inline double metres_to_edge(const MapData& map, LonLat p) {
  return map.extent.sure.metres_to_end(p);
}

}  // namespace quarter::kinds
