// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/covered_area.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "exact.hpp"

namespace quarter {
namespace {

/// Above 0 if p lies to the left of the way from a to b.
Wide side_of(LonLat a, LonLat b, LonLat p) {
  return (static_cast<Wide>(b.x) - a.x) * (static_cast<Wide>(p.y) - a.y) -
         (static_cast<Wide>(b.y) - a.y) * (static_cast<Wide>(p.x) - a.x);
}

bool lies_on(LonLat a, LonLat b, LonLat p) {
  const bool beside = std::min(a.x, b.x) <= p.x && p.x <= std::max(a.x, b.x) &&
                      std::min(a.y, b.y) <= p.y && p.y <= std::max(a.y, b.y);
  return beside && side_of(a, b, p) == 0;
}

}  // namespace

CoveredArea::CoveredArea(MultiPolygon outline) : outline_(std::move(outline)) {
  for (const Polygon& polygon : outline_) {
    add_ring(polygon.outer);
    for (const Ring& hole : polygon.holes)
      add_ring(hole);
  }
  if (!edges_.empty()) sort_into_bands();
}

void CoveredArea::add_ring(const Ring& ring) {
  for (std::size_t i = 1; i < ring.size(); ++i) {
    if (ring[i - 1] == ring[i]) continue;
    edges_.push_back({ring[i - 1], ring[i]});
    box_.extend(ring[i]);
  }
}

std::size_t CoveredArea::band_of(std::int32_t y) const {
  const std::int64_t above = std::int64_t{y} - box_.min.y;
  const auto bands = static_cast<std::int64_t>(first_in_band_.size()) - 1;
  return static_cast<std::size_t>(std::clamp<std::int64_t>(above / band_height_, 0, bands - 1));
}

/// As many bands as half the edges, so that each has few.
void CoveredArea::sort_into_bands() {
  constexpr std::int64_t kMost = 4096;
  const std::int64_t height = std::int64_t{box_.max.y} - box_.min.y;
  const auto count = static_cast<std::int64_t>(edges_.size());
  std::int64_t climbed = 0;  // by all edges; each lies in few bands on average
  for (const Edge& edge : edges_)
    climbed += std::abs(std::int64_t{edge.b.y} - edge.a.y);
  band_height_ =
      std::max(height / std::clamp<std::int64_t>(count / 2, 1, kMost), climbed / (2 * count)) + 1;
  const std::int64_t bands = height / band_height_ + 1;
  first_in_band_.assign(static_cast<std::size_t>(bands) + 1, 0);
  const auto for_each_band = [&](const Edge& edge, auto f) {
    const std::size_t last = band_of(std::max(edge.a.y, edge.b.y));
    for (std::size_t band = band_of(std::min(edge.a.y, edge.b.y)); band <= last; ++band)
      f(band);
  };
  for (const Edge& edge : edges_)
    for_each_band(edge, [&](std::size_t band) { ++first_in_band_[band + 1]; });
  for (std::size_t band = 1; band < first_in_band_.size(); ++band)
    first_in_band_[band] += first_in_band_[band - 1];
  in_bands_.resize(first_in_band_.back());
  std::vector<std::uint32_t> next(first_in_band_.begin(), first_in_band_.end() - 1);
  for (std::uint32_t i = 0; i < edges_.size(); ++i)
    for_each_band(edges_[i], [&](std::size_t band) { in_bands_[next[band]++] = i; });
}

bool CoveredArea::contains(LonLat p) const {
  if (empty() || !box_.contains(p)) return false;
  bool inside = false;
  bool on_outline = false;
  for_each_edge(band_of(p.y), [&](const Edge& edge) {
    on_outline = on_outline || lies_on(edge.a, edge.b, p);
    if ((edge.a.y > p.y) == (edge.b.y > p.y)) return;
    const bool upwards = edge.b.y > edge.a.y;
    const Wide side = side_of(edge.a, edge.b, p);
    if (upwards ? side > 0 : side < 0) inside = !inside;
  });
  return on_outline || inside;
}

double CoveredArea::metres_to_end(LonLat p) const {
  if (!contains(p)) return 0;
  const LocalPlane plane(p);
  double nearest = std::numeric_limits<double>::infinity();
  const auto look_at = [&](const Edge& edge) {
    const Point2 a = plane.to_plane(edge.a), b = plane.to_plane(edge.b);
    const double share = nearest_share({0, 0}, a, b);
    nearest = std::min(nearest, std::hypot(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)));
  };
  const auto bands = static_cast<std::int64_t>(first_in_band_.size()) - 1;
  const auto middle = static_cast<std::int64_t>(band_of(p.y));
  // Bands farther and farther from the position, until no edge in them can be nearer.
  for (std::int64_t away = 0; away < bands; ++away) {
    const LonLat level{p.x, static_cast<std::int32_t>(std::min<std::int64_t>(
                                p.y + std::max<std::int64_t>(away - 1, 0) * band_height_,
                                std::numeric_limits<std::int32_t>::max()))};
    if (plane.to_plane(level).y > nearest) break;
    if (middle + away < bands) for_each_edge(static_cast<std::size_t>(middle + away), look_at);
    if (away > 0 && middle >= away) for_each_edge(static_cast<std::size_t>(middle - away), look_at);
  }
  return nearest;
}

std::vector<double> CoveredArea::ends_on(LonLat a, LonLat b) const {
  std::vector<double> ends;
  Box step;
  step.extend(a);
  step.extend(b);
  if (empty() || !step.overlaps(box_)) return ends;
  std::vector<double> meetings{0, 1};
  const std::size_t last = band_of(step.max.y);
  for (std::size_t band = band_of(step.min.y); band <= last; ++band) {
    for_each_edge(band, [&](const Edge& edge) {
      const Wide from = side_of(edge.a, edge.b, a), to = side_of(edge.a, edge.b, b);
      const Wide p = side_of(a, b, edge.a), q = side_of(a, b, edge.b);
      const bool meets = (from <= 0) != (to <= 0) || (from < 0) != (to < 0);
      const bool met = (p <= 0) != (q <= 0) || (p < 0) != (q < 0);
      if (!meets || !met) return;
      meetings.push_back(static_cast<double>(from) /
                         (static_cast<double>(from) - static_cast<double>(to)));
    });
  }
  if (meetings.size() == 2 && contains(a) == contains(b)) return ends;
  std::sort(meetings.begin(), meetings.end());
  meetings.erase(std::unique(meetings.begin(), meetings.end()), meetings.end());
  const auto inside = [&](std::size_t k) {  // between one meeting and the next
    return contains(between(a, b, (meetings[k - 1] + meetings[k]) / 2));
  };
  bool before = contains(a);
  for (std::size_t k = 1; k < meetings.size(); ++k) {
    const bool now = inside(k);
    if (now != before) ends.push_back(meetings[k - 1]);
    before = now;
  }
  if (contains(b) != before) ends.push_back(1);
  return ends;
}

}  // namespace quarter
