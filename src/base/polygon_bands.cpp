// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/polygon_bands.hpp"

#include <algorithm>
#include <cstdlib>

namespace quarter {

PolygonBands::PolygonBands(const Polygon& polygon) {
  add(polygon.outer);
  for (const Ring& hole : polygon.holes)
    add(hole);
  if (edges_.empty()) return;
  const std::int64_t height = std::int64_t{box_.max.y} - box_.min.y;
  const auto count = static_cast<std::int64_t>(edges_.size());
  std::int64_t climbed = 0;  // by all edges; each lies in few bands on average
  for (const Edge& edge : edges_)
    climbed += std::abs(std::int64_t{edge.b.y} - edge.a.y);
  height_ = std::max(2 * height / count, climbed / (2 * count)) + 1;
  bands_.resize(static_cast<std::size_t>(height / height_ + 1));
  for (std::uint32_t i = 0; i < edges_.size(); ++i) {
    const auto [low, high] = std::minmax(edges_[i].a.y, edges_[i].b.y);
    for (std::size_t band = band_of(low); band <= band_of(high); ++band)
      bands_[band].push_back(i);
  }
}

/// Level edges part nothing, as in contains(ring, p).
void PolygonBands::add(const Ring& ring) {
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    box_.extend(ring[i]);
    if (ring[i].y != ring[j].y) edges_.push_back({ring[i], ring[j]});
  }
}

std::size_t PolygonBands::band_of(std::int32_t y) const {
  return static_cast<std::size_t>((std::int64_t{y} - box_.min.y) / height_);
}

bool PolygonBands::contains(LonLat p) const {
  if (bands_.empty() || !box_.contains(p)) return false;
  bool inside = false;
  for (const std::uint32_t i : bands_[band_of(p.y)]) {
    if (is_east_of(edges_[i].a, edges_[i].b, p)) inside = !inside;
  }
  return inside;
}

}  // namespace quarter
