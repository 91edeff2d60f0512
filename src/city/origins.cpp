// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/origins.hpp"

#include <algorithm>

#include "quarter/base/box_index.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/rules.hpp"
#include "spread_population.hpp"
#include "street_points.hpp"

namespace quarter {
namespace {

/// Metres in the area studied of streets that bound blocks: what a town has where people live,
/// whatever their class.
double street_metres(const StreetNetwork& network, const AreaIndex& area) {
  double metres = 0;
  for (const StreetSegment& segment : network.segments) {
    if (!network.way_rules[segment.rule].block_edge) continue;
    const auto shape = network.shape(segment);
    for (std::size_t i = 1; i < shape.size(); ++i) {
      if (area.find(midpoint(shape[i - 1], shape[i])) != kNone)
        metres += near_distance_m(shape[i - 1], shape[i]);
    }
  }
  return metres;
}

/// Share of the weight of points along streets that have a home of the area studied beside them; 1
/// without points.
double share_with_homes(const MapData& map, const std::vector<HomeBuilding>& studied,
                        const std::vector<Origin>& points, double beside_m) {
  std::vector<Box> boxes;
  for (const HomeBuilding& home : studied)
    boxes.push_back(box_of(ring_of(map, home)));
  const BoxIndex homes(boxes);
  std::vector<char> beside(points.size(), 0);
  parallel_ranges(points.size(), 1024, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      Box around;
      around.extend(points[i].where);
      homes.for_each(around.grown(beside_m), [&](std::uint32_t) { beside[i] = 1; });
    }
  });
  double all = 0;
  double with = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    all += points[i].weight;
    with += beside[i] != 0 ? points[i].weight : 0;
  }
  return all > 0 ? with / all : 1;
}

std::vector<Origin> building_origins(const MapData& map, const AreaIndex& blocks) {
  std::vector<Origin> origins(map.homes.size());
  parallel_ranges(origins.size(), 1024, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const HomeBuilding& home = map.homes[i];
      const LonLat middle = middle_of(map, home);
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
    if (origin.block == kNone) continue;
    if (origin.block >= inhabited.size()) inhabited.resize(origin.block + 1, false);
    inhabited[origin.block] = true;
  }
  std::vector<Origin> points = points_along(network, blocks, spacing_m, [](const WayRule& rule) {
    return !rule.off_ground && !rule.across_area;
  });
  std::erase_if(points, [&](const Origin& origin) {
    return origin.block == kNone || (origin.block < inhabited.size() && inhabited[origin.block]);
  });
  for (Origin& origin : points)
    origin.weight = 0;
  return points;
}

std::vector<HomeBuilding> studied_homes(const MapData& map, const AreaIndex& area) {
  std::vector<HomeBuilding> homes;
  for (const HomeBuilding& home : map.homes) {
    if (area.find(middle_of(map, home)) != kNone) homes.push_back(home);
  }
  return homes;
}

/// Leaves what lies in the area studied.
void keep_studied(const AreaIndex& area, std::vector<Origin>& origins) {
  std::vector<char> outside(origins.size(), 0);
  parallel_ranges(origins.size(), 1024, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      outside[i] = area.find(origins[i].where) == kNone ? 1 : 0;
  });
  std::erase_if(origins, [&](const Origin& origin) {
    return outside[static_cast<std::size_t>(&origin - origins.data())] != 0;
  });
}

std::vector<Origin> points_in(const AreaIndex& area, std::vector<Origin> origins) {
  keep_studied(area, origins);
  return origins;
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
                     const StudyGround& ground, const Population* population) {
  const OriginRules& rules = catalogue.origins;
  Origins origins;
  const std::vector<HomeBuilding> homes = studied_homes(map, ground.context());
  origins.homes = homes.size();
  origins.thin_map = static_cast<double>(homes.size()) * rules.thin_map_m <
                     street_metres(network, ground.context());
  std::vector<Origin> on_streets =
      points_along(network, ground.blocks, rules.street_spacing_m,
                   [](const WayRule& rule) { return rule.residential; });
  origins.streets_with_homes =
      share_with_homes(map, homes, points_in(ground.context(), on_streets), rules.home_beside_m);
  keep_studied(ground.area, on_streets);
  const bool enough_homes =
      !homes.empty() && origins.streets_with_homes >= rules.min_streets_with_homes;
  if (population != nullptr) {
    take_population(origins, *population,
                    spread_population(catalogue, map, network, ground, *population,
                                      building_origins(map, ground.blocks),
                                      enough_homes ? SpreadOver::homes : SpreadOver::streets));
  } else if (enough_homes) {
    origins.kind = OriginKind::buildings;
    origins.points = building_origins(map, ground.blocks);
    keep_studied(ground.area, origins.points);
  } else {
    origins.kind = OriginKind::street_points;
    origins.points = std::move(on_streets);
  }
  const std::vector<Origin> others =
      stand_ins(origins.points, network, ground.blocks, rules.stand_in_spacing_m);
  origins.points.insert(origins.points.end(), others.begin(), others.end());
  std::stable_sort(origins.points.begin(), origins.points.end(),
                   [](const Origin& a, const Origin& b) { return a.block < b.block; });
  return origins;
}

}  // namespace quarter
