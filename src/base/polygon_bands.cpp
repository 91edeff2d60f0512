// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/polygon_bands.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace quarter {

PolygonBands::PolygonBands(const Polygon& polygon) {
  std::size_t corners = polygon.outer.size();
  for (const Ring& hole : polygon.holes)
    corners += hole.size();
  edges_.reserve(corners);
  add(polygon.outer);
  for (const Ring& hole : polygon.holes)
    add(hole);
  if (!edges_.empty()) fill_bands();
}

/// A ring that does not end where it starts is closed.
void PolygonBands::add(const Ring& ring) {
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    box_.extend(ring[i]);
    if (ring[i] != ring[j]) edges_.push_back({ring[i], ring[j]});
  }
}

void PolygonBands::fill_bands() {
  const std::int64_t height = std::int64_t{box_.max.y} - box_.min.y;
  const auto count = static_cast<std::int64_t>(edges_.size());
  std::int64_t climbed = 0;  // by all edges; each lies in few bands on average
  for (const Edge& edge : edges_)
    climbed += std::abs(std::int64_t{edge.b.y} - edge.a.y);
  height_ = std::max(2 * height / count, climbed / (2 * count)) + 1;
  first_of_band_.assign(static_cast<std::size_t>(height / height_ + 2), 0);
  const auto each_band = [&](auto f) {
    for (std::uint32_t i = 0; i < edges_.size(); ++i) {
      const auto [low, high] = std::minmax(edges_[i].a.y, edges_[i].b.y);
      for (std::size_t band = band_of(low), last = band_of(high); band <= last; ++band)
        f(band, i);
    }
  };
  each_band([&](std::size_t band, std::uint32_t) { ++first_of_band_[band + 1]; });
  std::partial_sum(first_of_band_.begin(), first_of_band_.end(), first_of_band_.begin());
  in_bands_.resize(first_of_band_.back());
  std::vector<std::uint32_t> next(first_of_band_.begin(), first_of_band_.end() - 1);
  each_band([&](std::size_t band, std::uint32_t i) { in_bands_[next[band]++] = i; });
}

std::size_t PolygonBands::band_of(std::int32_t y) const {
  return static_cast<std::size_t>((std::int64_t{y} - box_.min.y) / height_);
}

std::span<const std::uint32_t> PolygonBands::edges_at(std::int32_t y) const {
  const std::size_t band = band_of(y);
  return std::span(in_bands_).subspan(first_of_band_[band],
                                      first_of_band_[band + 1] - first_of_band_[band]);
}

bool PolygonBands::contains(LonLat p) const {
  if (edges_.empty() || !box_.contains(p)) return false;
  bool inside = false;
  for (const std::uint32_t i : edges_at(p.y)) {
    if (is_east_of(edges_[i].a, edges_[i].b, p)) inside = !inside;
  }
  return inside;
}

bool PolygonBands::holds(LonLat p) const {
  if (edges_.empty() || !box_.contains(p)) return false;
  bool inside = false;
  for (const std::uint32_t i : edges_at(p.y)) {
    if (is_on(edges_[i].a, edges_[i].b, p)) return true;
    if (is_east_of(edges_[i].a, edges_[i].b, p)) inside = !inside;
  }
  return inside;
}

}  // namespace quarter
