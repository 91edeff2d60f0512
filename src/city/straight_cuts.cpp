// SPDX-License-Identifier: Apache-2.0
#include "straight_cuts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "geos.hpp"
#include "quarter/base/box_index.hpp"

namespace quarter {
namespace {

constexpr int kMostCuts = 40;  // one within another

/// Where cuts are tried: so far from the middle, in parts of the longer side, and so much askew, in
/// parts of the shorter one.
constexpr std::array kOffsets{0.0, -0.05, 0.05, -0.1, 0.1, -0.15, 0.15, -0.2, 0.2, -0.25, 0.25};
constexpr std::array kSlants{0.0, -0.2, 0.2};
/// What a metre of open ground and a metre off the middle weigh against one of building.
constexpr double kOpenMetre = 0.2;
constexpr double kOffMiddle = 0.15;

using PlaneRing = std::vector<Point2>;

PlaneRing on_plane(std::span<const LonLat> ring, const LocalPlane& plane) {
  PlaneRing points;
  for (const LonLat p : ring)
    points.push_back(plane.to_plane(p));
  return points;
}

struct Cut {
  Point2 from;
  Point2 to;
  double buildings_m = 0;
  double cost = 0;
};

/// Adds where a cut crosses a ring, as shares of its length.
void add_crossings(const PlaneRing& ring, const Cut& cut, std::vector<double>& shares) {
  const double dx = cut.to.x - cut.from.x, dy = cut.to.y - cut.from.y;
  const auto side = [&](Point2 p) { return dx * (p.y - cut.from.y) - dy * (p.x - cut.from.x); };
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const double a = side(ring[i - 1]), b = side(ring[i]);
    if ((a < 0) == (b < 0)) continue;
    const double t = a / (a - b);
    const Point2 p{ring[i - 1].x + t * (ring[i].x - ring[i - 1].x),
                   ring[i - 1].y + t * (ring[i].y - ring[i - 1].y)};
    const double share = ((p.x - cut.from.x) * dx + (p.y - cut.from.y) * dy) / (dx * dx + dy * dy);
    if (share >= 0 && share <= 1) shares.push_back(share);
  }
}

/// Metres of a cut inside of rings by the even-odd rule.
double metres_inside(std::span<const PlaneRing> rings, const Cut& cut) {
  std::vector<double> shares;
  for (const PlaneRing& ring : rings)
    add_crossings(ring, cut, shares);
  std::sort(shares.begin(), shares.end());
  double inside = 0;
  for (std::size_t i = 1; i < shares.size(); i += 2)
    inside += shares[i] - shares[i - 1];
  return inside * std::hypot(cut.to.x - cut.from.x, cut.to.y - cut.from.y);
}

/// The smallest rectangle around a piece: its middle and half of its sides.
struct Frame {
  Point2 middle;
  Point2 along;   // the longer one
  Point2 across;  // the shorter one
};

Frame frame_of(const Polygon& outline, const LocalPlane& plane) {
  const geos::Geometry shape = geos::on_plane({outline}, plane);
  const geos::Geometry box =
      geos::owned(GEOSMinimumRotatedRectangle_r(geos::context(), shape.get()));
  const Line corners = geos::points(GEOSGetExteriorRing_r(geos::context(), box.get()));
  const auto half = [&](std::size_t i) {
    return Point2{(static_cast<double>(corners[i + 1].x) - corners[i].x) / 2,
                  (static_cast<double>(corners[i + 1].y) - corners[i].y) / 2};
  };
  Frame frame{{(static_cast<double>(corners[0].x) + corners[2].x) / 2,
               (static_cast<double>(corners[0].y) + corners[2].y) / 2},
              half(0),
              half(1)};
  if (std::hypot(frame.along.x, frame.along.y) < std::hypot(frame.across.x, frame.across.y))
    std::swap(frame.along, frame.across);
  return frame;
}

/// A cut right across the frame and a little beyond.
Cut cut_at(const Frame& frame, double offset, double slant) {
  constexpr double kBeyond = 1.1;
  const Point2 middle{frame.middle.x + 2 * offset * frame.along.x,
                      frame.middle.y + 2 * offset * frame.along.y};
  const double width = std::hypot(frame.across.x, frame.across.y);
  const double length = std::hypot(frame.along.x, frame.along.y);
  const double shift = slant * width / length;  // in half lengths
  const Point2 half{kBeyond * (frame.across.x + shift * frame.along.x),
                    kBeyond * (frame.across.y + shift * frame.along.y)};
  return {{middle.x - half.x, middle.y - half.y}, {middle.x + half.x, middle.y + half.y}};
}

}  // namespace

struct StraightCuts::Impl {
  std::span<const std::span<const LonLat>> buildings;
  const BlockRules& rules;
  BoxIndex index;

  static std::vector<Box> boxes_of(std::span<const std::span<const LonLat>> rings) {
    std::vector<Box> boxes;
    for (const std::span<const LonLat> ring : rings)
      boxes.push_back(box_of(ring));
    return boxes;
  }

  /// Those with their middle inside first, how many these are, and the others that come near.
  std::pair<std::vector<PlaneRing>, std::size_t> buildings_in(const Polygon& outline,
                                                              const LocalPlane& plane) const {
    std::vector<std::uint32_t> found;
    index.for_each(box_of(outline.outer), [&](std::uint32_t i) { found.push_back(i); });
    std::sort(found.begin(), found.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::lexicographical_compare(buildings[a].begin(), buildings[a].end(),
                                          buildings[b].begin(), buildings[b].end());
    });
    const auto others = std::stable_partition(found.begin(), found.end(), [&](std::uint32_t i) {
      return contains(outline, centroid(buildings[i]));
    });
    std::vector<PlaneRing> rings;
    for (const std::uint32_t i : found)
      rings.push_back(on_plane(buildings[i], plane));
    return {std::move(rings), static_cast<std::size_t>(others - found.begin())};
  }

  /// The cheapest first.
  static std::vector<Cut> cuts(const Polygon& outline, const LocalPlane& plane,
                               const std::vector<PlaneRing>& near) {
    std::vector<PlaneRing> rings{on_plane(outline.outer, plane)};
    for (const Ring& hole : outline.holes)
      rings.push_back(on_plane(hole, plane));
    const Frame frame = frame_of(outline, plane);
    const double length = 2 * std::hypot(frame.along.x, frame.along.y);
    std::vector<Cut> all;
    for (const double slant : kSlants) {
      for (const double offset : kOffsets) {
        Cut cut = cut_at(frame, offset, slant);
        for (const PlaneRing& building : near)
          cut.buildings_m += metres_inside(std::span(&building, 1), cut);
        cut.cost = cut.buildings_m + kOpenMetre * metres_inside(rings, cut) +
                   kOffMiddle * std::abs(offset) * length;
        all.push_back(cut);
      }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Cut& a, const Cut& b) { return a.cost < b.cost; });
    return all;
  }

  std::vector<StreetFace> halves(const StreetFace& piece) const {
    const LocalPlane plane(piece.outline.outer.front());
    const auto [near, inside] = buildings_in(piece.outline, plane);
    for (const Cut& cut : cuts(piece.outline, plane, near)) {
      if (inside <= 1 && cut.buildings_m > 0) continue;
      const Line line{plane.to_lonlat(cut.from), plane.to_lonlat(cut.to)};
      const std::span<const LonLat> one(line);
      std::vector<StreetFace> parts = join_cut_pieces(cut_along({piece}, std::span(&one, 1)), rules,
                                                      rules.join_area_m2, rules.max_area_m2);
      if (parts.size() > 1) return parts;
    }
    return {};
  }
};

StraightCuts::StraightCuts(std::span<const std::span<const LonLat>> buildings,
                           const BlockRules& rules)
    : impl_(new Impl{buildings, rules, BoxIndex(Impl::boxes_of(buildings))}) {}
StraightCuts::~StraightCuts() = default;

std::vector<StreetFace> StraightCuts::parts_of(StreetFace piece) const {
  std::vector<StreetFace> done;
  std::vector<std::pair<StreetFace, int>> open;
  open.emplace_back(std::move(piece), 0);
  while (!open.empty()) {
    auto [one, depth] = std::move(open.back());
    open.pop_back();
    std::vector<StreetFace> parts;
    if (one.area_m2 > impl_->rules.max_area_m2 && depth < kMostCuts) parts = impl_->halves(one);
    if (parts.empty()) done.push_back(std::move(one));
    for (StreetFace& part : parts)
      open.emplace_back(std::move(part), depth + 1);
  }
  return done;
}

}  // namespace quarter
