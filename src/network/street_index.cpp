// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/street_index.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <tuple>

namespace quarter {
namespace {

using NearestPoint = StreetIndex::NearestPoint;

/// Among the pieces from one point of a shape to another.
void look_at(const LocalPlane& plane, std::span<const LonLat> shape, std::size_t first,
             std::size_t last, NearestPoint& best) {
  Point2 a = plane.to_plane(shape[first]);
  for (std::size_t i = first + 1; i <= last; ++i) {
    const Point2 b = plane.to_plane(shape[i]);
    const double share = nearest_share({0, 0}, a, b);
    const double x = a.x + share * (b.x - a.x);
    const double y = a.y + share * (b.y - a.y);
    const double m2 = x * x + y * y;
    if (best.m2 < 0 || m2 < best.m2) best = {m2, i, share};
    a = b;
  }
}

/// No point of a box is nearer to the middle of a plane, m²; a little less for the rounding.
double least_m2(const LocalPlane& plane, const Box& box) {
  const Point2 low = plane.to_plane(box.min), high = plane.to_plane(box.max);
  const double x = std::max({0.0, low.x, -high.x}), y = std::max({0.0, low.y, -high.y});
  return (x * x + y * y) * (1 - 1e-9);
}

LonLat foot_of(const LocalPlane& plane, LonLat a, LonLat b, double share) {
  const Point2 c = plane.to_plane(a);
  const Point2 d = plane.to_plane(b);
  return plane.to_lonlat({c.x + share * (d.x - c.x), c.y + share * (d.y - c.y)});
}

Anchor anchor_at(const StreetIndex& index, std::uint32_t segment, const LocalPlane& plane,
                 const NearestPoint& at) {
  const auto shape = index.network().shape(index.network().segments[segment]);
  Anchor anchor;
  anchor.segment = segment;
  anchor.along_cm = index.along_cm(segment, at.piece, at.share);
  anchor.off_m = std::sqrt(at.m2);
  anchor.foot = foot_of(plane, shape[at.piece - 1], shape[at.piece], at.share);
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

/// Of the segments; empty for those that are boarded at stations only.
std::vector<Box> boxes_of(const StreetNetwork& network) {
  std::vector<Box> boxes;
  boxes.reserve(network.segments.size());
  for (const StreetSegment& segment : network.segments) {
    const bool aboard = network.way_rules[segment.rule].aboard;
    boxes.push_back(aboard ? Box{} : box_of(network.shape(segment)));
  }
  return boxes;
}

std::vector<Point2> points_of(const Obstacles& obstacles, const LocalPlane& frame) {
  std::vector<Point2> points;
  for (const LonLat p : obstacles.lines.points())
    points.push_back(frame.to_plane(p));
  return points;
}

}  // namespace

/// A segment within reach of a point, for whichever mode.
struct StreetIndex::InReach {
  std::uint32_t segment;
  double off_m;           ///< from the middle, or from the corner
  double from_middle_m;   ///< what the limit holds for
  std::size_t start = 0;  ///< of the building's planes
  NearestPoint at;
  std::optional<WalkKind> walk{};  ///< once it was asked for
};

/// A segment that may be joined, in the order of preference.
struct StreetIndex::Candidate {
  JoinRound round;
  bool tiny;
  std::int64_t rank;
  bool closed;  // not public
  double slowness;
  std::uint32_t segment;
  std::size_t reached;  ///< index of its InReach

  bool operator<(const Candidate& o) const {
    return std::tie(tiny, round, rank, closed, slowness, segment) <
           std::tie(o.tiny, o.round, o.rank, o.closed, o.slowness, o.segment);
  }
};

StreetIndex::StreetIndex(const StreetNetwork& network, const Obstacles& obstacles)
    : network_(network),
      frame_(LonLat{0, 0}),
      obstacles_(obstacles, points_of(obstacles, frame_), ObstaclePlane::globe),
      boxes_(boxes_of(network)),
      long_shapes_(network) {}

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
  return anchor_at(*this, index, plane, nearest_point(plane, index));
}

StreetIndex::NearestPoint StreetIndex::nearest_point(const LocalPlane& plane,
                                                     std::uint32_t segment) const {
  const auto shape = network_.shape(network_.segments[segment]);
  NearestPoint best;
  const std::vector<LongShapes::Stretch>* const stretches = long_shapes_.stretches(segment);
  if (stretches == nullptr) {
    look_at(plane, shape, 0, shape.size() - 1, best);
    return best;
  }
  for (const LongShapes::Stretch& stretch : *stretches) {
    if (best.m2 < 0 || least_m2(plane, stretch.box) <= best.m2)
      look_at(plane, shape, stretch.first, stretch.last, best);
  }
  return best;
}

std::uint32_t StreetIndex::along_cm(std::uint32_t segment, std::size_t piece, double share) const {
  const StreetSegment& street = network_.segments[segment];
  const auto shape = network_.shape(street);
  const double along_m = long_shapes_.metres_to(segment, piece - 1) +
                         share * near_distance_m(shape[piece - 1], shape[piece]);
  return std::min(street.length_cm, static_cast<std::uint32_t>(std::lround(along_m * 100)));
}

std::vector<StreetIndex::InReach> StreetIndex::in_reach(const Building& from,
                                                        double limit_m) const {
  std::vector<InReach> found;
  for_each(around(from.middle, limit_m), [&](std::uint32_t s) {
    InReach one{s, 0, 0, 0, nearest_point(from.planes.front(), s)};
    one.off_m = one.from_middle_m = std::sqrt(one.at.m2);
    if (one.off_m > limit_m) return;
    for (std::size_t i = 1; i < from.planes.size(); ++i) {
      const NearestPoint corner = nearest_point(from.planes[i], s);
      if (corner.m2 >= one.at.m2) continue;
      one.at = corner;
      one.off_m = std::sqrt(corner.m2);
      one.start = i;
    }
    found.push_back(one);
  });
  return found;
}

/// The straight walk to a segment in reach: where it starts, and its end on the frame.
std::pair<WalkStart, Point2> StreetIndex::walk_of(const Building& from,
                                                  const InReach& reached) const {
  const auto shape = network_.shape(network_.segments[reached.segment]);
  const LonLat foot = foot_of(from.planes[reached.start], shape[reached.at.piece - 1],
                              shape[reached.at.piece], reached.at.share);
  const Point2 middle = frame_.to_plane(from.middle);
  const WalkStart start =
      from.corners.empty()
          ? WalkStart(middle)
          : WalkStart(reached.start == 0 ? middle : from.corners[reached.start - 1], middle,
                      from.corners);
  return {start, frame_.to_plane(foot)};
}

/// Learns which segments on the ground can be walked to freely; quicker than what bars the others.
void StreetIndex::find_free(std::span<const SearchGraph* const> graphs, const Building& from,
                            std::vector<InReach>& reached) const {
  for (InReach& one : reached) {
    const auto takes = [&](const SearchGraph* graph) { return graph->usable(one.segment); };
    const StreetSegment& street = network_.segments[one.segment];
    if (network_.way_rules[street.rule].above_or_below ||
        std::none_of(graphs.begin(), graphs.end(), takes))
      continue;
    const auto [start, foot] = walk_of(from, one);
    if (obstacles_.is_free(start, foot)) one.walk = WalkKind::free;
  }
}

void StreetIndex::find_walks(const Building& from, std::vector<InReach>& reached) const {
  for (InReach& one : reached) {
    if (one.walk) continue;
    const auto [start, foot] = walk_of(from, one);
    one.walk = walk_kind(obstacles_.between(start, foot));
  }
}

std::vector<StreetIndex::Candidate> StreetIndex::candidates(const SearchGraph& graph,
                                                            std::span<const InReach> reached,
                                                            double limit_m) const {
  std::vector<Candidate> found;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    const auto& [segment, off_m, from_middle_m, start, at, walk] = reached[i];
    if (from_middle_m > limit_m || !graph.usable(segment)) continue;
    const StreetSegment& street = network_.segments[segment];
    const JoinRound round =
        join_round(walk.value_or(WalkKind::free), network_.way_rules[street.rule].above_or_below);
    found.push_back({round, graph.on_tiny_island(segment), rank_of(off_m),
                     !graph.is_public(segment), -speed_of(network_, graph, segment), segment, i});
  }
  std::sort(found.begin(), found.end());
  return found;
}

void StreetIndex::join(std::span<const SearchGraph* const> graphs, std::span<const double> limits_m,
                       const Building& from, std::span<std::vector<Anchor>> joins) const {
  if (graphs.empty()) return;
  std::vector<InReach> reached =
      in_reach(from, *std::max_element(limits_m.begin(), limits_m.end()));
  find_free(graphs, from, reached);
  bool all_known = false;
  for (std::size_t m = 0; m < graphs.size(); ++m) {
    // Most have a free way, and what bars the others need not be known.
    const auto is_enough = [&](const InReach& one) {
      return one.walk == WalkKind::free && one.from_middle_m <= limits_m[m] &&
             graphs[m]->usable(one.segment) && !graphs[m]->on_tiny_island(one.segment) &&
             !network_.way_rules[network_.segments[one.segment].rule].above_or_below;
    };
    if (!all_known && std::none_of(reached.begin(), reached.end(), is_enough)) {
      find_walks(from, reached);
      all_known = true;
    }
    joins[m].clear();
    JoinRound last = JoinRound::gated_above_or_below;
    for (const Candidate& candidate : candidates(*graphs[m], reached, limits_m[m])) {
      if (!reached[candidate.reached].walk) continue;  // not free, where that is enough
      if (joins[m].empty() && !candidate.tiny) last = std::min(last, candidate.round);
      if (candidate.round > last) continue;
      const InReach& one = reached[candidate.reached];
      joins[m].push_back(anchor_at(*this, one.segment, from.planes[one.start], one.at));
    }
  }
}

std::vector<Anchor> StreetIndex::joins(const SearchGraph& graph, const Building& from,
                                       double limit_m) const {
  const SearchGraph* const graphs[] = {&graph};
  std::vector<Anchor> found;
  join(graphs, {&limit_m, 1}, from, {&found, 1});
  return found;
}

std::vector<Anchor> StreetIndex::joins(const SearchGraph& graph, LonLat p, double limit_m) const {
  return joins(graph, building(p, {}), limit_m);
}

std::optional<Anchor> StreetIndex::join(const SearchGraph& graph, LonLat p, double limit_m) const {
  return join(graph, building(p, {}), limit_m);
}

std::optional<Anchor> StreetIndex::join(const SearchGraph& graph, const Building& building,
                                        double limit_m) const {
  const std::vector<Anchor> all = joins(graph, building, limit_m);
  return all.empty() ? std::nullopt : std::optional<Anchor>(all.front());
}

StreetIndex::Building StreetIndex::building(LonLat middle, std::span<const LonLat> ring) const {
  Building building{middle, {LocalPlane(middle)}, {}};
  for (const LonLat& p : ring) {
    building.corners.push_back(frame_.to_plane(p));
    building.planes.emplace_back(p);
  }
  return building;
}

std::optional<ObstacleKind> StreetIndex::behind(const SearchGraph& graph, LonLat p,
                                                double limit_m) const {
  const std::vector<InReach> reached = in_reach(building(p, {}), limit_m);
  const std::vector<Candidate> found = candidates(graph, reached, limit_m);
  if (found.empty()) return std::nullopt;
  return obstacle(p, project(p, found.front().segment).foot);
}

}  // namespace quarter
