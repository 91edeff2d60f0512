// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/stress_summary.hpp"

#include <algorithm>
#include <vector>

#include "quarter/base/groups.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"

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

CalmIslands::CalmIslands(const StreetNetwork& network, ModeIndex mode, int level,
                         const std::optional<Box>& within)
    : island(network.segments.size(), kNone) {
  const auto segments = static_cast<std::uint32_t>(network.segments.size());
  Groups groups(segments);
  std::vector<std::uint32_t> first(network.junctions.size(), kNone);
  const auto meet = [&](std::uint32_t s, std::uint32_t junction) {
    if (network.crossing_stress[junction] > level) return;
    if (within && !within->contains(network.junctions[junction])) return;
    // Where the map ends the road that parts them may be missing.
    if (!network.cut_junctions.empty() && network.cut_junctions[junction] != 0) return;
    if (first[junction] == kNone) first[junction] = s;
    groups.unite(first[junction], s);
  };
  for (std::uint32_t s = 0; s < segments; ++s) {
    const ModeRule& rule = network.rule(network.segments[s], mode);
    if (!calm(rule.forward, level) && !calm(rule.backward, level)) continue;
    island[s] = s;
    meet(s, network.segments[s].from);
    meet(s, network.segments[s].to);
  }
  std::vector<double> length_km(segments, 0);
  for (std::uint32_t s = 0; s < segments; ++s) {
    if (island[s] == kNone) continue;
    island[s] = groups.find(s);
    const std::uint32_t cm = street_cm(network, network.segments[s]);
    if (length_km[island[s]] == 0) ++count;
    length_km[island[s]] += std::max(1U, cm) / 1e5;
    km += cm / 1e5;
    longest_km = std::max(longest_km, length_km[island[s]]);
  }
}

StressSummary stress_summary(const Catalogue& catalogue, const StreetNetwork& network,
                             ModeIndex mode) {
  StressSummary summary;
  if (catalogue.modes[mode].max_stress > 0) summary.limit = catalogue.modes[mode].max_stress;
  for (const StreetSegment& segment : network.segments)
    add_lengths(network.rule(segment, mode), street_cm(network, segment) / 1e5, summary);
  const CalmIslands islands(network, mode, summary.limit);
  summary.islands = islands.count;
  summary.low_km = islands.km;
  summary.largest_km = islands.longest_km;
  return summary;
}

}  // namespace quarter
