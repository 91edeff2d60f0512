// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/block_ground.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "quarter/base/box_index.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/city/coast.hpp"

namespace quarter {
namespace {

using Shape = BlockGround::Shape;

std::vector<Shape> home_rings(const MapData& map) {
  std::vector<Shape> rings;
  for (const HomeBuilding& home : map.homes)
    rings.push_back(ring_of(map, home));
  return rings;
}

std::vector<Shape> obstacles_of(const MapData& map, ObstacleKind kind) {
  std::vector<Shape> lines;
  for (std::size_t i = 0; i < map.obstacles.lines.size(); ++i) {
    const Shape line = map.obstacles.lines[i];
    const bool ring = line.size() > 3 && line.front() == line.back();
    if (map.obstacles.kinds[i] == kind && (ring || kind == ObstacleKind::wall))
      lines.push_back(line);
  }
  return lines;
}

/// Paths and service ways, not those over or under the ground.
void add_paths(const StreetNetwork& network, std::vector<Shape>& cuts) {
  for (const StreetSegment& segment : network.segments) {
    const WayRule& rule = network.way_rules[segment.rule];
    if (!rule.block_edge && !rule.off_ground && !rule.across_area)
      cuts.push_back(network.shape(segment));
  }
}

/// Equal parts of a line, none longer than `longest_m`.
std::vector<Line> stretches_of(Shape shape, double longest_m) {
  const double length = length_m(shape);
  const double step = length / std::max(1.0, std::ceil(length / longest_m));
  std::vector<Line> stretches(1, Line{shape.front()});
  double left = step;  // until the stretch ends
  for (std::size_t i = 1; i < shape.size(); ++i) {
    const double piece = near_distance_m(shape[i - 1], shape[i]);
    double done = 0;
    while (piece - done > left + 0.01) {  // the last one ends with the line
      done += left;
      const LonLat end = between(shape[i - 1], shape[i], done / piece);
      stretches.back().push_back(end);
      stretches.push_back({end});
      left = step;
    }
    left -= piece - done;
    stretches.back().push_back(shape[i]);
  }
  return stretches;
}

/// Stretches of residential streets, in pieces by segment.
std::vector<Line> residential_stretches(const StreetNetwork& network, double longest_m) {
  std::vector<Line> all;
  for (const StreetSegment& segment : network.segments) {
    const WayRule& rule = network.way_rules[segment.rule];
    if (!rule.residential || rule.off_ground) continue;
    for (Line& stretch : stretches_of(network.shape(segment), longest_m))
      all.push_back(std::move(stretch));
  }
  return all;
}

void drop_those_with_homes(std::vector<Line>& stretches, std::span<const Shape> homes,
                           double beside_m) {
  std::vector<Box> boxes;
  for (const Shape home : homes)
    boxes.push_back(box_of(home));
  const BoxIndex index(boxes);
  parallel_ranges(stretches.size(), 1024, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      bool beside = false;
      index.for_each(box_of(stretches[i]).grown(beside_m), [&](std::uint32_t) { beside = true; });
      if (beside) stretches[i].clear();
    }
  });
  std::erase_if(stretches, [](const Line& stretch) { return stretch.size() < 2; });
}

/// Zones of a population without any of the places given.
std::vector<std::uint32_t> bare_zones(const Population& population,
                                      const std::vector<LonLat>& places) {
  std::vector<bool> bare(population.people.size(), true);
  for (const std::uint32_t zone : population.zones->find(places)) {
    if (zone != kNone) bare[zone] = false;
  }
  std::vector<std::uint32_t> zones;
  for (std::uint32_t zone = 0; zone < bare.size(); ++zone) {
    if (bare[zone]) zones.push_back(zone);
  }
  return zones;
}

/// Of a zone that is large nobody can say where in it people live: its middle stands for it.
void add_cells(const Population& population, const std::vector<LonLat>& places, double largest_m2,
               BlockGround& ground) {
  for (const std::uint32_t zone : bare_zones(population, places)) {
    MultiPolygon outline = population.zones->outline(zone);
    const double size = area_m2(outline);
    if (size > 0 && size <= largest_m2) {
      ground.cells.push_back(std::move(outline));
    } else {
      ground.cell_points.push_back(population.zones->middle(zone));
    }
  }
}

/// Ends of lines that no other line begins or ends at, sorted.
std::vector<LonLat> loose_ends(const LineSet& lines) {
  std::vector<LonLat> ends;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ends.push_back(lines[i].front());
    ends.push_back(lines[i].back());
  }
  std::sort(ends.begin(), ends.end());
  std::vector<LonLat> loose;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const bool again =
        (i > 0 && ends[i - 1] == ends[i]) || (i + 1 < ends.size() && ends[i + 1] == ends[i]);
    if (!again) loose.push_back(ends[i]);
  }
  return loose;
}

/// A place of a ring nearest to a point, if it is nearer than `nearest`.
void try_ring(const Ring& ring, LonLat from, double& least_m, LonLat& nearest) {
  const LocalPlane plane(from);
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const double share =
        nearest_share({0, 0}, plane.to_plane(ring[i - 1]), plane.to_plane(ring[i]));
    const LonLat there = between(ring[i - 1], ring[i], share);
    const double metres = distance_m(from, there);
    if (metres >= least_m) continue;
    least_m = metres;
    nearest = there;
  }
}

}  // namespace

std::function<bool(LonLat)> water_of(const MapData& map) {
  std::vector<const MultiPolygon*> outlines;
  for (const MultiPolygon& water : map.waters)
    outlines.push_back(&water);
  const auto lakes = std::make_shared<const AreaIndex>(outlines);
  const auto coast = std::make_shared<const Coast>(map.coastlines);
  return [lakes, coast](LonLat p) { return lakes->find(p) != kNone || coast->is_sea(p); };
}

LineSet coast_closures(const LineSet& coastlines, const MultiPolygon& area) {
  const std::vector<LonLat> ends = loose_ends(coastlines);
  LineSet closures;
  for (const LonLat end : ends) {
    if (!contains(area, end)) continue;
    double least_m = std::numeric_limits<double>::max();
    LonLat nearest;
    for (const Polygon& polygon : area) {
      try_ring(polygon.outer, end, least_m, nearest);
      for (const Ring& hole : polygon.holes)
        try_ring(hole, end, least_m, nearest);
    }
    for (const LonLat other : ends) {
      const double metres = distance_m(end, other);
      if (other == end || metres >= least_m) continue;
      least_m = metres;
      nearest = other;
    }
    if (nearest.valid() && nearest != end) closures.add(Line{end, nearest});
  }
  return closures;
}

BlockGround block_ground(const Catalogue& catalogue, const MapData& map,
                         const StreetNetwork& network, const MultiPolygon& area,
                         const Population* population) {
  BlockGround ground;
  ground.more_edges = coast_closures(map.coastlines, area);
  ground.homes = home_rings(map);
  ground.buildings = obstacles_of(map, ObstacleKind::building);
  ground.cuts = obstacles_of(map, ObstacleKind::wall);
  add_paths(network, ground.cuts);
  for (std::size_t i = 0; i < map.block_edges.size(); ++i)
    ground.cuts.push_back(map.block_edges[i]);  // those with a dead end bound no face
  ground.stretches = residential_stretches(network, catalogue.origins.street_spacing_m);
  if (population != nullptr) {
    std::vector<LonLat> places;
    for (const Shape home : ground.homes)
      places.push_back(centroid(home));
    for (const Line& stretch : ground.stretches)
      places.push_back(midpoint(stretch.front(), stretch.back()));
    add_cells(*population, places, catalogue.blocks.cell_area_m2, ground);
  }
  drop_those_with_homes(ground.stretches, ground.homes, catalogue.origins.home_beside_m);
  ground.is_water = water_of(map);
  return ground;
}

}  // namespace quarter
