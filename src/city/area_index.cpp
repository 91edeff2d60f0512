// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "quarter/base/box_index.hpp"
#include "quarter/base/polygon_bands.hpp"
#include "quarter/city/block.hpp"

namespace quarter {
namespace {

/// Whether a polygon is its box, as most cells of a grid are.
bool is_box(const Polygon& polygon) {
  const Ring& r = polygon.outer;
  if (!polygon.holes.empty() || r.size() != 5 || r[0] != r[4]) return false;
  const auto beside = [](LonLat a, LonLat b) { return (a.x == b.x) != (a.y == b.y); };
  const auto across = [](LonLat a, LonLat b) { return a.x != b.x && a.y != b.y; };
  return beside(r[0], r[1]) && beside(r[1], r[2]) && beside(r[2], r[3]) && beside(r[3], r[4]) &&
         across(r[0], r[2]) && across(r[1], r[3]);
}

/// One polygon of an area. Only asked for points in its box.
struct Part {
  std::uint32_t area;
  std::optional<PolygonBands> bands;  ///< nothing: it is its box

  bool holds(LonLat p) const { return !bands || bands->holds(p); }
};

/// Whether a ring has at least three sides; with fewer it holds nothing, not even its points.
bool is_outline(const Ring& ring) {
  std::size_t sides = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    sides += ring[i] != ring[j] ? 1 : 0;
  return sides >= 3;
}

}  // namespace

struct AreaIndex::Impl {
  explicit Impl(const std::vector<const MultiPolygon*>& areas) {
    std::vector<Box> of_parts;
    for (std::uint32_t area = 0; area < areas.size(); ++area) {
      for (const Polygon& polygon : *areas[area]) {
        if (!is_outline(polygon.outer)) continue;
        of_parts.push_back(box_of(polygon.outer));
        parts.push_back({area, {}});
        if (!is_box(polygon)) parts.back().bands.emplace(polygon);
      }
    }
    boxes = BoxIndex(of_parts);
  }

  /// Calls `f(part)` for those whose box holds a point.
  template <typename F>
  void for_each_near(LonLat p, F f) const {
    boxes.for_each({p, p}, [&](std::uint32_t part) { f(parts[part]); });
  }

  std::vector<Part> parts;
  BoxIndex boxes{{}};
};

AreaIndex::AreaIndex(std::vector<const MultiPolygon*> areas)
    : impl_(std::make_unique<Impl>(areas)) {}
AreaIndex::~AreaIndex() = default;
AreaIndex::AreaIndex(AreaIndex&&) noexcept = default;
AreaIndex& AreaIndex::operator=(AreaIndex&&) noexcept = default;

std::uint32_t AreaIndex::find(LonLat p) const {
  std::uint32_t first = kNone;
  impl_->for_each_near(p, [&](const Part& part) {
    if (part.area < first && part.holds(p)) first = part.area;
  });
  return first;
}

void AreaIndex::find_all(LonLat p, std::vector<std::uint32_t>& areas) const {
  areas.clear();
  impl_->for_each_near(p, [&](const Part& part) {
    if (part.holds(p)) areas.push_back(part.area);
  });
  std::sort(areas.begin(), areas.end());
  areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
}

}  // namespace quarter
