// SPDX-License-Identifier: Apache-2.0
#include "fences.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "door_joins.hpp"
#include "quarter/base/box_index.hpp"

namespace quarter {
namespace {

/// An outline is fenced if this share of its length runs this near to a fence, m [P].
constexpr double kFencedShare = 0.6;
constexpr double kBesideM = 3;
/// Distance of the points at which that is looked at, m; no more than kMostSamples a ring.
constexpr double kSampleM = 3;
constexpr double kMostSamples = 4000;
/// A gate on a fence that stands off the outline belongs to it within this, m [P].
constexpr double kGateReachM = 5;

/// One straight stretch of a fence.
struct Stretch {
  std::uint32_t fence;
  std::uint32_t piece;  ///< of points piece - 1 and piece
};

double distance_m(const LocalPlane& plane, LonLat a, LonLat b) {
  const Point2 pa = plane.to_plane(a), pb = plane.to_plane(b);
  const double share = nearest_share({0, 0}, pa, pb);
  return std::hypot(pa.x + share * (pb.x - pa.x), pa.y + share * (pb.y - pa.y));
}

class FenceFinder {
 public:
  explicit FenceFinder(const LineSet& fences)
      : fences_(fences), stretches_(stretches_of(fences)), index_(boxes()) {}

  /// The fences along a place, if they enclose it.
  LineSet enclosing(const MultiPolygon& area) const {
    std::vector<std::uint32_t> beside;
    double length_m = 0, beside_m = 0;
    for (const Polygon& polygon : area)
      look_along(polygon.outer, length_m, beside_m, beside);
    LineSet found;
    if (!(length_m > 0) || beside_m < kFencedShare * length_m) return found;
    std::sort(beside.begin(), beside.end());
    beside.erase(std::unique(beside.begin(), beside.end()), beside.end());
    for (const std::uint32_t fence : beside)
      found.add(fences_[fence]);
    return found;
  }

 private:
  static std::vector<Stretch> stretches_of(const LineSet& fences) {
    std::vector<Stretch> stretches;
    for (std::uint32_t f = 0; f < fences.size(); ++f) {
      for (std::uint32_t k = 1; k < fences[f].size(); ++k)
        stretches.push_back({f, k});
    }
    return stretches;
  }

  Box box_of_stretch(const Stretch& s) const {
    return box_of(fences_[s.fence].subspan(s.piece - 1, 2));
  }
  std::vector<Box> boxes() const {
    std::vector<Box> boxes;
    boxes.reserve(stretches_.size());
    for (const Stretch& stretch : stretches_)
      boxes.push_back(box_of_stretch(stretch));
    return boxes;
  }

  void look_along(const Ring& ring, double& length_m, double& beside_m,
                  std::vector<std::uint32_t>& beside) const {
    const double ring_m = quarter::length_m(ring);
    length_m += ring_m;
    const double spacing_m = std::max(kSampleM, ring_m / kMostSamples);
    std::vector<std::uint32_t> near;
    for (std::size_t i = 1; i < ring.size(); ++i) {
      near.clear();
      const Box box = box_of(std::span(ring).subspan(i - 1, 2));
      index_.for_each(box.grown(kBesideM), [&](std::uint32_t s) { near.push_back(s); });
      if (near.empty()) continue;
      const double piece_m = near_distance_m(ring[i - 1], ring[i]);
      const double parts = std::max(1.0, std::ceil(piece_m / spacing_m));
      for (double k = 0.5; k < parts; ++k) {
        const auto fence = fence_beside(between(ring[i - 1], ring[i], k / parts), near);
        if (fence == kNone) continue;
        beside_m += piece_m / parts;
        beside.push_back(fence);
      }
    }
  }

  /// The nearest; of equally near ones the first, which has the lowest id.
  std::uint32_t fence_beside(LonLat p, const std::vector<std::uint32_t>& near) const {
    const LocalPlane plane(p);
    std::pair nearest{std::numeric_limits<double>::infinity(), kNone};
    for (const std::uint32_t s : near) {
      const auto [fence, piece] = stretches_[s];
      const double metres = distance_m(plane, fences_[fence][piece - 1], fences_[fence][piece]);
      nearest = std::min(nearest, {metres, fence});
    }
    return nearest.first <= kBesideM ? nearest.second : kNone;
  }

  const LineSet& fences_;
  std::vector<Stretch> stretches_;
  BoxIndex index_;
};

/// Whether two stretches cross or touch.
bool cross(Point2 p, Point2 q, Point2 r, Point2 s) {
  const auto side = [](Point2 a, Point2 b, Point2 c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  };
  return side(p, q, r) * side(p, q, s) <= 0 && side(r, s, p) * side(r, s, q) <= 0;
}

double to_outline_m(const MultiPolygon& area, LonLat p) {
  const LocalPlane plane(p);
  double nearest = std::numeric_limits<double>::infinity();
  for (const Polygon& polygon : area) {
    for (std::size_t i = 1; i < polygon.outer.size(); ++i)
      nearest = std::min(nearest, distance_m(plane, polygon.outer[i - 1], polygon.outer[i]));
  }
  return nearest;
}

/// Calls `f(gate)` for each tagged entrance or gate within a distance.
template <typename F>
void for_each_gate(const AccessContext& c, LonLat p, double reach_m, F f) {
  Box box;
  box.extend(p);
  box = box.grown(reach_m);
  const LocalPlane plane(p);
  const LonLat first{box.min.x, std::numeric_limits<std::int32_t>::min()};
  for (auto gate = std::lower_bound(c.entrances.begin(), c.entrances.end(), first);
       gate != c.entrances.end() && gate->x <= box.max.x; ++gate) {
    const Point2 at = plane.to_plane(*gate);
    if (std::hypot(at.x, at.y) <= reach_m) f(*gate);
  }
}

bool crosses_any(const LineSet& fences, const LocalPlane& plane, Point2 from, Point2 to) {
  for (std::size_t f = 0; f < fences.size(); ++f) {
    const auto fence = fences[f];
    for (std::size_t i = 1; i < fence.size(); ++i) {
      if (cross(from, to, plane.to_plane(fence[i - 1]), plane.to_plane(fence[i]))) return true;
    }
  }
  return false;
}

/// Whether the way an access point lies on runs through a fence within kGateReachM of it.
bool crosses_fence(const AccessContext& c, const PlaceFeature& place, const AccessPoint& point) {
  const StreetNetwork& net = c.index.network();
  const auto shape = net.shape(net.segments[point.anchor.segment]);
  const LocalPlane plane(point.where);
  for (std::size_t k = 1; k < shape.size(); ++k) {
    const Point2 a = plane.to_plane(shape[k - 1]), b = plane.to_plane(shape[k]);
    const auto at = [&](double share) {
      const double s = std::clamp(share, 0.0, 1.0);
      return Point2{a.x + s * (b.x - a.x), a.y + s * (b.y - a.y)};
    };
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    const double share = nearest_share({0, 0}, a, b);
    if (!(length > 0) || std::hypot(at(share).x, at(share).y) > kGateReachM) continue;
    const double reach = kGateReachM / length;
    if (crosses_any(place.fences, plane, at(share - reach), at(share + reach))) return true;
  }
  return false;
}

}  // namespace

void mark_fenced(std::vector<PlaceFeature>& places, const LineSet& fences) {
  if (fences.empty()) return;
  const FenceFinder finder(fences);
  for (PlaceFeature& place : places) {
    if (place.shape == PlaceFeature::Shape::area) place.fences = finder.enclosing(place.area);
  }
}

void keep_gates(const AccessContext& c, const PlaceFeature& place, double limit_m,
                std::vector<AccessPoint>& points) {
  std::erase_if(points, [&](const AccessPoint& point) {
    if (point.evidence == Evidence::entrance) return false;
    bool gate = false;
    for_each_gate(c, point.where, kGateReachM, [&](LonLat) { gate = true; });
    return !gate && crosses_fence(c, place, point);
  });
  for (std::size_t f = 0; f < place.fences.size(); ++f) {
    for (const LonLat& p : place.fences[f]) {
      if (!std::binary_search(c.entrances.begin(), c.entrances.end(), p)) continue;
      // A long fence goes on past the place.
      if (to_outline_m(place.area, p) > kGateReachM) continue;
      add_joins(c, p, limit_m, Evidence::entrance, points);
    }
  }
}

}  // namespace quarter
