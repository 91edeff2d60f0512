// SPDX-License-Identifier: Apache-2.0
#include "spread_population.hpp"

#include <algorithm>

#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/city/cover_share.hpp"
#include "street_points.hpp"

namespace quarter {
namespace {

void find_zones(const ZoneMap& zones, std::vector<Origin>& origins) {
  std::vector<LonLat> places;
  places.reserve(origins.size());
  for (const Origin& origin : origins)
    places.push_back(origin.where);
  const std::vector<std::uint32_t> found = zones.find(places);
  for (std::size_t i = 0; i < origins.size(); ++i)
    origins[i].zone = found[i];
}

class Spreader {
 public:
  Spreader(const Catalogue& catalogue, const StreetNetwork& network, const StudyGround& ground,
           const Population& population)
      : catalogue_(catalogue), network_(network), ground_(ground), population_(population) {}

  /// How many people of each zone are to be placed.
  void count(const MultiPolygon& extent) {
    PopulationTotals& totals = spread_.totals;
    const CoverShare cover(extent);
    totals.zones = population_.people.size();
    totals.without_count = population_.without_count;
    left_.resize(population_.people.size());
    for (std::uint32_t zone = 0; zone < left_.size(); ++zone) {
      const double people = population_.people[zone];
      left_[zone] = people * cover.of(*population_.zones, zone);
      totals.read += people;
      totals.beyond += people - left_[zone];
    }
  }

  /// Those of the homes that lie in the area studied but in no zone.
  void count_empty(const std::vector<Origin>& homes) {
    for (const Origin& home : homes)
      spread_.totals.empty_homes += home.zone == kNone && is_studied(home.where) ? 1 : 0;
  }

  /// Shares the people of each zone that is not done out over the candidates in it, by their
  /// weight. Adds what was placed in the area studied to `placed`.
  void place(const std::vector<Origin>& candidates, double& placed) {
    std::vector<double> sums(left_.size(), 0);
    for (const Origin& candidate : candidates) {
      if (candidate.zone != kNone) sums[candidate.zone] += candidate.weight;
    }
    for (Origin origin : candidates) {
      if (origin.zone == kNone || !(left_[origin.zone] > 0) || !(origin.weight > 0)) continue;
      origin.weight *= left_[origin.zone] / sums[origin.zone];
      if (!is_studied(origin.where)) {
        spread_.totals.beyond += origin.weight;
        continue;
      }
      placed += origin.weight;
      spread_.points.push_back(origin);
    }
    for (std::size_t zone = 0; zone < left_.size(); ++zone) {
      if (sums[zone] > 0) left_[zone] = 0;
    }
  }

  enum class Which : std::uint8_t { residential, others };
  void place_along_streets(Which which, double& placed) {
    if (done()) return;
    place(street_points(which), placed);
  }

  void place_at_middles() {
    for (std::uint32_t zone = 0; zone < left_.size(); ++zone) {
      if (!(left_[zone] > 0)) continue;
      const LonLat middle = population_.zones->middle(zone);
      const bool studied = is_studied(middle);
      (studied ? spread_.totals.at_middles : spread_.totals.unplaced) += left_[zone];
      if (studied)
        spread_.points.push_back({middle, ground_.blocks.find(middle), kNone, zone, left_[zone]});
      left_[zone] = 0;
    }
  }

  PopulationTotals& totals() { return spread_.totals; }
  Spread take() { return std::move(spread_); }

 private:
  bool done() const {
    return std::none_of(left_.begin(), left_.end(), [](double left) { return left > 0; });
  }

  bool is_studied(LonLat p) const { return ground_.area.find(p) != kNone; }

  bool is(Which which, const WayRule& rule) const {
    if (which == Which::residential) return rule.residential;
    return !rule.residential && !rule.off_ground && !rule.across_area;
  }

  /// Points along the streets of the zones that are not done.
  std::vector<Origin> street_points(Which which) const {
    std::vector<Origin> points =
        points_along(network_, ground_.blocks, catalogue_.origins.street_spacing_m,
                     [&](const WayRule& rule) { return is(which, rule); });
    find_zones(*population_.zones, points);
    std::erase_if(points, [&](const Origin& o) { return o.zone == kNone || !(left_[o.zone] > 0); });
    return points;
  }

  const Catalogue& catalogue_;
  const StreetNetwork& network_;
  const StudyGround& ground_;
  const Population& population_;
  std::vector<double> left_;  // persons to be placed, per zone
  Spread spread_;
};

}  // namespace

Spread spread_population(const Catalogue& catalogue, const MapData& map,
                         const StreetNetwork& network, const StudyGround& ground,
                         const Population& population, std::vector<Origin> homes,
                         SpreadOver first) {
  Spreader spreader(catalogue, network, ground, population);
  spreader.count(map.extent.area);
  find_zones(*population.zones, homes);
  spreader.count_empty(homes);
  PopulationTotals& totals = spreader.totals();
  if (first == SpreadOver::homes) spreader.place(homes, totals.on_homes);
  spreader.place_along_streets(Spreader::Which::residential, totals.on_residential_streets);
  if (first == SpreadOver::streets) spreader.place(homes, totals.on_homes);
  spreader.place_along_streets(Spreader::Which::others, totals.on_other_streets);
  spreader.place_at_middles();
  return spreader.take();
}

}  // namespace quarter
