// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/origins.hpp"

#include <algorithm>

#include "quarter/base/parallel.hpp"
#include "spread_population.hpp"
#include "street_points.hpp"

namespace quarter {
namespace {

/// Segments one thread looks at in one go.
constexpr std::uint32_t kStandInGrain = 2048;

/// Streets that bound blocks: what a town has where people live, whatever their class.
double street_metres(const StreetNetwork& network) {
  double metres = 0;
  for (const StreetSegment& segment : network.segments) {
    if (network.way_rules[segment.rule].block_edge) metres += segment.length_cm / 100.0;
  }
  return metres;
}

double residential_metres(const StreetNetwork& network) {
  double metres = 0;
  for (const StreetSegment& segment : network.segments) {
    if (network.way_rules[segment.rule].residential) metres += segment.length_cm / 100.0;
  }
  return metres;
}

std::vector<Origin> building_origins(const MapData& map, const AreaIndex& blocks) {
  std::vector<Origin> origins(map.homes.size());
  parallel_ranges(origins.size(), 1024, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const HomeBuilding& home = map.homes[i];
      const LonLat middle = centroid({map.home_points.data() + home.first_point, home.point_count});
      origins[i] = {middle, blocks.find(middle), static_cast<std::uint32_t>(i), kNone,
                    home.floor_area_m2};
    }
  });
  return origins;
}

/// Points along all streets for the blocks that have no origin yet.
std::vector<Origin> stand_ins(const std::vector<Origin>& origins, const StreetNetwork& network,
                              const AreaIndex& blocks, double spacing_m) {
  std::vector<bool> inhabited;
  for (const Origin& origin : origins) {
    if (origin.block >= inhabited.size()) inhabited.resize(origin.block + 1, false);
    inhabited[origin.block] = true;
  }
  const auto wanted = [&](const Origin& origin) {
    return origin.block != kNone && (origin.block >= inhabited.size() || !inhabited[origin.block]);
  };
  const auto segments = static_cast<std::uint32_t>(network.segments.size());
  std::vector<std::vector<Origin>> parts(segments / kStandInGrain + 1);
  parallel_each(parts.size(), [&](std::size_t part) {
    StreetPoints points(blocks, spacing_m);
    const auto first = static_cast<std::uint32_t>(part * kStandInGrain);
    for (std::uint32_t s = first; s < std::min(segments, first + kStandInGrain); ++s) {
      const WayRule& rule = network.way_rules[network.segments[s].rule];
      if (rule.off_ground || rule.across_area) continue;
      points.add(network.shape(network.segments[s]), network.segments[s].length_cm / 100.0);
    }
    for (Origin& origin : points.take()) {
      origin.weight = 0;
      if (wanted(origin)) parts[part].push_back(origin);
    }
  });
  std::vector<Origin> all;
  for (const auto& part : parts)
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

std::vector<Origin> residential_street_points(const Catalogue& catalogue,
                                              const StreetNetwork& network,
                                              const AreaIndex& blocks) {
  StreetPoints points(blocks, catalogue.origins.street_spacing_m);
  for (const StreetSegment& segment : network.segments) {
    if (network.way_rules[segment.rule].residential)
      points.add(network.shape(segment), segment.length_cm / 100.0);
  }
  return points.take();
}

void take_population(Origins& origins, const Population& population, Spread spread) {
  origins.kind = OriginKind::population;
  origins.points = std::move(spread.points);
  origins.people = spread.totals;
  origins.groups = population.groups;
  origins.ranks = population.ranks;
  origins.group_shares = population.group_people;
  const std::size_t groups = population.groups.size();
  for (std::size_t i = 0; i < origins.group_shares.size(); ++i)
    origins.group_shares[i] /= population.people[i / groups];
}

}  // namespace

std::string_view name_of(OriginKind kind) {
  switch (kind) {
    case OriginKind::buildings:
      return "residential buildings";
    case OriginKind::street_points:
      return "points along residential streets";
    case OriginKind::population:
      return "population";
  }
  return "";
}
std::string_view weight_name(OriginKind kind) {
  switch (kind) {
    case OriginKind::buildings:
      return "floor area";
    case OriginKind::street_points:
      return "street length";
    case OriginKind::population:
      return "population";
  }
  return "";
}
std::string_view weight_unit(OriginKind kind) {
  switch (kind) {
    case OriginKind::buildings:
      return "m2";
    case OriginKind::street_points:
      return "m";
    case OriginKind::population:
      return "residents";
  }
  return "";
}

double Origins::in_group(const Origin& origin, std::size_t group) const {
  return origin.zone == kNone ? 0
                              : origin.weight * group_shares[origin.zone * groups.size() + group];
}

Origins find_origins(const Catalogue& catalogue, const MapData& map, const StreetNetwork& network,
                     const AreaIndex& blocks, const Population* population) {
  Origins origins;
  origins.residential_street_m = residential_metres(network);
  origins.homes = map.homes.size();
  origins.thin_map =
      static_cast<double>(map.homes.size()) * catalogue.origins.thin_map_m < street_metres(network);
  const double needed = origins.residential_street_m / catalogue.origins.min_metres_per_building;
  const bool enough_homes = !map.homes.empty() && static_cast<double>(map.homes.size()) >= needed;
  if (population != nullptr) {
    take_population(origins, *population,
                    spread_population(catalogue, map, network, blocks, *population,
                                      building_origins(map, blocks),
                                      enough_homes ? SpreadOver::homes : SpreadOver::streets));
  } else if (enough_homes) {
    origins.kind = OriginKind::buildings;
    origins.points = building_origins(map, blocks);
  } else {
    origins.kind = OriginKind::street_points;
    origins.points = residential_street_points(catalogue, network, blocks);
  }
  std::erase_if(origins.points, [](const Origin& origin) { return origin.block == kNone; });
  const std::vector<Origin> others =
      stand_ins(origins.points, network, blocks, catalogue.origins.stand_in_spacing_m);
  origins.points.insert(origins.points.end(), others.begin(), others.end());
  std::stable_sort(origins.points.begin(), origins.points.end(),
                   [](const Origin& a, const Origin& b) { return a.block < b.block; });
  return origins;
}

}  // namespace quarter
