// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "quarter/base/box_index.hpp"
#include "quarter/catalogue/obstacles.hpp"
#include "quarter/network/long_shapes.hpp"
#include "quarter/network/obstacles.hpp"
#include "quarter/network/search_graph.hpp"
#include "quarter/network/street_network.hpp"

namespace quarter {

/// Which segments are joined: those of round 0; where all of them are on tiny islands, those of
/// round 1 too, and so on. A segment on the ground goes before a bridge, a tunnel or what lies
/// below (WayRule::above_or_below), one that can be walked to freely before one behind walls,
/// buildings and main roads (WalkKind::gated). What nobody walks to is of no round.
enum class JoinRound : std::uint8_t {
  free,
  gated,
  free_above_or_below,
  gated_above_or_below,
  none
};

inline JoinRound join_round(WalkKind walk, bool above_or_below) {
  if (walk == WalkKind::barred) return JoinRound::none;
  if (above_or_below)
    return walk == WalkKind::free ? JoinRound::free_above_or_below
                                  : JoinRound::gated_above_or_below;
  return walk == WalkKind::free ? JoinRound::free : JoinRound::gated;
}

/// Finds segments near a place.
class StreetIndex {
 public:
  /// Nothing stands in the way of joins, unless obstacles are given.
  explicit StreetIndex(const StreetNetwork& network, const Obstacles& obstacles = {});
  explicit StreetIndex(const StreetNetwork&&, const Obstacles& = {}) = delete;  // it is kept

  /// Calls `f(segment)` for each segment whose box overlaps `box`, in no particular order.
  template <typename F>
  void for_each(const Box& box, F f) const {
    boxes_.for_each(box, f);
  }

  /// Where a segment comes nearest to the middle of a plane.
  struct NearestPoint {
    double m2 = -1;         ///< square of the distance
    std::size_t piece = 0;  ///< ends at this point of the shape
    double share = 0;       ///< of the piece
  };
  /// Of several places as near the first along the segment.
  NearestPoint nearest_point(const LocalPlane& plane, std::uint32_t segment) const;
  /// How far along a segment a share of a piece of its shape is.
  std::uint32_t along_cm(std::uint32_t segment, std::size_t piece, double share) const;
  const LongShapes& long_shapes() const { return long_shapes_; }

  /// A point, or a building with its outline, made ready once for the joins of all modes.
  struct Building {
    LonLat middle;
    std::vector<LocalPlane> planes;  ///< around the middle, then around each corner
    std::vector<Point2> corners;     ///< where the obstacles lie
  };
  Building building(LonLat middle, std::span<const LonLat> ring) const;
  /// All ways onto the mode's streets: of each segment that it can use and of which a point is
  /// within `limit_m` of the middle, the point nearest to the middle, or to that corner of the
  /// building which is nearest to the segment; see JoinRound for which of these count. The best one
  /// comes first: of the least round, on no tiny island, the nearest, public, the quickest, the
  /// first. One more way on the map is one more of them and takes none away (but for the rounds),
  /// so that the least time over all never grows: there is no smaller set that keeps this, as any
  /// of them may be the only one that leads anywhere, and on foot the straight line to a farther
  /// one is never longer than that to a nearer one and on along the street.
  std::vector<Anchor> joins(const SearchGraph& graph, const Building& from, double limit_m) const;
  std::vector<Anchor> joins(const SearchGraph& graph, LonLat p, double limit_m) const;
  /// The same for several modes, looked up once: joins[i] is for graphs[i] and limits_m[i].
  void join(std::span<const SearchGraph* const> graphs, std::span<const double> limits_m,
            const Building& from, std::span<std::vector<Anchor>> joins) const;
  /// The best one alone.
  std::optional<Anchor> join(const SearchGraph& graph, LonLat p, double limit_m) const;
  std::optional<Anchor> join(const SearchGraph& graph, const Building& building,
                             double limit_m) const;
  /// What lies between a point that does not join and its nearest street; nothing if there is no
  /// usable street within the limit.
  std::optional<ObstacleKind> behind(const SearchGraph& graph, LonLat p, double limit_m) const;
  /// The nearest point of the nearest segment for which `use(segment)` holds, tiny islands like any
  /// other, whatever lies between.
  template <typename F>
  std::optional<Anchor> nearest(LonLat p, double limit_m, F use) const {
    Anchor best;
    best.off_m = limit_m;
    for_each(around(p, limit_m), [&](std::uint32_t segment) {
      if (!use(segment)) return;
      const Anchor anchor = project(p, segment);
      if (goes_before(anchor, best)) best = anchor;
    });
    return best.joined() ? std::optional<Anchor>(best) : std::nullopt;
  }
  /// Calls `f(anchor)` for the nearest point of each segment for which `use(segment)` holds and
  /// that can be walked to freely; obstacles of the kind `passed` do not count.
  template <typename F, typename G>
  void for_each_free(LonLat p, double limit_m, F use, std::optional<ObstacleKind> passed,
                     G f) const {
    for_each(around(p, limit_m), [&](std::uint32_t segment) {
      if (!use(segment)) return;
      const Anchor anchor = project(p, segment);
      if (anchor.off_m <= limit_m && !obstacle(p, anchor.foot, passed)) f(anchor);
    });
  }
  /// What a straight walk crosses.
  std::optional<ObstacleKind> obstacle(LonLat from, LonLat to,
                                       std::optional<ObstacleKind> passed = {}) const {
    return obstacles_.between(frame_.to_plane(from), frame_.to_plane(to), passed);
  }

  /// The point of a segment nearest to p.
  Anchor project(LonLat p, std::uint32_t segment) const;

  const StreetNetwork& network() const { return network_; }

 private:
  static Box around(LonLat p, double metres);
  static bool goes_before(const Anchor& candidate, const Anchor& best);
  struct InReach;
  struct Candidate;
  std::vector<InReach> in_reach(const Building& from, double limit_m) const;
  std::pair<WalkStart, Point2> walk_of(const Building& from, const InReach& reached) const;
  void find_free(std::span<const SearchGraph* const> graphs, const Building& from,
                 std::vector<InReach>& reached) const;
  void find_walks(const Building& from, std::vector<InReach>& reached) const;
  std::vector<Candidate> candidates(const SearchGraph& graph, std::span<const InReach> reached,
                                    double limit_m) const;

  const StreetNetwork& network_;
  LocalPlane frame_;  ///< of the obstacles, see ObstaclePlane::globe
  ObstacleIndex obstacles_;
  BoxIndex boxes_;  ///< of the segments
  LongShapes long_shapes_;
};

}  // namespace quarter
