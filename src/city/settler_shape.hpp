// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "settled_ground.hpp"

namespace quarter {

/// The ground of a settler on a plane around a point that is the same for everyone who looks at the
/// settler: for many questions how far it is.
class SettlerShape {
 public:
  explicit SettlerShape(const Settler& settler);

  double reach_m() const { return reach_m_; }
  /// Of the shape, without what it reaches.
  const Box& box() const { return box_; }
  Point2 on_plane(LonLat where) const { return plane_.to_plane(where); }

  /// Metres to the ground, below 0 inside of it.
  double metres_to(Point2 where) const;
  double metres_to(LonLat where) const { return metres_to(on_plane(where)); }
  /// No more metres than that, in a fraction of the time.
  double at_least(Point2 where) const;

 private:
  struct Piece {
    Point2 from;
    Point2 to;
    Point2 step;    ///< from one to the other
    double square;  ///< of its length, m²
  };

  bool holds(Point2 where) const;

  LocalPlane plane_;
  double reach_m_;
  bool closed_;
  Box box_;
  Point2 low_, high_;  ///< of the box on the plane
  Point2 first_;
  std::vector<Piece> pieces_;
};

}  // namespace quarter
