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

/// The nearest of the segments offered; of equally near ones a public one, else the first. Only its
/// distance is worked out for each; the rest of an anchor costs more and is wanted once.
struct NearestSegment {
  double off_m;
  bool closed = true;  // not public
  std::uint32_t segment = kNone;
  NearestPoint at;

  void offer(std::uint32_t index, bool is_public, const NearestPoint& point) {
    const NearestSegment other{std::sqrt(point.m2), !is_public, index, point};
    if (std::tie(other.off_m, other.closed, other.segment) < std::tie(off_m, closed, segment))
      *this = other;
  }
};

}  // namespace

StreetIndex::StreetIndex(const StreetNetwork& network) : network_(network) {
  std::vector<TreeValue> values;
  values.reserve(network.segments.size());
  for (std::uint32_t s = 0; s < network.segments.size(); ++s) {
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

void StreetIndex::keep_nearer(const Anchor& candidate, Anchor& best) {
  if (candidate.off_m < best.off_m ||
      (candidate.off_m == best.off_m && candidate.segment < best.segment)) {
    best = candidate;
  }
}

Anchor StreetIndex::project(LonLat p, std::uint32_t index) const {
  const LocalPlane plane(p);
  return anchor_at(network_, index, plane,
                   nearest_point(plane, network_.shape(network_.segments[index])));
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
  // Most points have a street close by: a small look first.
  for (const double radius : {std::min(30.0, limit), limit}) {
    bool all_joined = true;
    for (std::size_t m = 0; m < graphs.size(); ++m) {
      const double own = std::min(radius, limits_m[m]);
      found[m] = {{own, true, kNone, {}}, {own, true, kNone, {}}};
    }
    for_each(around(p, radius), [&](std::uint32_t index) {
      std::optional<NearestPoint> at;
      for (std::size_t m = 0; m < graphs.size(); ++m) {
        const SearchGraph& graph = *graphs[m];
        if (anchors[m].joined() || !graph.usable(index)) continue;
        if (!at) at = nearest_point(plane, network_.shape(network_.segments[index]));
        found[m].any.offer(index, graph.is_public(index), *at);
        if (!graph.on_tiny_island(index)) found[m].main.offer(index, graph.is_public(index), *at);
      }
    });
    for (std::size_t m = 0; m < graphs.size(); ++m) {
      if (anchors[m].joined()) continue;
      const auto& [main, any] = found[m];
      const NearestSegment& best = main.segment != kNone ? main : any;
      if (main.segment != kNone || (any.segment != kNone && radius >= limits_m[m]))
        anchors[m] = anchor_at(network_, best.segment, plane, best.at);
      all_joined = all_joined && anchors[m].joined();
    }
    if (all_joined) return;
  }
}

}  // namespace quarter
