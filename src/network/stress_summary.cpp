// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/stress_summary.hpp"

#include <algorithm>
#include <vector>

#include "quarter/base/groups.hpp"

namespace quarter {
namespace {

bool calm(const DirectionRule& way, int limit) {
  return way.stress.level > 0 && way.stress.level <= limit;
}

void add_lengths(const ModeRule& rule, double km, StressSummary& summary) {
  const bool both = rule.forward.stress.level > 0 && rule.backward.stress.level > 0;
  for (const DirectionRule* way : {&rule.forward, &rule.backward}) {
    if (way->stress.level == 0) continue;
    const double share_km = both ? km / 2 : km;
    summary.km[way->stress.level] += share_km;
    if (way->stress.by_default) summary.by_default_km += share_km;
  }
}

/// Length in cm, of streets: lines over squares are none.
std::uint32_t street_cm(const StreetNetwork& network, const StreetSegment& segment) {
  return network.way_rules[segment.rule].across_area ? 0 : segment.length_cm;
}

}  // namespace

StressSummary stress_summary(const Catalogue& catalogue, const StreetNetwork& network,
                             std::size_t mode) {
  StressSummary summary;
  if (catalogue.modes[mode].max_stress > 0) summary.limit = catalogue.modes[mode].max_stress;
  const auto segments = static_cast<std::uint32_t>(network.segments.size());
  Groups islands(segments);
  std::vector<std::uint32_t> first(network.junctions.size(), kNone);
  std::vector<char> low(segments, 0);
  const auto meet = [&](std::uint32_t s, std::uint32_t junction) {
    if (network.crossing_stress[junction] > summary.limit) return;
    if (first[junction] == kNone) first[junction] = s;
    islands.unite(first[junction], s);
  };
  for (std::uint32_t s = 0; s < segments; ++s) {
    const StreetSegment& segment = network.segments[s];
    const ModeRule& rule = network.rule(segment, mode);
    add_lengths(rule, street_cm(network, segment) / 1e5, summary);
    if (!calm(rule.forward, summary.limit) && !calm(rule.backward, summary.limit)) continue;
    low[s] = 1;
    meet(s, segment.from);
    meet(s, segment.to);
  }
  std::vector<double> km(segments, 0);
  for (std::uint32_t s = 0; s < segments; ++s) {
    if (low[s] == 0) continue;
    const std::uint32_t island = islands.find(s);
    if (km[island] == 0) ++summary.islands;
    km[island] += std::max(1U, street_cm(network, network.segments[s])) / 1e5;
    summary.largest_km = std::max(summary.largest_km, km[island]);
    summary.low_km += street_cm(network, network.segments[s]) / 1e5;
  }
  return summary;
}

}  // namespace quarter
