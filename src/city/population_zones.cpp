// SPDX-License-Identifier: Apache-2.0
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

#include "geos.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/city/block.hpp"
#include "quarter/city/population.hpp"

namespace quarter {
namespace {

namespace bg = boost::geometry;
using IndexPoint = bg::model::point<double, 2, bg::cs::cartesian>;
using Entry = std::pair<IndexPoint, std::uint32_t>;

constexpr std::size_t kGrain = 1024;

template <typename Find>
std::vector<std::uint32_t> find_each(std::span<const LonLat> places, Find find) {
  std::vector<std::uint32_t> zones(places.size());
  parallel_ranges(places.size(), kGrain, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      zones[i] = find(places[i]);
  });
  return zones;
}

class PolygonZones : public ZoneMap {
 public:
  explicit PolygonZones(std::vector<MultiPolygon> outlines)
      : outlines_(std::move(outlines)), index_(addresses()) {}

  std::vector<std::uint32_t> find(std::span<const LonLat> places) const override {
    return find_each(places, [&](LonLat p) { return index_.find(p); });
  }
  MultiPolygon outline(std::uint32_t zone) const override { return outlines_[zone]; }
  LonLat middle(std::uint32_t zone) const override {
    const geos::Geometry outline = geos::covered(outlines_[zone]);
    const Point2 inside = geos::inner_point(outline.get());
    return {static_cast<std::int32_t>(std::lround(inside.x)),
            static_cast<std::int32_t>(std::lround(inside.y))};
  }

 private:
  std::vector<const MultiPolygon*> addresses() const {
    std::vector<const MultiPolygon*> all;
    for (const MultiPolygon& outline : outlines_)
      all.push_back(&outline);
    return all;
  }

  std::vector<MultiPolygon> outlines_;
  AreaIndex index_;
};

LonLat middle_of_all(const std::vector<LonLat>& points) {
  const Box box = box_of(points);
  return midpoint(box.min, box.max);
}

class PointZones : public ZoneMap {
 public:
  explicit PointZones(std::vector<LonLat> points)
      : points_(std::move(points)), plane_(middle_of_all(points_)) {
    std::vector<Entry> entries;
    for (std::uint32_t i = 0; i < points_.size(); ++i)
      entries.emplace_back(at(points_[i]), i);
    index_ = Index(entries);
    for (const LonLat& point : points_)
      reach_m_.push_back(std::min(kPointReachM, kPointReachShare * way_to_next_m(point)));
  }

  std::vector<std::uint32_t> find(std::span<const LonLat> places) const override {
    return find_each(places, [&](LonLat p) { return nearest(p); });
  }
  MultiPolygon outline(std::uint32_t) const override { return {}; }
  LonLat middle(std::uint32_t zone) const override { return points_[zone]; }

 private:
  using Index = bg::index::rtree<Entry, bg::index::rstar<8>>;

  IndexPoint at(LonLat p) const {
    const Point2 on_plane = plane_.to_plane(p);
    return {on_plane.x, on_plane.y};
  }
  /// To the nearest point elsewhere; endless if there is none.
  double way_to_next_m(LonLat point) const {
    for (auto it = index_.qbegin(bg::index::nearest(at(point), 2)); it != index_.qend(); ++it) {
      if (points_[it->second] != point) return near_distance_m(points_[it->second], point);
    }
    return points_.size() > 1 ? 0 : kPointReachM / kPointReachShare;
  }
  std::uint32_t nearest(LonLat place) const {
    if (points_.empty()) return kNone;
    // Of points equally near the first one wins.
    std::uint32_t best = kNone;
    double best_m = 0;
    for (auto it = index_.qbegin(bg::index::nearest(at(place), 4)); it != index_.qend(); ++it) {
      const double metres = near_distance_m(points_[it->second], place);
      const bool nearer =
          best == kNone || metres < best_m || (metres == best_m && it->second < best);
      if (!nearer) continue;
      best = it->second;
      best_m = metres;
    }
    return best_m <= reach_m_[best] ? best : kNone;
  }

  std::vector<LonLat> points_;
  LocalPlane plane_;
  Index index_;
  std::vector<double> reach_m_;
};

}  // namespace

std::unique_ptr<ZoneMap> polygon_zones(std::vector<MultiPolygon> outlines) {
  return std::make_unique<PolygonZones>(std::move(outlines));
}

std::unique_ptr<ZoneMap> point_zones(std::vector<LonLat> points) {
  return std::make_unique<PointZones>(std::move(points));
}

}  // namespace quarter
