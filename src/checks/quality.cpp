// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/quality.hpp"

#include <algorithm>
#include <map>

#include "kinds/category_places.hpp"
#include "kinds/place_lacks.hpp"
#include "kinds/straight_from.hpp"
#include "kinds/street_walk.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/assess.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/check_rule.hpp"

namespace quarter {
namespace {

std::optional<double> part(double of, double whole) {
  return whole > 0 ? std::optional(of / whole) : std::nullopt;
}

/// Gathers by district, the city last; each service and each mode once.
class QualityFinder {
 public:
  QualityFinder(const MeasureContext& context, const AreaLocator& areas)
      : context_(context), areas_(areas) {}

  PlaceLacks lacks(const CheckRow& row, std::size_t scope) {
    PlaceLacks sum;
    for (const ServiceIndex service : services_of(context_.catalogue, row))
      sum += of_service(service)[scope];
    return sum;
  }

  /// See RowQuality::of_expected.
  std::optional<double> of_expected(const CheckRow& row, const Coverages& coverages) const {
    std::optional<double> least;
    for (const ServiceIndex service : services_of(context_.catalogue, row)) {
      const Coverage& coverage = coverages[service];
      if (!coverage.can_tell(context_.catalogue.origins)) continue;
      const double here = coverage.found / coverage.expected;
      least = least ? std::min(*least, here) : here;
    }
    return least;
  }

  /// Share of the length one may ride by law whose level of traffic stress rests on defaults.
  std::optional<double> stress_by_default(ModeIndex mode, std::size_t scope) {
    const Share& share = of_mode(mode)[scope];
    return part(share.yes, share.weight);
  }

 private:
  const std::vector<PlaceLacks>& of_service(ServiceIndex service) {
    const auto [entry, is_new] = services_.try_emplace(service, areas_.districts() + 1);
    if (!is_new) return entry->second;
    const bool door = context_.catalogue.services[service].entry == Entry::door;
    for (const ServedPlace* const served : kinds::open_places(context_, service)) {
      const PlaceFeature& place = context_.map.places[served->place];
      if (place.same_as != kNone) continue;
      PlaceLacks lacks{1, door ? 1.0 : 0.0};
      lacks.name = place.name.empty() ? 1 : 0;
      lacks.hours = door && !place.traits.has_hours ? 1 : 0;
      lacks.wheelchair = place.traits.wheelchair == PlaceTraits::Wheelchair::untagged ? 1 : 0;
      lacks.capacity = place.traits.capacity == 0 ? 1 : 0;
      areas_.add_to(place.where, lacks, entry->second);
    }
    return entry->second;
  }

  const AreaFigures& of_mode(ModeIndex mode) {
    const auto [entry, is_new] = modes_.try_emplace(mode, areas_.districts() + 1);
    if (!is_new) return entry->second;
    const StreetNetwork& network = context_.times.index().network();
    for (std::uint32_t s = 0; s < network.segments.size(); ++s) {
      const StreetSegment& segment = network.segments[s];
      if (network.way_rules[segment.rule].across_area) continue;
      const ModeRule& rule = network.rule(segment, mode);
      Share share;
      for (const DirectionRule* const way : {&rule.forward, &rule.backward}) {
        if (way->stress.level == 0) continue;
        share.weight += segment.length_cm / 1e5;
        if (way->stress.by_default) share.yes += segment.length_cm / 1e5;
      }
      if (share.weight > 0) areas_.add_street(s, share, entry->second);
    }
    return entry->second;
  }

  const MeasureContext& context_;
  const AreaLocator& areas_;
  std::map<ServiceIndex, std::vector<PlaceLacks>> services_;
  std::map<ModeIndex, AreaFigures> modes_;
};

std::optional<ModeIndex> ridden_mode(const Catalogue& catalogue, const CheckRow& row) {
  const auto mode = std::find_if(row.modes.begin(), row.modes.end(), [&](ModeIndex m) {
    return catalogue.modes[m].kind == TravelMode::Kind::bicycle;
  });
  return mode == row.modes.end() ? std::nullopt : std::optional(*mode);
}

std::optional<double> assumed(const MeasureContext& context, const CheckRow& row,
                              const Share& figure, const PlaceLacks& lacks, QualityFinder& finder,
                              std::size_t scope) {
  const CheckRule& check = context.check(row);
  if (check.kind->assumed != nullptr) return check.kind->assumed(check, figure, lacks);
  const auto mode = ridden_mode(context.catalogue, row);
  return mode ? finder.stress_by_default(*mode, scope) : std::nullopt;
}

}  // namespace

bool meets_edge(const MeasureContext& context, const CheckRow& row, const OriginView& origin) {
  if (context.check(row).straight) {
    return std::any_of(row.targets.begin(), row.targets.end(), [&](const CheckTarget& target) {
      return origin.straight.map_ends_within(target.metres);
    });
  }
  return std::any_of(row.modes.begin(), row.modes.end(), [&](ModeIndex mode) {
    const TravelCost to_edge = origin.times.to_edge[mode];
    return to_edge.reached() &&
           std::any_of(row.targets.begin(), row.targets.end(), [&](const CheckTarget& target) {
             return answer(TravelCost::unreached(), to_edge, target.minutes, target.metres) ==
                    Answer::open;
           });
  });
}

std::vector<std::vector<RowQuality>> data_quality(const MeasureContext& context,
                                                  const AreaLocator& areas,
                                                  const Assessment& assessment) {
  QualityFinder finder(context, areas);
  std::vector<std::vector<RowQuality>> all(areas.districts() + 1);
  for (std::size_t scope = 0; scope < all.size(); ++scope) {
    const Tally& tally = scope < areas.districts() ? assessment.districts[scope] : assessment.city;
    for (std::size_t r = 0; r < assessment.rows.size(); ++r) {
      const CheckRow& row = assessment.rows[r];
      RowQuality& quality = all[scope].emplace_back();
      if (!row.needs.empty()) continue;
      const CheckRule& check = context.check(row);
      const PlaceLacks lacks = finder.lacks(row, scope);
      quality.unnamed = part(lacks.name, lacks.places);
      quality.without_hours = part(lacks.hours, lacks.doors);
      quality.of_expected = finder.of_expected(row, assessment.coverage[scope]);
      quality.assumed = assumed(context, row, tally.share(r), lacks, finder, scope);
      if (check.kind->has_edge()) quality.edge = part(tally.edge[r], tally.weight);
    }
  }
  return all;
}

}  // namespace quarter
