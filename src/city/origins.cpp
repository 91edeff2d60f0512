// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/origins.hpp"

#include <algorithm>
#include <cmath>

#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

/// How far to the side of a street the block beside it is looked for, m.
constexpr double kBesideM = 8;
/// Segments one thread looks at in one go.
constexpr std::uint32_t kStandInGrain = 2048;

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
      origins[i] = {middle, blocks.find(middle), static_cast<std::uint32_t>(i), home.floor_area_m2};
    }
  });
  return origins;
}

class StreetPoints {
 public:
  StreetPoints(const AreaIndex& blocks, double spacing_m)
      : blocks_(blocks), spacing_m_(spacing_m) {}

  /// Equal stretches not longer than the spacing, a point in the middle of each.
  void add(std::span<const LonLat> shape, double length_m) {
    const double parts = std::max(1.0, std::ceil(length_m / spacing_m_));
    const double step = length_m / parts;
    double next = step / 2;
    double done = 0;
    for (std::size_t i = 1; i < shape.size(); ++i) {
      const double piece = near_distance_m(shape[i - 1], shape[i]);
      for (; next <= done + piece && piece > 0; next += step) {
        add_sides(shape[i - 1], shape[i], (next - done) / piece, step);
      }
      done += piece;
    }
  }
  std::vector<Origin> take() { return std::move(origins_); }

 private:
  void add_sides(LonLat a, LonLat b, double share, double metres) {
    const LocalPlane plane(a);
    const Point2 to = plane.to_plane(b);
    const double length = std::hypot(to.x, to.y);
    const Point2 at{to.x * share, to.y * share};
    const Point2 aside{-to.y / length * kBesideM, to.x / length * kBesideM};
    const std::uint32_t left = blocks_.find(plane.to_lonlat({at.x + aside.x, at.y + aside.y}));
    const std::uint32_t right = blocks_.find(plane.to_lonlat({at.x - aside.x, at.y - aside.y}));
    const LonLat where = plane.to_lonlat(at);
    origins_.push_back({where, left, kNone, metres / 2});
    origins_.push_back({where, right, kNone, metres / 2});
  }

  const AreaIndex& blocks_;
  double spacing_m_;
  std::vector<Origin> origins_;
};

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
      if (network.way_rules[network.segments[s].rule].off_ground) continue;
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

}  // namespace

std::string_view name_of(OriginKind kind) {
  return kind == OriginKind::buildings ? "residential buildings"
                                       : "points along residential streets";
}
std::string_view weight_name(OriginKind kind) {
  return kind == OriginKind::buildings ? "floor area" : "street length";
}
std::string_view weight_unit(OriginKind kind) {
  return kind == OriginKind::buildings ? "m2" : "m";
}

Origins find_origins(const Catalogue& catalogue, const MapData& map, const StreetNetwork& network,
                     const AreaIndex& blocks) {
  Origins origins;
  origins.residential_street_m = residential_metres(network);
  origins.homes = map.homes.size();
  const double needed = origins.residential_street_m / catalogue.origins.min_metres_per_building;
  if (!map.homes.empty() && static_cast<double>(map.homes.size()) >= needed) {
    origins.kind = OriginKind::buildings;
    origins.points = building_origins(map, blocks);
  } else {
    origins.kind = OriginKind::street_points;
    StreetPoints points(blocks, catalogue.origins.street_spacing_m);
    for (const StreetSegment& segment : network.segments) {
      if (network.way_rules[segment.rule].residential)
        points.add(network.shape(segment), segment.length_cm / 100.0);
    }
    origins.points = points.take();
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
