// SPDX-License-Identifier: Apache-2.0
#include "street_faces.hpp"

#include <algorithm>
#include <cmath>

#include "enclosing_lines.hpp"
#include "faces_between.hpp"
#include "geos.hpp"
#include "noding.hpp"
#include "quarter/base/box_index.hpp"
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

std::vector<Segment> segments_near(const LineSet& edges, const LineSet& more,
                                   const geos::Geometry& area, const Box& box) {
  std::vector<Segment> segments;
  for (const LineSet* const lines : {&edges, &more}) {
    for (std::size_t i = 0; i < lines->size(); ++i)
      add_segments((*lines)[i], box, segments);
  }
  for (const Polygon& polygon : geos::polygons(area.get())) {
    add_segments(polygon.outer, box, segments);
    for (const Ring& hole : polygon.holes)
      add_segments(hole, box, segments);
  }
  return segments;
}

StreetFace with_point(Polygon outline, Point2 p) {
  StreetFace face;
  face.area_m2 = area_m2(outline);
  face.inside = {static_cast<std::int32_t>(std::lround(p.x)),
                 static_cast<std::int32_t>(std::lround(p.y))};
  face.outline = std::move(outline);
  return face;
}

/// The faces of noded segments that lie within an area.
std::vector<StreetFace> faces_within(const std::vector<Segment>& segments,
                                     const geos::Geometry& area) {
  std::vector<Polygon> outlines = faces_between(enclosing_lines(segments));
  std::vector<StreetFace> faces(outlines.size());
  parallel_ranges(outlines.size(), 256, [&](std::size_t begin, std::size_t end) {
    const geos::Prepared within = geos::prepare(area);
    for (std::size_t i = begin; i < end; ++i) {
      const Point2 p = geos::inner_point(geos::polygon(outlines[i]).get());
      const geos::Geometry point = geos::point(p.x, p.y);
      if (geos::answer(GEOSPreparedIntersects_r(geos::context(), within.get(), point.get())))
        faces[i] = with_point(std::move(outlines[i]), p);
    }
  });
  std::erase_if(faces, [](const StreetFace& face) { return !face.inside.valid(); });
  return faces;
}

/// The faces of noded segments that lie in one of some pieces, with the index of that piece.
std::vector<StreetFace> faces_of(const std::vector<Segment>& segments,
                                 const std::vector<StreetFace>& pieces) {
  std::vector<MultiPolygon> outlines;
  for (const StreetFace& piece : pieces)
    outlines.push_back({piece.outline});
  std::vector<const MultiPolygon*> pointers;
  for (const MultiPolygon& outline : outlines)
    pointers.push_back(&outline);
  const AreaIndex index(pointers);
  std::vector<Polygon> found = faces_between(enclosing_lines(segments));
  std::vector<StreetFace> faces(found.size());
  parallel_ranges(found.size(), 256, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      faces[i] = measured(std::move(found[i]));
      faces[i].large = index.find(faces[i].inside);
    }
  });
  std::erase_if(faces, [](const StreetFace& face) { return face.large == kNone; });
  return faces;
}

}  // namespace

StreetFace measured(Polygon outline, std::uint32_t large) {
  const Point2 p = geos::inner_point(geos::polygon(outline).get());
  StreetFace face = with_point(std::move(outline), p);
  face.large = large;
  return face;
}

std::vector<StreetFace> street_faces(const LineSet& edges, const LineSet& more,
                                     const MultiPolygon& area) {
  const geos::Geometry covered = geos::covered(area);
  return faces_within(noded(segments_near(edges, more, covered, box_of(area))), covered);
}

std::vector<StreetFace> cut_along(const std::vector<StreetFace>& pieces,
                                  std::span<const std::span<const LonLat>> cuts) {
  std::vector<Box> boxes;
  std::vector<Segment> segments;
  for (const StreetFace& piece : pieces) {
    boxes.push_back(box_of(piece.outline.outer));
    add_segments(piece.outline.outer, boxes.back(), segments);
    for (const Ring& hole : piece.outline.holes)
      add_segments(hole, boxes.back(), segments);
  }
  const BoxIndex index(boxes);
  for (const std::span<const LonLat> cut : cuts) {
    Box near;  // of the pieces beside
    index.for_each(box_of(cut), [&](std::uint32_t i) {
      near.extend(boxes[i].min);
      near.extend(boxes[i].max);
    });
    if (!near.empty()) add_segments(cut, near, segments);
  }
  return faces_of(noded(std::move(segments)), pieces);
}

}  // namespace quarter
