// SPDX-License-Identifier: Apache-2.0
// Kinds "gravity", "mix", "shared_area" and "shared_spaces": how much of what places have is within
// reach, how mixed is it, and how much is it for each of those who share it?
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "category_places.hpp"
#include "kinds.hpp"
#include "quarter/catalogue/check_rule.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/distribution.hpp"
#include "quarter/checks/halo.hpp"
#include "quarter/reach/supply.hpp"

namespace quarter::kinds {
namespace {

using Amount = double (*)(const PlaceFeature& place);

double one_place(const PlaceFeature& /*place*/) {
  return 1;
}
double square_metres(const PlaceFeature& place) {
  return place.area_m2;
}
double thousand_spaces(const PlaceFeature& place) {
  return 1000.0 * place.traits.capacity;
}

/// The different places that have something, with all their entrances, and numbers for their kinds.
std::vector<Supply> supply_of(const MeasureContext& context, const CheckRow& row, Amount amount) {
  std::map<std::string, std::uint32_t> kinds;
  const std::size_t mode = row.modes.front();
  const TravelCost arrival = context.times.arrival(mode);
  std::map<std::uint32_t, Supply> places;
  for_each_open_place(context, row, [&](const ServedPlace& served) {
    const std::uint32_t lead = lead_of(context.map, served.place);
    const double has = amount(context.map.places[lead]);
    if (!(has > 0)) return;
    Supply& place = places[lead];
    place.amount = has;
    const std::string& kind = context.catalogue.services[served.service].kind(served.rule);
    place.kind = kinds.emplace(kind, kinds.size()).first->second;
    for (const AccessPoint& point : served.access[mode])
      place.entrances.push_back({point.anchor, arrival});
  });
  std::vector<Supply> all;
  for (auto& [lead, place] : places)
    all.push_back(std::move(place));
  return all;
}

/// How many kinds of places the catalogue knows for a row.
std::size_t kinds_of(const MeasureContext& context, const CheckRow& row) {
  std::set<std::string_view> kinds;
  for (const std::size_t service : services_of(context.catalogue, row)) {
    for (const PlaceRule& rule : context.catalogue.services[service].rules)
      kinds.insert(rule.subtype);
  }
  return kinds.size();
}

std::vector<Residents> residents_of(const MeasureContext& context, const CheckRow& row) {
  std::vector<Residents> residents;
  residents.reserve(context.origins.size());
  for (std::size_t i = 0; i < context.origins.size(); ++i) {
    residents.push_back({context.footings[i].joins(row.modes.front()), context.origins[i].weight});
  }
  return residents;
}

/// Everything within the limit counts alike.
SupplyReach plain_reach(const MeasureContext& context, const CheckRow& row) {
  const DistinctPlaces::Limits limits = place_limits(context, row.targets.front());
  return {limits.ms, limits.cm, [](TravelCost) { return 1.0; }};
}

/// What is farther away counts less by the row's decay.
SupplyReach decaying_reach(const MeasureContext& context, const CheckRow& row) {
  const CheckTarget& limit = row.targets.front();
  const Decay& decay = context.catalogue.decays[context.check(row).decay];
  SupplyReach reach = plain_reach(context, row);
  reach.weight = [&decay, limit](TravelCost cost) {
    const double minutes = to_tenths(cost) / 600.0;
    const double of_minutes = limit.minutes > 0 ? minutes / limit.minutes : 0;
    const double of_metres = limit.metres > 0 ? cost.cm() / 100.0 / limit.metres : 0;
    return decay.at(minutes, std::max(of_minutes, of_metres));
  };
  return reach;
}

/// Whether places that are not on the map may be within the limit.
bool may_be_more(const CheckRow& row, std::size_t mode, const OriginView& origin) {
  return origin.silent_on_any(row.targets) || map_ends_within(row.targets.front(), mode, origin);
}

/// What an origin has, in whole and of places that it shares with nobody the map does not show.
struct Had {
  std::vector<double> all;     ///< per origin
  std::vector<double> surely;  ///< the same without places near which the map ends; empty: as `all`
};

/// A figure for each origin; none where no street is near. Where the map is silent, or ends within
/// the limit, there may be more.
class SupplyMeasure : public OriginMeasure {
 public:
  SupplyMeasure(const CheckRow& row, Had had)
      : mode_(row.modes.front()), row_(row), had_(std::move(had)) {}

  Mark at(const OriginView& origin) const override {
    if (!origin.footing[mode_].joined()) return nowhere(row_, mode_, origin, kNoEnd);
    const double all = had_.all[origin.index];
    const double surely = had_.surely.empty() ? all : had_.surely[origin.index];
    if (may_be_more(row_, mode_, origin)) return {1, surely, kNoEnd};
    return {1, surely, all - surely};
  }

 private:
  std::size_t mode_;
  CheckRow row_;
  Had had_;
};

/// A share of the greatest mix for each origin, likewise; where there may be more it may be any.
class MixMeasure : public OriginMeasure {
 public:
  MixMeasure(const CheckRow& row, std::vector<double> mix)
      : mode_(row.modes.front()), row_(row), mix_(std::move(mix)) {}

  Mark at(const OriginView& origin) const override {
    if (!origin.footing[mode_].joined()) return nowhere(row_, mode_, origin, 1);
    if (may_be_more(row_, mode_, origin)) return {1, 0, 1};
    return {1, mix_[origin.index], 0};
  }

 private:
  std::size_t mode_;
  CheckRow row_;
  std::vector<double> mix_;  ///< per origin
};

const SearchGraph& graph_of(const MeasureContext& context, const CheckRow& row) {
  return context.times.graph(row.modes.front());
}

/// Whether the map ends within the limit from an entrance: people beyond it may share the place.
bool map_ends_near(const MeasureContext& context, const CheckRow& row, const Supply& place) {
  const CheckTarget& limit = row.targets.front();
  const TravelTimeField& edge = context.times.edge(row.modes.front());
  return std::any_of(place.entrances.begin(), place.entrances.end(), [&](const Entrance& entrance) {
    return answer(TravelCost::unreached(), edge.at(entrance.anchor), limit.minutes, limit.metres) ==
           Answer::open;
  });
}

std::unique_ptr<OriginMeasure> shared(const MeasureContext& context, const CheckRow& row,
                                      Amount amount) {
  std::vector<Supply> places = supply_of(context, row, amount);
  const std::vector<Residents> residents = residents_of(context, row);
  const SupplyReach reach = decaying_reach(context, row);
  Had had{shared_supply(graph_of(context, row), places, residents, reach), {}};
  const std::size_t all = places.size();
  std::erase_if(places, [&](const Supply& place) { return map_ends_near(context, row, place); });
  if (places.size() < all)
    had.surely = shared_supply(graph_of(context, row), places, residents, reach);
  return std::make_unique<SupplyMeasure>(row, std::move(had));
}

}  // namespace

std::unique_ptr<OriginMeasure> gravity(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<SupplyMeasure>(
      row, Had{reached_supply(graph_of(context, row), supply_of(context, row, one_place),
                              residents_of(context, row), decaying_reach(context, row)),
               {}});
}
std::unique_ptr<OriginMeasure> mix(const MeasureContext& context, const CheckRow& whole) {
  const CheckRow row = without_silent(context, whole);
  return std::make_unique<MixMeasure>(
      row,
      mixed_supply(graph_of(context, row), supply_of(context, row, one_place),
                   kinds_of(context, row), residents_of(context, row), plain_reach(context, row)));
}
std::unique_ptr<OriginMeasure> shared_area(const MeasureContext& context, const CheckRow& row) {
  return shared(context, row, square_metres);
}
std::unique_ptr<OriginMeasure> shared_spaces(const MeasureContext& context, const CheckRow& row) {
  return shared(context, row, thousand_spaces);
}

bool knows_capacity(const MeasureContext& context, const CheckRow& row) {
  const double reach_m =
      plain_reach_m(context.catalogue, context.times.modes(), context.times.limit_ms() / 60000.0);
  const Box within = around_origins(context.origins, reach_m);
  const std::vector<std::uint32_t> places = places_of(context, row);
  return std::any_of(places.begin(), places.end(), [&](std::uint32_t place) {
    const PlaceFeature& feature = context.map.places[place];
    return feature.traits.capacity > 0 && within.contains(feature.where);
  });
}

}  // namespace quarter::kinds
