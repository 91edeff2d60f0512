// SPDX-License-Identifier: Apache-2.0
#include "banded_polygon.hpp"

#include <algorithm>

#include "exact.hpp"

namespace quarter {
namespace {

constexpr std::int64_t kEdgesPerBand = 8;

template <typename Visit>
void for_each_edge(const Ring& ring, Visit visit) {
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const bool up = ring[i - 1].y <= ring[i].y;
    visit(up ? ring[i - 1] : ring[i], up ? ring[i] : ring[i - 1]);
  }
}

template <typename Visit>
void for_each_edge(const Polygon& polygon, Visit visit) {
  for_each_edge(polygon.outer, visit);
  for (const Ring& hole : polygon.holes)
    for_each_edge(hole, visit);
}

/// Height of bands so that there are enough of them, but an edge is in few: in all, edges are
/// stored about twice.
std::int64_t band_height(const Polygon& polygon, const Box& box) {
  std::int64_t edges = 0;
  std::int64_t climb = 0;
  for_each_edge(polygon, [&](LonLat a, LonLat b) {
    ++edges;
    climb += std::int64_t{b.y} - a.y;
  });
  const std::int64_t bands = std::max<std::int64_t>(1, edges / kEdgesPerBand);
  const std::int64_t extent = std::int64_t{box.max.y} - box.min.y + 1;
  return std::max(extent / bands, climb / std::max<std::int64_t>(1, edges)) + 1;
}

}  // namespace

BandedPolygon::BandedPolygon(const Polygon& polygon) : box_(box_of(polygon.outer)) {
  if (box_.empty()) return;
  height_ = band_height(polygon, box_);
  begins_.assign(band_of(box_.max.y) + 2, 0);
  const auto for_each_place = [&](auto visit) {
    for_each_edge(polygon, [&](LonLat a, LonLat b) {
      const std::int32_t south = std::max(a.y, box_.min.y);
      const std::int32_t north = std::min(b.y, box_.max.y);
      if (south > north) return;  // of a hole that is not in the polygon
      for (std::size_t band = band_of(south); band <= band_of(north); ++band)
        visit(band, Edge{a, b});
    });
  };
  for_each_place([&](std::size_t band, const Edge&) { ++begins_[band]; });
  std::uint32_t total = 0;
  for (std::uint32_t& end : begins_)
    end = total += end;
  edges_.resize(total);
  for_each_place([&](std::size_t band, const Edge& edge) { edges_[--begins_[band]] = edge; });
}

bool BandedPolygon::contains(LonLat p) const {
  if (!box_.contains(p)) return false;
  const std::size_t band = band_of(p.y);
  bool inside = false;
  for (std::uint32_t i = begins_[band]; i < begins_[band + 1]; ++i) {
    const auto [a, b] = edges_[i];
    if (p.y < a.y || p.y > b.y) continue;
    const int side = exact::side(a, b, p);
    if (side == 0 && std::min(a.x, b.x) <= p.x && p.x <= std::max(a.x, b.x)) return true;
    if (side > 0 && p.y < b.y) inside = !inside;
  }
  return inside;
}

}  // namespace quarter
