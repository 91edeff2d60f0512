// SPDX-License-Identifier: Apache-2.0
// Kind "calm_reach": of the places a rider reaches on all streets the law allows, how many are
// reached as quickly on calm ones? Asked of a sample of the places: those that come first, in an
// order made of their ids, among all within some distance. So the sample rests on what is near a
// place, and not on how much of a country is in the file.
#include <algorithm>
#include <cmath>
#include <map>

#include "category_places.hpp"
#include "check_reader.hpp"
#include "measure_of.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/check_rule.hpp"
#include "quarter/reach/supply.hpp"

namespace quarter::kinds {
namespace {

struct Keys {
  double apart_m = 0;  ///< places of the sample are farther apart
};

/// A number that tells nothing of the id it is made of (the finaliser of SplitMix64: Steele, Lea
/// and Flood, Fast splittable pseudorandom number generators, 2014).
std::uint64_t mixed(OsmRef ref) {
  auto x = static_cast<std::uint64_t>(ref.id) * 4 + static_cast<std::uint64_t>(ref.type);
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

/// Places by position, to ask who is near.
class Neighbours {
 public:
  Neighbours(const MapData& map, const std::vector<std::uint32_t>& places, double within_m)
      : map_(map), within_m_(within_m) {
    for (const std::uint32_t place : places)
      cells_[cell_of(map.places[place].where)].push_back(place);
  }

  /// Whether another place near by comes before this one.
  bool any_before(std::uint32_t place) const {
    const LonLat where = map_.places[place].where;
    const auto key = [&](std::uint32_t p) { return std::pair(mixed(map_.places[p].ref), p); };
    Box around;
    around.extend(where);
    around = around.grown(within_m_);
    const auto [south, west] = cell_of(around.min);
    const auto [north, east] = cell_of(around.max);
    for (std::int32_t row = south; row <= north; ++row) {
      for (std::int32_t column = west; column <= east; ++column) {
        const auto cell = cells_.find({row, column});
        if (cell == cells_.end()) continue;
        for (const std::uint32_t other : cell->second) {
          if (key(other) < key(place) &&
              near_distance_m(map_.places[other].where, where) < within_m_)
            return true;
        }
      }
    }
    return false;
  }

 private:
  static constexpr std::int32_t kCell = 100000;  // units, about 1 km
  static std::pair<std::int32_t, std::int32_t> cell_of(LonLat p) {
    return {p.y / kCell, p.x / kCell};
  }

  const MapData& map_;
  double within_m_;
  std::map<std::pair<std::int32_t, std::int32_t>, std::vector<std::uint32_t>> cells_;
};

/// The places of the sample. Beyond the map there may be others that come before those near its
/// end.
struct Sample {
  std::vector<Supply> surely;
  std::vector<Supply> perhaps;
};

Sample sample_of(const MeasureContext& context, const CheckRow& row) {
  const ModeIndex mode = row.modes.front();
  const double apart_m = own_of<Keys>(context.check(row)).apart_m;
  std::map<std::uint32_t, Supply> places;
  for_each_open_place(context, row, [&](const ServedPlace& served) {
    if (served.access[mode].empty()) return;
    Supply& place = places[lead_of(context.map, served.place)];
    place.amount = 1;
    for (const AccessPoint& point : served.access[mode])
      place.entrances.push_back({point.anchor, context.times.arrival(mode)});
  });
  std::vector<std::uint32_t> all;
  for (const auto& [lead, place] : places)
    all.push_back(lead);
  const Neighbours neighbours(context.map, all, apart_m);
  Sample sample;
  for (auto& [lead, place] : places) {
    if (neighbours.any_before(lead)) continue;
    const bool sure = metres_to_edge(context.map, context.map.places[lead].where) >= apart_m;
    (sure ? sample.surely : sample.perhaps).push_back(std::move(place));
  }
  return sample;
}

/// How many places of the sample each origin reaches: in whole, and of these on calm streets.
struct Counts {
  std::vector<double> any;
  std::vector<double> calm;
};

class CalmReach : public OriginMeasure {
 public:
  CalmReach(const MeasureContext& context, const CheckRow& row)
      : mode_(row.modes.front()), row_(row) {
    const SearchGraph any(context.catalogue, context.times.index().network(), mode_,
                          StressLimit::none);
    const Sample sample = sample_of(context, without_silent(context, row));
    surely_ = counts(context, any, sample.surely);
    perhaps_ = counts(context, any, sample.perhaps);
  }

  Mark at(const OriginView& origin) const override {
    if (!origin.footing[mode_].joined()) return nowhere(row_, mode_, origin, 1);
    // Beyond the map there may be other places, or calm ways round; and where it lacks places, the
    // few it has stand for no others.
    const bool silent =
        std::all_of(row_.targets.begin(), row_.targets.end(),
                    [&](const CheckTarget& target) { return origin.silent_on(target.category); });
    if (silent || map_ends_within(row_.targets.front(), mode_, origin)) return {1, 0, 1};
    const double sure = surely_.any[origin.index], perhaps = perhaps_.any[origin.index];
    if (!(sure + perhaps > 0)) return {0, 0, 0};
    return {1, surely_.calm[origin.index] / (sure + perhaps), perhaps / (sure + perhaps)};
  }

 private:
  Counts counts(const MeasureContext& context, const SearchGraph& any,
                const std::vector<Supply>& places) const {
    std::vector<Residents> residents;
    for (std::size_t i = 0; i < context.origins.size(); ++i) {
      residents.push_back({context.footings[i].joins(mode_), context.origins[i].weight});
    }
    const double minutes = row_.targets.front().minutes;
    const SupplyReach reach{static_cast<std::uint32_t>(minutes * 60000), 0xffffffffU,
                            [](TravelCost) { return 1.0; }};
    Counts counts{reached_supply(any, places, residents, reach),
                  reached_supply(context.times.graph(mode_), places, residents, reach)};
    for (std::size_t i = 0; i < counts.any.size(); ++i)
      counts.any[i] = std::max(counts.any[i], counts.calm[i]);
    return counts;
  }

  ModeIndex mode_;
  CheckRow row_;
  Counts surely_;
  Counts perhaps_;
};

void read(CheckReader& reader) {
  reader.table.number("apart_m", reader.own<Keys>().apart_m, kCheckMetres);
}

double margin_m(const CheckRule& check) {
  return 2 * own_of<Keys>(check).apart_m;
}

}  // namespace

extern const CheckKind calm_reach{
    .name = "calm_reach",
    .unit = Unit::share_of_places_reached,
    .better = CheckKind::Better::more,
    .asks = CheckKind::Asks::entrances,
    .limit = CheckKind::Limit::required,
    .modes = CheckKind::Modes::one_bicycle,
    .looks_at_all = true,
    .read = read,
    .of_homes = homes_by<CalmReach>,
    .margin_m = margin_m,
    .example = R"(categories = ["food"], minutes = 15, modes = ["cycle"], apart_m = 100)",
};

}  // namespace quarter::kinds
