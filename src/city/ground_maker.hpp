// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "quarter/city/ground.hpp"

namespace quarter {

/// Makes ground of shapes: leaves out what lies outside the frame or is too small, thins the rest.
class GroundMaker {
 public:
  GroundMaker(const Box& frame, double tolerance_m);

  double tolerance_m() const { return made_.tolerance_m; }
  /// Rings that cross themselves are taken by the even-odd rule.
  void add_area(GroundKind kind, const std::string& name, const MultiPolygon& area);
  void add_line(GroundKind kind, const std::string& name, std::span<const LonLat> line);
  void add_name(GroundName name);
  /// Call once, last.
  MapGround finish();

 private:
  bool is_seen(GroundKind kind) const;
  void add_building(const MultiPolygon& area);
  void add_ring(const Ring& ring, bool counter_clockwise);
  MultiPolygon within_frame(const Polygon& polygon) const;
  Polygon fewer_points(const Polygon& polygon, double least_m2) const;

  MapGround made_;
};

}  // namespace quarter
