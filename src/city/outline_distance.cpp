// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/outline_distance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "quarter/base/box_index.hpp"
#include "quarter/city/block.hpp"

namespace quarter {
namespace {

/// What rounding may make of a square.
constexpr double kSlack = 1 + 1e-9;

struct Piece {
  LonLat a;
  LonLat b;
};

/// What is nearest to the middle of a plane.
class Nearest {
 public:
  explicit Nearest(const LocalPlane& plane) : plane_(plane) {}

  double least_square(const Box& box) const {
    const Point2 low = plane_.to_plane(box.min), high = plane_.to_plane(box.max);
    const double x = std::max({0.0, low.x, -high.x}), y = std::max({0.0, low.y, -high.y});
    return x * x + y * y;
  }

  /// Returns the square beyond which nothing can be nearer.
  double look_at(const Piece& piece) {
    const Point2 a = plane_.to_plane(piece.a), b = plane_.to_plane(piece.b);
    const double share = nearest_share({0, 0}, a, b);
    const double x = a.x + share * (b.x - a.x), y = a.y + share * (b.y - a.y);
    const double square = x * x + y * y;
    if (square <= bound_) metres_ = std::min(metres_, std::hypot(x, y));
    bound_ = std::min(bound_, square * kSlack);
    return bound_;
  }

  double metres() const { return metres_; }

 private:
  const LocalPlane& plane_;
  double bound_ = std::numeric_limits<double>::infinity();
  double metres_ = std::numeric_limits<double>::infinity();
};

}  // namespace

struct OutlineDistance::Impl {
  explicit Impl(const std::vector<const PlaceFeature*>& places) : inside(areas_of(places)) {
    for (const PlaceFeature* const place : places) {
      if (place->shape == PlaceFeature::Shape::point) add(place->where, place->where);
      if (place->shape == PlaceFeature::Shape::line) add_line(place->line);
      for (const Polygon& polygon : place->area) {
        add_line(polygon.outer);
        for (const Ring& hole : polygon.holes)
          add_line(hole);
      }
    }
    std::vector<Box> boxes;
    boxes.reserve(pieces.size());
    for (const auto& [a, b] : pieces)
      boxes.push_back(box_of(std::array{a, b}));
    index = BoxIndex(boxes);
  }

  static AreaIndex areas_of(const std::vector<const PlaceFeature*>& places) {
    std::vector<const MultiPolygon*> areas;
    for (const PlaceFeature* const place : places) {
      if (place->shape == PlaceFeature::Shape::area) areas.push_back(&place->area);
    }
    return AreaIndex(std::move(areas));
  }

  void add(LonLat a, LonLat b) { pieces.push_back({a, b}); }
  void add_line(std::span<const LonLat> line) {
    for (std::size_t i = 1; i < line.size(); ++i)
      add(line[i - 1], line[i]);
  }

  AreaIndex inside;
  std::vector<Piece> pieces;
  BoxIndex index{{}};
};

OutlineDistance::OutlineDistance(const std::vector<const PlaceFeature*>& places)
    : impl_(std::make_unique<Impl>(places)) {}
OutlineDistance::~OutlineDistance() = default;
OutlineDistance::OutlineDistance(OutlineDistance&&) noexcept = default;
OutlineDistance& OutlineDistance::operator=(OutlineDistance&&) noexcept = default;

double OutlineDistance::metres(LonLat p) const {
  if (impl_->inside.find(p) != kNone) return 0;
  const LocalPlane plane(p);
  Nearest nearest(plane);
  impl_->index.for_each_near(
      std::numeric_limits<double>::infinity(),
      [&](const Box& box) { return nearest.least_square(box); },
      [&](std::uint32_t piece) { return nearest.look_at(impl_->pieces[piece]); });
  return nearest.metres();
}

}  // namespace quarter
