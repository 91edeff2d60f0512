// SPDX-License-Identifier: Apache-2.0
#include "street_faces.hpp"

#include <algorithm>
#include <cmath>

#include "enclosing_lines.hpp"
#include "face_finder.hpp"
#include "geos.hpp"
#include "grid_lines.hpp"
#include "noding.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/city/block.hpp"

namespace quarter {
namespace {

/// The segments of a line that come near the box; points that repeat or are nowhere make none.
void add_segments(std::span<const LonLat> line, const Box& box, std::vector<Segment>& segments) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const LonLat p = line[i - 1];
    const LonLat q = line[i];
    if (p == q || !p.valid() || !q.valid()) continue;
    Box step;
    step.extend(p);
    step.extend(q);
    if (step.overlaps(box)) segments.emplace_back(p, q);
  }
}

std::vector<Segment> segments_near(const LineSet& edges, const geos::Geometry& area,
                                   const Box& box) {
  std::vector<Segment> segments;
  for (std::size_t i = 0; i < edges.size(); ++i)
    add_segments(edges[i], box, segments);
  for (const Polygon& polygon : geos::polygons(area.get())) {
    add_segments(polygon.outer, box, segments);
    for (const Ring& hole : polygon.holes)
      add_segments(hole, box, segments);
  }
  return segments;
}

struct Faces {
  std::vector<StreetFace> inside;
  std::vector<Polygon> outside;  // of the area
};

/// The faces a finder does not know yet.
Faces new_faces(FaceFinder finder, const geos::Geometry& area) {
  std::vector<Polygon> outlines = finder.find();
  std::vector<StreetFace> faces(outlines.size());
  parallel_ranges(outlines.size(), 256, [&](std::size_t begin, std::size_t end) {
    const geos::Prepared within = geos::prepare(area);
    for (std::size_t i = begin; i < end; ++i) {
      const Point2 p = geos::inner_point(geos::polygon(outlines[i]).get());
      const geos::Geometry point = geos::point(p.x, p.y);
      if (!geos::answer(GEOSPreparedIntersects_r(geos::context(), within.get(), point.get())))
        continue;
      faces[i].area_m2 = area_m2(outlines[i]);
      faces[i].inside = {static_cast<std::int32_t>(std::lround(p.x)),
                         static_cast<std::int32_t>(std::lround(p.y))};
    }
  });
  Faces sorted;
  for (std::size_t i = 0; i < faces.size(); ++i) {
    if (faces[i].inside.valid()) {
      faces[i].outline = std::move(outlines[i]);
      sorted.inside.push_back(std::move(faces[i]));
    } else {
      sorted.outside.push_back(std::move(outlines[i]));
    }
  }
  return sorted;
}

bool has_any_of(const std::vector<Segment>& sorted, const Polygon& polygon) {
  const auto along = [&](const Ring& ring) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      if (std::binary_search(sorted.begin(), sorted.end(), Segment(ring[i - 1], ring[i])))
        return true;
    }
    return false;
  };
  return along(polygon.outer) || std::any_of(polygon.holes.begin(), polygon.holes.end(), along);
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

/// Where a line of the grid crosses an outline.
struct GridCrossing {
  std::int32_t line;
  std::int32_t along;
  auto operator<=>(const GridCrossing&) const = default;
};

/// Adds where the grid lines of one direction cross a ring: `across` is the coordinate the lines
/// are counted by, `along` the other one. An end on a line counts with the side it comes from
/// below.
void add_crossings(const Ring& ring, const GridLines& lines, std::int32_t LonLat::*across,
                   std::int32_t LonLat::*along, std::vector<GridCrossing>& crossings) {
  for (std::size_t i = 1; i < ring.size(); ++i) {
    LonLat p = ring[i - 1];
    LonLat q = ring[i];
    if (p.*across > q.*across) std::swap(p, q);
    if (p.*across == q.*across) continue;
    const Wide step = static_cast<Wide>(q.*along) - p.*along;
    const Wide whole = static_cast<Wide>(q.*across) - p.*across;
    for (auto k = lines.first_from(p.*across); lines.at(k) < q.*across; ++k) {
      const std::int32_t line = lines.at(k);
      const Wide part = static_cast<Wide>(line) - p.*across;
      crossings.push_back({line, rounded_part(p.*along, step, part, whole)});
    }
  }
}

/// The parts of the grid's lines of one direction that are inside a polygon.
void add_cuts(const Polygon& polygon, const GridLines& lines, std::int32_t LonLat::*across,
              std::int32_t LonLat::*along, std::vector<Segment>& cuts) {
  std::vector<GridCrossing> crossings;
  add_crossings(polygon.outer, lines, across, along, crossings);
  for (const Ring& hole : polygon.holes)
    add_crossings(hole, lines, across, along, crossings);
  std::sort(crossings.begin(), crossings.end());
  for (std::size_t i = 1; i < crossings.size(); i += 2) {  // in, out, in, out
    LonLat in;
    LonLat out;
    in.*across = out.*across = crossings[i].line;
    in.*along = crossings[i - 1].along;
    out.*along = crossings[i].along;
    if (in != out) cuts.emplace_back(in, out);
  }
}

std::vector<Segment> cuts_across(const std::vector<StreetFace>& large, const Box& box,
                                 double max_area_m2) {
  const GridNet grid = cutting_grid(box, std::sqrt(max_area_m2));
  std::vector<std::vector<Segment>> cuts(large.size());
  parallel_each(large.size(), [&](std::size_t i) {
    const Polygon& outline = large[i].outline;
    add_cuts(outline, grid.xs, &LonLat::x, &LonLat::y, cuts[i]);
    add_cuts(outline, grid.ys, &LonLat::y, &LonLat::x, cuts[i]);
  });
  std::vector<Segment> all;
  for (const std::vector<Segment>& some : cuts)
    all.insert(all.end(), some.begin(), some.end());
  return all;
}

/// Says of each face which of the large ones it lies in.
void find_large(const std::vector<StreetFace>& large, std::vector<StreetFace>& faces) {
  std::vector<MultiPolygon> outlines;
  for (const StreetFace& face : large)
    outlines.push_back({face.outline});
  std::vector<const MultiPolygon*> pointers;
  for (const MultiPolygon& outline : outlines)
    pointers.push_back(&outline);
  const AreaIndex index(pointers);
  parallel_ranges(faces.size(), 256, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      faces[i].large = index.find(faces[i].inside);
  });
}

}  // namespace

std::vector<StreetFace> street_faces(const LineSet& edges, const MultiPolygon& area,
                                     const BlockRules& rules) {
  const Box box = box_of(area);
  const geos::Geometry covered = geos::covered(area);
  std::vector<Segment> segments = noded(segments_near(edges, covered, box));
  auto [faces, outside] = new_faces(FaceFinder(enclosing_lines(segments)), covered);
  const auto first_large = std::partition(faces.begin(), faces.end(), [&](const StreetFace& face) {
    return face.area_m2 <= rules.max_area_m2;
  });
  std::vector<StreetFace> large(std::make_move_iterator(first_large),
                                std::make_move_iterator(faces.end()));
  faces.erase(first_large, faces.end());
  if (large.empty()) return faces;

  const Renoded cut = noded(std::move(segments), cuts_across(large, box, rules.max_area_m2));
  // A neighbour whose outline bends by a rounded cut is found again with the pieces.
  std::erase_if(faces, [&](const StreetFace& face) { return has_any_of(cut.bent, face.outline); });
  std::erase_if(outside, [&](const Polygon& face) { return has_any_of(cut.bent, face); });
  FaceFinder finder(enclosing_lines(cut.segments));
  for (const StreetFace& face : faces)
    finder.set_known(face.outline);
  for (const Polygon& face : outside)
    finder.set_known(face);
  std::vector<StreetFace> pieces = new_faces(std::move(finder), covered).inside;
  find_large(large, pieces);
  std::move(pieces.begin(), pieces.end(), std::back_inserter(faces));
  return faces;
}

}  // namespace quarter
