// SPDX-License-Identifier: Apache-2.0
#include "segment.hpp"

#include <algorithm>

#include "exact.hpp"

namespace quarter {
namespace {

void add_ring(const Ring& ring, int winding, std::vector<Segment>& segments) {
  if (signed_area_m2(ring) < 0) winding = -winding;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    if (ring[i] != ring[i - 1]) segments.push_back(segment_of(ring[i - 1], ring[i], winding));
  }
}

/// `p`, an end of a-b, moved along it onto the border of the box where it is outside. The result is
/// still outside if a-b passes the box by.
LonLat moved_to_border(LonLat p, LonLat a, LonLat b, const Box& box) {
  if (p.x < box.min.x && a.x != b.x) p = {box.min.x, exact::y_at(a, b, box.min.x)};
  if (p.x > box.max.x && a.x != b.x) p = {box.max.x, exact::y_at(a, b, box.max.x)};
  if (p.y < box.min.y && a.y != b.y) p = {exact::x_at(a, b, box.min.y), box.min.y};
  if (p.y > box.max.y && a.y != b.y) p = {exact::x_at(a, b, box.max.y), box.max.y};
  return p;
}

bool passes_by(LonLat a, LonLat b, const Box& box) {
  return std::max(a.x, b.x) < box.min.x || std::min(a.x, b.x) > box.max.x ||
         std::max(a.y, b.y) < box.min.y || std::min(a.y, b.y) > box.max.y;
}

void add_clipped(LonLat a, LonLat b, const Box& box, std::vector<Segment>& segments) {
  if (a == b || !a.valid() || !b.valid() || passes_by(a, b, box)) return;
  if (b < a) std::swap(a, b);  // so that rounding does not depend on the direction
  const LonLat p = box.contains(a) ? a : moved_to_border(a, a, b, box);
  const LonLat q = box.contains(b) ? b : moved_to_border(b, a, b, box);
  if (p != q && box.contains(p) && box.contains(q)) segments.push_back(segment_of(p, q));
}

}  // namespace

void add_outlines(const MultiPolygon& area, std::vector<Segment>& segments) {
  for (const Polygon& polygon : area) {
    add_ring(polygon.outer, 1, segments);
    for (const Ring& hole : polygon.holes)
      add_ring(hole, -1, segments);
  }
}

void add_line(std::span<const LonLat> line, const Box& box, std::vector<Segment>& segments) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    add_clipped(line[i - 1], line[i], box, segments);
  }
}

}  // namespace quarter
