// SPDX-License-Identifier: Apache-2.0
#include "ground_maker.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "geos.hpp"
#include "join_lines.hpp"
#include "thinned.hpp"

namespace quarter {
namespace {

/// Areas smaller than squares of so many tolerances are specks [P]; buildings make a pattern even
/// where one alone could not be told from a dot.
constexpr double kLeastSide = 3;
constexpr double kLeastBuildingSide = 1.2;
/// Where outlines may move farther than this, these are left out, m [P]: buildings and paths are
/// drawn in towns of up to 40 km, small streets up to 80 km.
constexpr double kPathTolerance = 3.5;
constexpr double kBuildingTolerance = 5;
constexpr double kStreetTolerance = 10;

/// What is drawn over what: land, then water, then what stands in it.
int layer_of(GroundKind kind) {
  if (kind == GroundKind::water) return 1;
  return kind == GroundKind::square || kind == GroundKind::pier ? 2 : 0;
}

}  // namespace

GroundMaker::GroundMaker(const Box& frame, double tolerance_m) {
  made_.frame = frame;
  made_.tolerance_m = tolerance_m;
}

bool GroundMaker::is_seen(GroundKind kind) const {
  using enum GroundKind;
  const double tolerance = made_.tolerance_m;
  if (kind == building) return tolerance <= kBuildingTolerance;
  if (kind == path || kind == lane || kind == stream) return tolerance <= kPathTolerance;
  return kind != street || tolerance <= kStreetTolerance;
}

/// Of what leads out of the frame only what is in it: a wood may go on for a hundred kilometres.
MultiPolygon GroundMaker::within_frame(const Polygon& polygon) const {
  const Box box = box_of(polygon.outer);
  if (!box.overlaps(made_.frame)) return {};
  if (made_.frame.contains(box.min) && made_.frame.contains(box.max)) return {polygon};
  const geos::Geometry whole = geos::covered({polygon});
  return geos::polygons(geos::within_box(whole.get(), made_.frame).get());
}

Polygon GroundMaker::fewer_points(const Polygon& polygon, double least_m2) const {
  Polygon thin{thinned(polygon.outer, made_.tolerance_m), {}};
  for (const Ring& hole : polygon.holes) {
    Ring ring = thinned(hole, made_.tolerance_m);
    if (ring.size() > 3 && area_m2(ring) >= least_m2) thin.holes.push_back(std::move(ring));
  }
  return thin;
}

void GroundMaker::add_area(GroundKind kind, const std::string& name, const MultiPolygon& area) {
  if (!is_seen(kind)) return;
  if (kind == GroundKind::building) return add_building(area);
  const double side = kLeastSide * made_.tolerance_m, least_m2 = side * side;
  MultiPolygon seen;
  for (const Polygon& polygon : area) {
    for (const Polygon& part : within_frame(polygon)) {
      if (area_m2(part) < least_m2) continue;
      Polygon thin = fewer_points(part, least_m2);
      if (thin.outer.size() > 3) seen.push_back(std::move(thin));
    }
  }
  if (!seen.empty()) made_.areas.push_back({kind, name, std::move(seen)});
}

void GroundMaker::add_ring(const Ring& ring, bool counter_clockwise) {
  Ring thin = thinned(ring, made_.tolerance_m / 2);
  const double side = kLeastBuildingSide * made_.tolerance_m;
  const double signed_m2 = signed_area_m2(thin);
  if (thin.size() < 4 || std::abs(signed_m2) < side * side) return;
  if ((signed_m2 > 0) != counter_clockwise) std::reverse(thin.begin(), thin.end());
  made_.buildings.add(thin);
}

void GroundMaker::add_building(const MultiPolygon& area) {
  for (const Polygon& polygon : area) {
    if (!box_of(polygon.outer).overlaps(made_.frame)) continue;
    add_ring(polygon.outer, true);
    for (const Ring& hole : polygon.holes)
      add_ring(hole, false);
  }
}

/// The runs of points whose steps come near the frame; points that are nowhere end one.
void GroundMaker::add_line(GroundKind kind, const std::string& name, std::span<const LonLat> line) {
  if (!is_seen(kind)) return;
  Line run;
  const auto close = [&] {
    if (run.size() > 1) made_.lines.push_back({kind, name, std::move(run)});
    run = {};
  };
  for (std::size_t i = 1; i < line.size(); ++i) {
    Box step;
    step.extend(line[i - 1]);
    step.extend(line[i]);
    if (!step.overlaps(made_.frame)) {
      close();
      continue;
    }
    if (run.empty()) run.push_back(line[i - 1]);
    run.push_back(line[i]);
  }
  close();
}

void GroundMaker::add_name(GroundName name) {
  if (made_.frame.contains(name.where)) made_.names.push_back(std::move(name));
}

MapGround GroundMaker::finish() {
  std::vector<std::pair<double, std::size_t>> sizes;
  for (std::size_t i = 0; i < made_.areas.size(); ++i)
    sizes.emplace_back(area_m2(made_.areas[i].area), i);
  const auto key = [&](const std::pair<double, std::size_t>& size) {
    return std::make_tuple(layer_of(made_.areas[size.second].kind), -size.first, size.second);
  };
  std::sort(sizes.begin(), sizes.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  std::vector<GroundArea> areas;
  for (const auto& [size, index] : sizes)
    areas.push_back(std::move(made_.areas[index]));
  made_.areas = std::move(areas);
  made_.lines = join_lines(std::move(made_.lines));
  for (GroundLine& line : made_.lines)
    line.line = thinned(line.line, made_.tolerance_m);
  std::stable_sort(made_.names.begin(), made_.names.end(),
                   [](const GroundName& a, const GroundName& b) {
                     return std::tuple(a.kind, -a.population) < std::tuple(b.kind, -b.population);
                   });
  return std::move(made_);
}

}  // namespace quarter
