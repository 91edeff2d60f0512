// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "quarter/network/obstacles.hpp"
#include "quarter/network/search_graph.hpp"
#include "quarter/network/street_network.hpp"

namespace quarter {

/// Finds segments near a place.
class StreetIndex {
 public:
  /// Nothing stands in the way of joins, unless obstacles are given.
  explicit StreetIndex(const StreetNetwork& network, const Obstacles& obstacles = {});

  /// Calls `f(segment)` for each segment whose box overlaps `box`, in no particular order.
  template <typename F>
  void for_each(const Box& box, F f) const {
    const TreeBox query(TreePoint(box.min.x, box.min.y), TreePoint(box.max.x, box.max.y));
    for (auto it = tree_.qbegin(boost::geometry::index::intersects(query)); it != tree_.qend();
         ++it)
      f(it->second);
  }

  /// The nearest point of the nearest segment that the mode can use, within `limit_m`, of those
  /// that can be walked to: no obstacle lies between. Where all, or the kBarredStreets nearest, are
  /// behind obstacles, the nearest that only walls and buildings keep one from. Tiny islands count
  /// only if there is nothing else. Of equally near segments a public one, then the quickest, then
  /// the first one.
  std::optional<Anchor> join(const SearchGraph& graph, LonLat p, double limit_m) const;
  /// The same for several modes, looked up once: anchors[i] is for graphs[i] and limits_m[i], and
  /// not joined where there is no segment.
  void join(std::span<const SearchGraph* const> graphs, std::span<const double> limits_m, LonLat p,
            std::span<Anchor> anchors) const;
  /// A building, made ready once for the joins of all modes.
  struct Building {
    LonLat middle;
    std::vector<LocalPlane> planes;  ///< around the middle, then around each corner
    std::vector<Point2> corners;     ///< where the obstacles lie
  };
  Building building(LonLat middle, std::span<const LonLat> ring) const;
  /// The same for a building: the street nearest to its middle that can be walked to from the
  /// building's corner nearest to that street.
  std::optional<Anchor> join(const SearchGraph& graph, const Building& building,
                             double limit_m) const;
  /// What lies between a point that does not join and its nearest street; nothing if there is no
  /// usable street within the limit.
  std::optional<ObstacleKind> behind(const SearchGraph& graph, LonLat p, double limit_m) const;
  /// The nearest point of the nearest segment for which `use(segment)` holds, tiny islands like any
  /// other, whatever lies between.
  template <typename F>
  std::optional<Anchor> nearest(LonLat p, double limit_m, F use) const {
    return nearest_if(p, limit_m, use, [](const Anchor&) { return true; });
  }
  /// The same of those that can be walked to; obstacles of the kind `passed` do not count.
  template <typename F>
  std::optional<Anchor> nearest_free(LonLat p, double limit_m, F use,
                                     std::optional<ObstacleKind> passed) const {
    return nearest_if(p, limit_m, use,
                      [&](const Anchor& anchor) { return !obstacle(p, anchor.foot, passed); });
  }
  /// What a straight walk crosses.
  std::optional<ObstacleKind> obstacle(LonLat from, LonLat to,
                                       std::optional<ObstacleKind> passed = {}) const {
    return obstacles_.between(frame_.to_plane(from), frame_.to_plane(to), {}, passed);
  }

  /// The point of a segment nearest to p.
  Anchor project(LonLat p, std::uint32_t segment) const;

  const StreetNetwork& network() const { return network_; }

 private:
  using TreePoint = boost::geometry::model::point<std::int32_t, 2, boost::geometry::cs::cartesian>;
  using TreeBox = boost::geometry::model::box<TreePoint>;
  using TreeValue = std::pair<TreeBox, std::uint32_t>;

  static Box around(LonLat p, double metres);
  template <typename F, typename G>
  std::optional<Anchor> nearest_if(LonLat p, double limit_m, F use, G joins) const {
    Anchor best;
    best.off_m = limit_m;
    for_each(around(p, limit_m), [&](std::uint32_t segment) {
      if (!use(segment)) return;
      const Anchor anchor = project(p, segment);
      if (goes_before(anchor, best) && joins(anchor)) best = anchor;
    });
    return best.joined() ? std::optional<Anchor>(best) : std::nullopt;
  }

  static bool goes_before(const Anchor& candidate, const Anchor& best);
  struct Candidate;
  Anchor join_around(const SearchGraph& graph, LonLat p, double limit_m) const;
  std::vector<Candidate> candidates(const SearchGraph& graph, LonLat p, double limit_m) const;

  const StreetNetwork& network_;
  LocalPlane frame_;  ///< of the obstacles, see ObstaclePlane::globe
  ObstacleIndex obstacles_;
  boost::geometry::index::rtree<TreeValue, boost::geometry::index::linear<16>> tree_;
};

}  // namespace quarter
