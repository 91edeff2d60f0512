// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/street_index.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>

namespace quarter {
namespace {

/// Where a line comes nearest to the middle of a plane.
struct NearestPoint {
  double m2 = -1;         // square of the distance
  std::size_t piece = 0;  // ends at this point of the line
  double share = 0;       // of the piece
};

NearestPoint nearest_point(const LocalPlane& plane, std::span<const LonLat> shape) {
  NearestPoint best;
  Point2 a = plane.to_plane(shape[0]);
  for (std::size_t i = 1; i < shape.size(); ++i) {
    const Point2 b = plane.to_plane(shape[i]);
    const double share = nearest_share({0, 0}, a, b);
    const double x = a.x + share * (b.x - a.x);
    const double y = a.y + share * (b.y - a.y);
    const double m2 = x * x + y * y;
    if (best.m2 < 0 || m2 < best.m2) best = {m2, i, share};
    a = b;
  }
  return best;
}

Anchor anchor_at(const StreetNetwork& network, std::uint32_t index, const LocalPlane& plane,
                 const NearestPoint& at) {
  const StreetSegment& segment = network.segments[index];
  const auto shape = network.shape(segment);
  double along_m = 0;
  for (std::size_t i = 1; i < at.piece; ++i)
    along_m += near_distance_m(shape[i - 1], shape[i]);
  along_m += at.share * near_distance_m(shape[at.piece - 1], shape[at.piece]);
  const Point2 c = plane.to_plane(shape[at.piece - 1]);
  const Point2 d = plane.to_plane(shape[at.piece]);
  Anchor anchor;
  anchor.segment = index;
  anchor.along_cm =
      std::min(segment.length_cm, static_cast<std::uint32_t>(std::lround(along_m * 100)));
  anchor.off_m = std::sqrt(at.m2);
  anchor.foot = plane.to_lonlat({c.x + at.share * (d.x - c.x), c.y + at.share * (d.y - c.y)});
  return anchor;
}

/// Of segments that lie on one another only rounding makes one nearer.
std::int64_t rank_of(double off_m) {
  return std::llround(off_m * 1e5);
}

double speed_of(const StreetNetwork& network, const SearchGraph& graph, std::uint32_t segment) {
  const ModeRule& rule = network.rule(network.segments[segment], graph.mode());
  return std::max(rule.forward.speed_mps, rule.backward.speed_mps);
}

/// The nearest of the segments offered; of equally near ones a public one, then the quickest, then
/// the first. Only its distance is worked out for each; the rest of an anchor costs more and is
/// wanted once.
struct NearestSegment {
  double limit_m;
  std::int64_t rank = 0;
  bool closed = true;  // not public
  double slowness = 0;
  std::uint32_t segment = kNone;
  NearestPoint at{};

  void offer(const StreetNetwork& network, const SearchGraph& graph, std::uint32_t index,
             const NearestPoint& point) {
    const double off_m = std::sqrt(point.m2);
    const std::int64_t own = rank_of(off_m);
    if (off_m > limit_m || (segment != kNone && own > rank)) return;
    const NearestSegment other{
        limit_m, own, !graph.is_public(index), -speed_of(network, graph, index), index, point};
    if (segment == kNone || std::tie(other.rank, other.closed, other.slowness, other.segment) <
                                std::tie(rank, closed, slowness, segment))
      *this = other;
  }
};

std::vector<Point2> points_of(const Obstacles& obstacles, const LocalPlane& frame) {
  std::vector<Point2> points;
  for (const LonLat p : obstacles.lines.points())
    points.push_back(frame.to_plane(p));
  return points;
}

}  // namespace

namespace {

/// Remembers the nearest street that only walls and buildings keep one from.
struct Barred {
  std::optional<Anchor> nearest;
  int count = 0;

  bool enough(ObstacleKind kind, const Anchor& anchor) {
    if (!has_gates(kind)) return false;
    if (!nearest) nearest = anchor;
    return ++count >= kBarredStreets;
  }
};

}  // namespace

/// A segment that may be joined, in the order of preference.
struct StreetIndex::Candidate {
  bool tiny;
  std::int64_t rank;
  double off_m;
  bool closed;  // not public
  double slowness;
  std::uint32_t segment;
  NearestPoint at;

  bool operator<(const Candidate& o) const {
    return std::tie(tiny, rank, closed, slowness, segment) <
           std::tie(o.tiny, o.rank, o.closed, o.slowness, o.segment);
  }
};

StreetIndex::StreetIndex(const StreetNetwork& network, const Obstacles& obstacles)
    : network_(network),
      frame_(LonLat{0, 0}),
      obstacles_(obstacles, points_of(obstacles, frame_), ObstaclePlane::globe) {
  std::vector<TreeValue> values;
  values.reserve(network.segments.size());
  for (std::uint32_t s = 0; s < network.segments.size(); ++s) {
    if (network.way_rules[network.segments[s].rule].aboard) continue;  // boarded at stations only
    const Box box = box_of(network.shape(network.segments[s]));
    values.emplace_back(TreeBox(TreePoint(box.min.x, box.min.y), TreePoint(box.max.x, box.max.y)),
                        s);
  }
  tree_ = decltype(tree_)(values);  // packed
}

Box StreetIndex::around(LonLat p, double metres) {
  Box box;
  box.extend(p);
  return box.grown(metres);
}

bool StreetIndex::goes_before(const Anchor& candidate, const Anchor& best) {
  return candidate.off_m < best.off_m ||
         (candidate.off_m == best.off_m && candidate.segment < best.segment);
}

Anchor StreetIndex::project(LonLat p, std::uint32_t index) const {
  const LocalPlane plane(p);
  return anchor_at(network_, index, plane,
                   nearest_point(plane, network_.shape(network_.segments[index])));
}

std::vector<StreetIndex::Candidate> StreetIndex::candidates(const SearchGraph& graph, LonLat p,
                                                            double limit_m) const {
  const LocalPlane plane(p);
  std::vector<Candidate> found;
  for_each(around(p, limit_m), [&](std::uint32_t s) {
    if (!graph.usable(s)) return;
    const NearestPoint at = nearest_point(plane, network_.shape(network_.segments[s]));
    const double off_m = std::sqrt(at.m2);
    if (off_m <= limit_m)
      found.push_back({graph.on_tiny_island(s), rank_of(off_m), off_m, !graph.is_public(s),
                       -speed_of(network_, graph, s), s, at});
  });
  std::sort(found.begin(), found.end());
  return found;
}

std::optional<Anchor> StreetIndex::join(const SearchGraph& graph, LonLat p, double limit_m) const {
  const SearchGraph* const graphs[] = {&graph};
  Anchor anchor;
  join(graphs, {&limit_m, 1}, p, {&anchor, 1});
  return anchor.joined() ? std::optional<Anchor>(anchor) : std::nullopt;
}

void StreetIndex::join(std::span<const SearchGraph* const> graphs, std::span<const double> limits_m,
                       LonLat p, std::span<Anchor> anchors) const {
  if (graphs.empty()) return;
  struct Candidates {
    NearestSegment main;
    NearestSegment any;
  };
  const LocalPlane plane(p);
  const double limit = *std::max_element(limits_m.begin(), limits_m.end());
  std::vector<Candidates> found(graphs.size());
  std::vector<char> done(graphs.size(), 0);
  // Most points have a street close by: a small look first.
  for (const double radius : {std::min(30.0, limit), limit}) {
    bool all_joined = true;
    for (std::size_t m = 0; m < graphs.size(); ++m) {
      const double own = std::min(radius, limits_m[m]);
      found[m].main = found[m].any = NearestSegment{own};
    }
    for_each(around(p, radius), [&](std::uint32_t index) {
      std::optional<NearestPoint> at;
      for (std::size_t m = 0; m < graphs.size(); ++m) {
        const SearchGraph& graph = *graphs[m];
        if (done[m] != 0 || !graph.usable(index)) continue;
        if (!at) at = nearest_point(plane, network_.shape(network_.segments[index]));
        found[m].any.offer(network_, graph, index, *at);
        if (!graph.on_tiny_island(index)) found[m].main.offer(network_, graph, index, *at);
      }
    });
    for (std::size_t m = 0; m < graphs.size(); ++m) {
      if (done[m] != 0) continue;
      const auto& [main, any] = found[m];
      const NearestSegment& best = main.segment != kNone ? main : any;
      if (main.segment != kNone || (any.segment != kNone && radius >= limits_m[m])) {
        anchors[m] = anchor_at(network_, best.segment, plane, best.at);
        if (obstacle(p, anchors[m].foot)) anchors[m] = join_around(*graphs[m], p, limits_m[m]);
        done[m] = 1;
      }
      all_joined = all_joined && done[m] != 0;
    }
    if (all_joined) return;
  }
}

/// Where something stands before the nearest street: tries one after another.
Anchor StreetIndex::join_around(const SearchGraph& graph, LonLat p, double limit_m) const {
  const LocalPlane plane(p);
  Barred barred;
  for (const Candidate& candidate : candidates(graph, p, limit_m)) {
    const Anchor anchor = anchor_at(network_, candidate.segment, plane, candidate.at);
    const auto kind = obstacle(p, anchor.foot);
    if (!kind) return anchor;
    if (barred.enough(*kind, anchor)) break;
  }
  return barred.nearest.value_or(Anchor{});
}

StreetIndex::Building StreetIndex::building(LonLat middle, std::span<const LonLat> ring) const {
  Building building{middle, {LocalPlane(middle)}, {}};
  for (const LonLat& p : ring) {
    building.corners.push_back(frame_.to_plane(p));
    building.planes.emplace_back(p);
  }
  return building;
}

std::optional<Anchor> StreetIndex::join(const SearchGraph& graph, const Building& building,
                                        double limit_m) const {
  const auto& [middle, planes, own] = building;
  Barred barred;
  double done_m = -1;
  for (const double radius : {std::min(30.0, limit_m), limit_m}) {
    for (const Candidate& candidate : candidates(graph, middle, radius)) {
      if (candidate.tiny && radius < limit_m) break;
      if (!candidate.tiny && candidate.off_m <= done_m) continue;  // in the first look
      const auto shape = network_.shape(network_.segments[candidate.segment]);
      NearestPoint at = candidate.at;
      std::size_t start = 0;  // the middle, then the corners
      for (std::size_t i = 1; i < planes.size(); ++i) {
        const NearestPoint corner = nearest_point(planes[i], shape);
        if (corner.m2 >= at.m2) continue;
        at = corner;
        start = i;
      }
      const Anchor anchor = anchor_at(network_, candidate.segment, planes[start], at);
      const Point2 from = start == 0 ? frame_.to_plane(middle) : own[start - 1];
      const auto kind = obstacles_.between(from, frame_.to_plane(anchor.foot), own);
      if (!kind) return anchor;
      if (barred.enough(*kind, anchor)) return barred.nearest;
    }
    done_m = radius;
  }
  return barred.nearest;
}

std::optional<ObstacleKind> StreetIndex::behind(const SearchGraph& graph, LonLat p,
                                                double limit_m) const {
  const std::vector<Candidate> found = candidates(graph, p, limit_m);
  if (found.empty()) return std::nullopt;
  return obstacle(p, project(p, found.front().segment).foot);
}

}  // namespace quarter
