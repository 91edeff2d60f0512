// SPDX-License-Identifier: Apache-2.0
#include "settler_shape.hpp"

#include <algorithm>
#include <cmath>

namespace quarter {
namespace {

/// What rounding may make of a distance, m.
constexpr double kSlackM = 1e-6;

double squared(Point2 p, Point2 q) {
  return (p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y);
}

}  // namespace

SettlerShape::SettlerShape(const Settler& settler)
    : plane_(settler.shape.front()),
      reach_m_(settler.reach_m),
      closed_(settler.shape.size() > 3 && settler.shape.front() == settler.shape.back()),
      box_(box_of(settler.shape)),
      low_(plane_.to_plane(box_.min)),
      high_(plane_.to_plane(box_.max)),
      first_(plane_.to_plane(settler.shape.front())) {
  pieces_.reserve(settler.shape.size() - 1);
  Point2 from = first_;
  for (const LonLat p : settler.shape.subspan(1)) {
    const Point2 to = plane_.to_plane(p);
    const Point2 step{to.x - from.x, to.y - from.y};
    pieces_.push_back({from, to, step, step.x * step.x + step.y * step.y});
    from = to;
  }
}

double SettlerShape::metres_to(Point2 where) const {
  double square = squared(where, first_);
  for (const Piece& piece : pieces_) {
    Point2 nearest = piece.from;
    if (piece.square > 0) {
      const double along =
          ((where.x - piece.from.x) * piece.step.x + (where.y - piece.from.y) * piece.step.y) /
          piece.square;
      const double share = std::clamp(along, 0.0, 1.0);
      nearest = {piece.from.x + share * piece.step.x, piece.from.y + share * piece.step.y};
    }
    square = std::min(square, squared(where, nearest));
  }
  const double metres = std::sqrt(square);
  return (holds(where) ? -metres : metres) - reach_m_;
}

/// By the even-odd rule.
bool SettlerShape::holds(Point2 p) const {
  if (!closed_ || p.x < low_.x - kSlackM || p.x > high_.x || p.y < low_.y || p.y > high_.y)
    return false;
  bool inside = false;
  for (const auto& [a, b, step, square] : pieces_) {
    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / step.y * step.x) inside = !inside;
  }
  return inside;
}

double SettlerShape::at_least(Point2 where) const {
  const double x = std::max({0.0, low_.x - where.x, where.x - high_.x});
  const double y = std::max({0.0, low_.y - where.y, where.y - high_.y});
  const double beside = std::sqrt(x * x + y * y) - kSlackM;
  return (beside > 0 ? beside : -INFINITY) - reach_m_;
}

}  // namespace quarter
