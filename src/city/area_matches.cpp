// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/area_matches.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "geos.hpp"
#include "quarter/base/box_index.hpp"
#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

bool is_equal(const MultiPolygon& a, const MultiPolygon& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Polygon& p, const Polygon& q) {
    return p.outer == q.outer && p.holes == q.holes;
  });
}

/// m² that both cover.
double shared_m2(const MultiPolygon& a, const MultiPolygon& b) {
  const geos::Geometry first = geos::covered(a), second = geos::covered(b);
  return area_m2(geos::polygons(geos::intersection(first.get(), second.get()).get()));
}

std::vector<Box> boxes_of(const std::vector<MultiPolygon>& areas) {
  std::vector<Box> boxes;
  for (const MultiPolygon& area : areas)
    boxes.push_back(box_of(area));
  return boxes;
}

/// What many areas share with one.
class Overlapper {
 public:
  explicit Overlapper(const MultiPolygon& other)
      : other_(geos::covered(other)), prepared_(geos::prepare(other_)) {}

  double m2(const MultiPolygon& area) const {
    double sum = 0;
    for (const Polygon& polygon : area)
      sum += m2(polygon);
    return sum;
  }

 private:
  /// What is not cut by the other's outline need not be overlaid with it.
  double m2(const Polygon& polygon) const {
    const geos::Geometry shape = geos::polygon(polygon);
    const GEOSContextHandle_t context = geos::context();
    if (geos::answer(GEOSPreparedCovers_r(context, prepared_.get(), shape.get())))
      return area_m2(polygon);
    if (!geos::answer(GEOSPreparedIntersects_r(context, prepared_.get(), shape.get()))) return 0;
    const geos::Geometry valid = geos::covered({polygon});
    const geos::Geometry near = geos::within_box(other_.get(), box_of(polygon.outer));
    return area_m2(geos::polygons(geos::intersection(valid.get(), near.get()).get()));
  }

  geos::Geometry other_;
  geos::Prepared prepared_;
};

AreaMatch best_of(const MultiPolygon& area, const std::vector<MultiPolygon>& others,
                  std::vector<std::uint32_t> candidates) {
  std::sort(candidates.begin(), candidates.end());
  for (const std::uint32_t candidate : candidates) {
    if (is_equal(area, others[candidate])) return {candidate, 1, 1};
  }
  const double own = area_m2(area);
  AreaMatch best;
  double most = 0;
  for (const std::uint32_t candidate : candidates) {
    const double shared = shared_m2(area, others[candidate]);
    if (!(shared > most)) continue;
    most = shared;
    const double either = own + area_m2(others[candidate]) - shared;
    best = {candidate, std::min(1.0, shared / own), std::min(1.0, shared / either)};
  }
  return best;
}

}  // namespace

double covered_m2(const std::vector<const MultiPolygon*>& areas, const MultiPolygon& within) {
  const Box box = box_of(within);
  MultiPolygon near;
  for (const MultiPolygon* const area : areas) {
    if (box_of(*area).overlaps(box)) near.insert(near.end(), area->begin(), area->end());
  }
  if (near.empty()) return 0;
  return shared_m2(near, within);
}

std::vector<MultiPolygon> clipped(const std::vector<const MultiPolygon*>& areas,
                                  const MultiPolygon& within) {
  const geos::Geometry ground = geos::covered(within);
  const geos::Prepared prepared = geos::prepare(ground);
  std::vector<MultiPolygon> all;
  for (const MultiPolygon* const area : areas) {
    const geos::Geometry shape = geos::covered(*area);
    if (geos::answer(GEOSPreparedCovers_r(geos::context(), prepared.get(), shape.get()))) {
      all.push_back(*area);
      continue;
    }
    const geos::Geometry near = geos::within_box(ground.get(), box_of(*area));
    all.push_back(geos::polygons(geos::intersection(shape.get(), near.get()).get()));
  }
  return all;
}

std::vector<AreaOverlap> area_overlaps(const std::vector<const MultiPolygon*>& areas,
                                       const std::vector<const MultiPolygon*>& others) {
  std::vector<Box> boxes;
  for (const MultiPolygon* const area : areas)
    boxes.push_back(box_of(*area));
  const BoxIndex index(boxes);
  std::vector<std::vector<AreaOverlap>> of_other(others.size());
  parallel_each(others.size(), [&](std::size_t other) {
    const Overlapper overlapper(*others[other]);
    index.for_each(box_of(*others[other]), [&](std::uint32_t area) {
      const double m2 = overlapper.m2(*areas[area]);
      if (m2 > 0) of_other[other].push_back({area, static_cast<std::uint32_t>(other), m2});
    });
  });
  std::vector<AreaOverlap> all;
  for (const std::vector<AreaOverlap>& some : of_other)
    all.insert(all.end(), some.begin(), some.end());
  std::sort(all.begin(), all.end(), [](const AreaOverlap& a, const AreaOverlap& b) {
    return std::pair(a.area, a.other) < std::pair(b.area, b.other);
  });
  return all;
}

std::vector<AreaMatch> match_areas(const std::vector<MultiPolygon>& areas,
                                   const std::vector<MultiPolygon>& others) {
  const BoxIndex index(boxes_of(others));
  std::vector<AreaMatch> matches(areas.size());
  parallel_ranges(areas.size(), 64, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      std::vector<std::uint32_t> candidates;
      index.for_each(box_of(areas[i]), [&](std::uint32_t other) { candidates.push_back(other); });
      matches[i] = best_of(areas[i], others, std::move(candidates));
    }
  });
  return matches;
}

AreaDifference difference_of(const MultiPolygon& before, const MultiPolygon& after) {
  const geos::Geometry old = geos::covered(before), now = geos::covered(after);
  const auto m2 = [](const geos::Geometry& area) { return area_m2(geos::polygons(area.get())); };
  AreaDifference difference{m2(old), m2(now), m2(geos::intersection(old.get(), now.get())), {}};
  MultiPolygon pieces = geos::polygons(geos::difference(old.get(), now.get()).get());
  MultiPolygon added = geos::polygons(geos::difference(now.get(), old.get()).get());
  std::move(added.begin(), added.end(), std::back_inserter(pieces));
  difference.where = inner_point(pieces);
  return difference;
}

LonLat inner_point(const MultiPolygon& area) {
  const auto largest =
      std::max_element(area.begin(), area.end(),
                       [](const Polygon& a, const Polygon& b) { return area_m2(a) < area_m2(b); });
  if (largest == area.end()) return {};
  const Point2 inside = geos::inner_point(geos::polygon(*largest).get());
  return {static_cast<std::int32_t>(std::lround(inside.x)),
          static_cast<std::int32_t>(std::lround(inside.y))};
}

MultiPolygon coarse_outline(const MultiPolygon& outline, double metres) {
  const double unit_m = LocalPlane({0, 0}).to_plane({0, 1}).y;
  return geos::polygons(geos::simplified(geos::covered(outline).get(), metres / unit_m).get());
}

}  // namespace quarter
