// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/ground.hpp"

#include <algorithm>
#include <cmath>

#include "ground_maker.hpp"

namespace quarter {
namespace {

/// Beyond what a map is of, as a share of its longer side, and how much longer that may be than the
/// other [P]: sheets are 1.4 times as long as wide, and have margins.
constexpr double kBeyond = 0.08;
constexpr double kLongest = 1.6;
/// Of the diagonal of a frame: 0.05 mm on a sheet of A3 [P].
constexpr double kToleranceShare = 1.0 / 8000;
constexpr double kFinest = 0.5;
constexpr double kCoarsest = 100;

Box common(const Box& a, const Box& b) {
  Box box;
  box.min = {std::max(a.min.x, b.min.x), std::max(a.min.y, b.min.y)};
  box.max = {std::min(a.max.x, b.max.x), std::min(a.max.y, b.max.y)};
  return box;
}

/// A polygon that has a hole follows its outer ring.
MultiPolygon parts_of(const LineSet& rings, std::size_t& next) {
  MultiPolygon building{{{rings[next].begin(), rings[next].end()}, {}}};
  for (++next; next < rings.size() && signed_area_m2(rings[next]) < 0; ++next)
    building.front().holes.emplace_back(rings[next].begin(), rings[next].end());
  return building;
}

}  // namespace

Box ground_frame(const Box& around, const Box& covered) {
  if (around.empty()) return covered;
  const LocalPlane plane(midpoint(around.min, around.max));
  const Point2 corner = plane.to_plane(around.max);
  const double side = std::max(corner.x, corner.y);
  const auto half = [&](double own) { return std::max(own, side / kLongest) + 2 * kBeyond * side; };
  const Point2 far{half(corner.x), half(corner.y)};
  Box frame;
  frame.min = plane.to_lonlat({-far.x, -far.y});
  frame.max = plane.to_lonlat(far);
  if (!frame.min.valid() || !frame.max.valid()) frame = around.grown(2 * kBeyond * side);
  const Box both = common(frame, covered);
  return both.empty() ? frame : both;
}

double ground_tolerance_m(const Box& frame) {
  if (frame.empty()) return kFinest;
  return std::clamp(distance_m(frame.min, frame.max) * kToleranceShare, kFinest, kCoarsest);
}

MapGround coarser(const MapGround& ground, double tolerance_m) {
  GroundMaker maker(ground.frame, std::max(tolerance_m, ground.tolerance_m));
  for (const GroundArea& area : ground.areas)
    maker.add_area(area.kind, area.name, area.area);
  for (std::size_t ring = 0; ring < ground.buildings.size();)
    maker.add_area(GroundKind::building, {}, parts_of(ground.buildings, ring));
  for (const GroundLine& line : ground.lines)
    maker.add_line(line.kind, line.name, line.line);
  for (const GroundName& name : ground.names)
    maker.add_name(name);
  MapGround made = maker.finish();
  made.covered = ground.covered;
  made.sea = ground.sea;
  return made;
}

}  // namespace quarter
