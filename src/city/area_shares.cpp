// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/area_shares.hpp"

#include <algorithm>
#include <utility>

#include "exact.hpp"
#include "quarter/base/box_index.hpp"
#include "quarter/base/polygon_bands.hpp"
#include "quarter/city/block.hpp"

namespace quarter {
namespace {

/// A piece of the outline of an area.
struct Border {
  Segment piece;
  std::uint32_t area;
};

void add_borders(const Ring& ring, std::uint32_t area, std::vector<Border>& borders) {
  for (std::size_t i = 1; i < ring.size(); ++i) {
    if (ring[i - 1] != ring[i]) borders.push_back({Segment(ring[i - 1], ring[i]), area});
  }
}

std::vector<Border> borders_of(const std::vector<const MultiPolygon*>& areas) {
  std::vector<Border> borders;
  for (std::uint32_t area = 0; area < areas.size(); ++area) {
    for (const Polygon& polygon : *areas[area]) {
      add_borders(polygon.outer, area, borders);
      for (const Ring& hole : polygon.holes)
        add_borders(hole, area, borders);
    }
  }
  return borders;
}

Box box_of(LonLat p, LonLat q) {
  Box box;
  box.extend(p);
  box.extend(q);
  return box;
}

std::vector<Box> boxes_of(const std::vector<Border>& borders) {
  std::vector<Box> boxes;
  boxes.reserve(borders.size());
  for (const Border& border : borders)
    boxes.push_back(box_of(border.piece.a, border.piece.b));
  return boxes;
}

/// Share of the way from p to q at which it meets a border; below 0 if it does not. Where it runs
/// along one, that one does not part it.
double meeting(LonLat p, LonLat q, const Segment& border) {
  const Segment line(p, q);
  const Wide of_p = border.side(p);
  const Wide of_q = border.side(q);
  if (of_p == of_q || (of_p > 0 && of_q > 0) || (of_p < 0 && of_q < 0)) return -1;
  const Wide of_a = line.side(border.a);
  const Wide of_b = line.side(border.b);
  if ((of_a > 0 && of_b > 0) || (of_a < 0 && of_b < 0)) return -1;
  return static_cast<double>(of_p) / (static_cast<double>(of_p) - static_cast<double>(of_q));
}

}  // namespace

struct AreaShares::Impl {
  explicit Impl(std::vector<const MultiPolygon*> of)
      : areas(std::move(of)), borders(borders_of(areas)), index(boxes_of(borders)) {
    std::vector<Box> boxes;
    for (std::uint32_t area = 0; area < areas.size(); ++area) {
      for (const Polygon& polygon : *areas[area]) {
        boxes.push_back(quarter::box_of(polygon.outer));
        parts.push_back({area, PolygonBands(polygon)});
      }
    }
    parts_index = BoxIndex(boxes);
  }

  struct Part {
    std::uint32_t area;
    PolygonBands bands;
  };

  std::vector<const MultiPolygon*> areas;
  std::vector<Part> parts;
  BoxIndex parts_index{{}};
  std::vector<Border> borders;
  BoxIndex index;

  /// The areas with a border near, each once.
  std::vector<std::uint32_t> near(const Box& box) const {
    std::vector<std::uint32_t> found;
    index.for_each(box, [&](std::uint32_t b) { found.push_back(borders[b].area); });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  void at(LonLat p, std::vector<std::uint32_t>& found) const {
    found.clear();
    parts_index.for_each({p, p}, [&](std::uint32_t part) {
      if (parts[part].bands.contains(p)) found.push_back(parts[part].area);
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
  }

  /// Where borders of an area cut the way from p to q, as shares of it.
  std::vector<double> cuts(LonLat p, LonLat q, std::uint32_t area) const {
    std::vector<double> shares{0, 1};
    index.for_each(box_of(p, q), [&](std::uint32_t b) {
      if (borders[b].area != area) return;
      const double share = meeting(p, q, borders[b].piece);
      if (share > 0 && share < 1) shares.push_back(share);
    });
    std::sort(shares.begin(), shares.end());
    return shares;
  }

  /// Metres of the way from p to q inside an area.
  double metres_in(LonLat p, LonLat q, std::uint32_t area) const {
    const std::vector<double> shares = cuts(p, q, area);
    const double length = near_distance_m(p, q);
    double metres = 0;
    for (std::size_t i = 1; i < shares.size(); ++i) {
      const LonLat middle = between(p, q, (shares[i - 1] + shares[i]) / 2);
      if (contains(*areas[area], middle)) metres += length * (shares[i] - shares[i - 1]);
    }
    return metres;
  }

  void along(std::span<const LonLat> line, std::vector<LineShare>& shares) const {
    shares.clear();
    std::vector<std::uint32_t> found;
    const std::vector<std::uint32_t> parted = near(quarter::box_of(line));
    at(line.front(), found);
    for (const std::uint32_t area : found) {
      if (!std::binary_search(parted.begin(), parted.end(), area)) shares.push_back({area, 1});
    }
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
      length += near_distance_m(line[i - 1], line[i]);
    for (const std::uint32_t area : parted) {
      double metres = 0;
      for (std::size_t i = 1; i < line.size(); ++i)
        metres += metres_in(line[i - 1], line[i], area);
      const bool starts_there = std::binary_search(found.begin(), found.end(), area);
      const double share = length > 0 ? metres / length : starts_there ? 1 : 0;
      if (share > 0) shares.push_back({area, std::min(share, 1.0)});
    }
    std::sort(shares.begin(), shares.end(),
              [](const LineShare& a, const LineShare& b) { return a.area < b.area; });
  }
};

AreaShares::AreaShares(std::vector<const MultiPolygon*> areas)
    : impl_(std::make_unique<Impl>(std::move(areas))) {}
AreaShares::~AreaShares() = default;
AreaShares::AreaShares(AreaShares&&) noexcept = default;

std::size_t AreaShares::size() const {
  return impl_->areas.size();
}
void AreaShares::at(LonLat p, std::vector<std::uint32_t>& areas) const {
  impl_->at(p, areas);
}
void AreaShares::along(std::span<const LonLat> line, std::vector<LineShare>& shares) const {
  impl_->along(line, shares);
}

}  // namespace quarter
