// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "quarter/network/search_graph.hpp"
#include "quarter/network/street_network.hpp"

namespace quarter {

/// Finds segments near a place.
class StreetIndex {
 public:
  explicit StreetIndex(const StreetNetwork& network);

  /// Calls `f(segment)` for each segment whose box overlaps `box`, in no particular order.
  template <typename F>
  void for_each(const Box& box, F f) const {
    const TreeBox query(TreePoint(box.min.x, box.min.y), TreePoint(box.max.x, box.max.y));
    for (auto it = tree_.qbegin(boost::geometry::index::intersects(query)); it != tree_.qend();
         ++it)
      f(it->second);
  }

  /// The nearest point of the nearest segment that the mode can use, within `limit_m`. Tiny islands
  /// count only if there is nothing else. Of equally near segments the first one.
  std::optional<Anchor> join(const SearchGraph& graph, LonLat p, double limit_m) const;
  /// The same for several modes, looked up once: anchors[i] is for graphs[i] and limits_m[i], and
  /// not joined where there is no segment.
  void join(std::span<const SearchGraph* const> graphs, std::span<const double> limits_m, LonLat p,
            std::span<Anchor> anchors) const;
  /// The same among segments for which `use(segment)` holds, tiny islands like any other.
  template <typename F>
  std::optional<Anchor> nearest(LonLat p, double limit_m, F use) const {
    Anchor best;
    best.off_m = limit_m;
    for_each(around(p, limit_m), [&](std::uint32_t segment) {
      if (use(segment)) keep_nearer(project(p, segment), best);
    });
    return best.joined() ? std::optional<Anchor>(best) : std::nullopt;
  }

  /// The point of a segment nearest to p.
  Anchor project(LonLat p, std::uint32_t segment) const;

  const StreetNetwork& network() const { return network_; }

 private:
  using TreePoint = boost::geometry::model::point<std::int32_t, 2, boost::geometry::cs::cartesian>;
  using TreeBox = boost::geometry::model::box<TreePoint>;
  using TreeValue = std::pair<TreeBox, std::uint32_t>;

  static Box around(LonLat p, double metres);
  static void keep_nearer(const Anchor& candidate, Anchor& best);

  const StreetNetwork& network_;
  boost::geometry::index::rtree<TreeValue, boost::geometry::index::linear<16>> tree_;
};

}  // namespace quarter
