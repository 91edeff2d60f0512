// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/street_index.hpp"

#include <algorithm>
#include <cmath>

namespace quarter {

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
  const StreetSegment& segment = network_.segments[index];
  const auto shape = network_.shape(segment);
  const LocalPlane plane(p);
  double best_m2 = -1;
  std::size_t best_piece = 0;
  double best_share = 0;
  Point2 a = plane.to_plane(shape[0]);
  for (std::size_t i = 1; i < shape.size(); ++i) {
    const Point2 b = plane.to_plane(shape[i]);
    const double share = nearest_share({0, 0}, a, b);
    const double x = a.x + share * (b.x - a.x);
    const double y = a.y + share * (b.y - a.y);
    const double m2 = x * x + y * y;
    if (best_m2 < 0 || m2 < best_m2) {
      best_m2 = m2;
      best_piece = i;
      best_share = share;
    }
    a = b;
  }
  double along_m = 0;
  for (std::size_t i = 1; i < best_piece; ++i)
    along_m += near_distance_m(shape[i - 1], shape[i]);
  along_m += best_share * near_distance_m(shape[best_piece - 1], shape[best_piece]);
  const Point2 c = plane.to_plane(shape[best_piece - 1]);
  const Point2 d = plane.to_plane(shape[best_piece]);
  Anchor anchor;
  anchor.segment = index;
  anchor.along_cm =
      std::min(segment.length_cm, static_cast<std::uint32_t>(std::lround(along_m * 100)));
  anchor.off_m = std::sqrt(best_m2);
  anchor.foot = plane.to_lonlat({c.x + best_share * (d.x - c.x), c.y + best_share * (d.y - c.y)});
  return anchor;
}

std::optional<Anchor> StreetIndex::join(const SearchGraph& graph, LonLat p, double limit_m) const {
  // Most points have a street close by: a small look first.
  for (const double radius : {std::min(30.0, limit_m), limit_m}) {
    Anchor main;
    Anchor any;
    main.off_m = any.off_m = radius;
    for_each(around(p, radius), [&](std::uint32_t segment) {
      if (!graph.usable(segment)) return;
      const Anchor anchor = project(p, segment);
      keep_nearer(anchor, any);
      if (!graph.on_tiny_island(segment)) keep_nearer(anchor, main);
    });
    if (main.joined()) return main;
    if (any.joined() && radius == limit_m) return any;
  }
  return std::nullopt;
}

}  // namespace quarter
