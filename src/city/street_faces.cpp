// SPDX-License-Identifier: Apache-2.0
#include "street_faces.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "geos.hpp"
#include "grid_lines.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/city/block.hpp"

namespace quarter {
namespace {

/// The stretches of a line that come near the box, without points that repeat or are nowhere.
void add_stretches(std::span<const LonLat> line, const Box& box, std::vector<Line>& stretches) {
  Line stretch;
  const auto end_stretch = [&] {
    if (stretch.size() >= 2) {
      Line back(stretch.rbegin(), stretch.rend());
      stretches.push_back(std::min(std::move(stretch), std::move(back)));
    }
    stretch.clear();
  };
  for (const LonLat p : line) {
    if (!p.valid()) {
      end_stretch();
      continue;
    }
    if (!stretch.empty() && stretch.back() == p) continue;
    if (!stretch.empty()) {
      Box step;
      step.extend(stretch.back());
      step.extend(p);
      if (!step.overlaps(box)) end_stretch();
    }
    stretch.push_back(p);
  }
  end_stretch();
}

/// Lines in an order and direction of their own, so that how GEOS rounds does not depend on the
/// order of the input.
geos::Geometry lines_near(const LineSet& edges, const geos::Geometry& area, const Box& box) {
  std::vector<Line> stretches;
  for (std::size_t i = 0; i < edges.size(); ++i)
    add_stretches(edges[i], box, stretches);
  for (const Polygon& polygon : geos::polygons(area.get())) {
    add_stretches(polygon.outer, box, stretches);
    for (const Ring& hole : polygon.holes)
      add_stretches(hole, box, stretches);
  }
  std::sort(stretches.begin(), stretches.end());
  stretches.erase(std::unique(stretches.begin(), stretches.end()), stretches.end());
  std::vector<geos::Geometry> lines;
  lines.reserve(stretches.size());
  for (const Line& stretch : stretches)
    lines.push_back(geos::line(stretch));
  return geos::collection(GEOS_MULTILINESTRING, std::move(lines));
}

/// The faces that noded lines make inside the area.
std::vector<StreetFace> faces_inside(const geos::Geometry& noded, const geos::Geometry& area) {
  const GEOSGeometry* const lines = noded.get();
  const geos::Geometry made = geos::owned(GEOSPolygonize_r(geos::context(), &lines, 1));
  const auto count = static_cast<std::size_t>(geos::parts(made.get()));
  std::vector<StreetFace> faces(count);
  parallel_ranges(count, 1024, [&](std::size_t begin, std::size_t end) {
    const geos::Prepared within = geos::prepare(area);
    for (std::size_t i = begin; i < end; ++i) {
      const GEOSGeometry* polygon = geos::part(made.get(), static_cast<int>(i));
      const Point2 p = geos::inner_point(polygon);
      const geos::Geometry point = geos::point(p.x, p.y);
      if (!geos::answer(GEOSPreparedIntersects_r(geos::context(), within.get(), point.get())))
        continue;
      faces[i].outline = geos::polygons(polygon).front();
      faces[i].area_m2 = area_m2(faces[i].outline);
      faces[i].inside = {static_cast<std::int32_t>(std::lround(p.x)),
                         static_cast<std::int32_t>(std::lround(p.y))};
    }
  });
  std::erase_if(faces, [](const StreetFace& face) { return face.outline.outer.empty(); });
  return faces;
}

/// The square grid large faces are cut by: sides of `side_m` on the plane at the whole degree
/// nearest to the middle of `box`, counted from there, so that neighbouring areas are cut alike.
GridNet cutting_grid(const Box& box, double side_m) {
  const auto whole_degree = [](std::int64_t low, std::int64_t high) {
    const double degrees = std::round(static_cast<double>(low + high) / 2 / LonLat::kPerDegree);
    return static_cast<std::int32_t>(degrees * LonLat::kPerDegree);
  };
  const LonLat origin{whole_degree(box.min.x, box.max.x), whole_degree(box.min.y, box.max.y)};
  return grid_net(origin, origin, side_m, side_m);
}

/// The parts of the grid's lines that are inside a polygon.
geos::Geometry cuts_across(const Polygon& polygon, const GridNet& grid) {
  const Box box = box_of(polygon.outer);
  std::vector<geos::Geometry> lines;
  for (auto k = grid.xs.first_from(box.min.x); grid.xs.at(k) <= box.max.x; ++k) {
    const std::int32_t x = grid.xs.at(k);
    lines.push_back(geos::line(Line{{x, box.min.y}, {x, box.max.y}}));
  }
  for (auto k = grid.ys.first_from(box.min.y); grid.ys.at(k) <= box.max.y; ++k) {
    const std::int32_t y = grid.ys.at(k);
    lines.push_back(geos::line(Line{{box.min.x, y}, {box.max.x, y}}));
  }
  const geos::Geometry net = geos::collection(GEOS_MULTILINESTRING, std::move(lines));
  return geos::intersection(geos::polygon(polygon).get(), net.get());
}

std::vector<geos::Geometry> cuts_across(const std::vector<StreetFace>& large, const Box& box,
                                        double max_area_m2) {
  const GridNet grid = cutting_grid(box, std::sqrt(max_area_m2));
  std::vector<geos::Geometry> cuts(large.size());
  parallel_ranges(large.size(), 16, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      cuts[i] = cuts_across(large[i].outline, grid);
  });
  return cuts;
}

}  // namespace

std::vector<StreetFace> street_faces(const LineSet& edges, const MultiPolygon& area,
                                     const BlockRules& rules) {
  const Box box = box_of(area);
  const geos::Geometry covered = geos::covered(area);
  geos::Geometry lines = geos::noded(lines_near(edges, covered, box));
  std::vector<StreetFace> faces = faces_inside(lines, covered);
  std::vector<StreetFace> large;
  std::copy_if(faces.begin(), faces.end(), std::back_inserter(large),
               [&](const StreetFace& face) { return face.area_m2 > rules.max_area_m2; });
  if (large.empty()) return faces;
  std::sort(large.begin(), large.end(), [](const StreetFace& a, const StreetFace& b) {
    return a.outline.outer < b.outline.outer;
  });

  std::vector<geos::Geometry> all = cuts_across(large, box, rules.max_area_m2);
  all.push_back(std::move(lines));
  lines = geos::noded(geos::collection(GEOS_GEOMETRYCOLLECTION, std::move(all)));
  faces = faces_inside(lines, covered);
  std::vector<MultiPolygon> outlines;
  for (StreetFace& face : large)
    outlines.push_back({std::move(face.outline)});
  std::vector<const MultiPolygon*> pointers;
  for (const MultiPolygon& outline : outlines)
    pointers.push_back(&outline);
  const AreaIndex index(pointers);
  parallel_ranges(faces.size(), 1024, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      faces[i].large = index.find(faces[i].inside);
  });
  return faces;
}

}  // namespace quarter
