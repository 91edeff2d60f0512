// SPDX-License-Identifier: Apache-2.0
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>

#include "geos.hpp"
#include "quarter/city/block.hpp"

namespace quarter {
namespace {

namespace bg = boost::geometry;
using IndexPoint = bg::model::point<double, 2, bg::cs::cartesian>;
using IndexBox = bg::model::box<IndexPoint>;

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
class Part {
 public:
  Part(std::uint32_t area, const Polygon& polygon) : area_(area) {
    if (is_box(polygon)) return;  // half a kilobyte each for GEOS to find out
    polygon_ = geos::polygon(polygon);
    prepared_ = geos::prepare(polygon_);
    // GEOS builds its index with the first question; from then on questions only read it.
    contains(polygon.outer.front());
  }

  std::uint32_t area() const { return area_; }
  bool contains(LonLat p) const {
    if (!polygon_) return true;
    const geos::Geometry point = geos::point(p.x, p.y);
    return geos::answer(GEOSPreparedIntersects_r(geos::context(), prepared_.get(), point.get()));
  }

 private:
  std::uint32_t area_;
  geos::Geometry polygon_;
  geos::Prepared prepared_;
};

}  // namespace

struct AreaIndex::Impl {
  using Entry = std::pair<IndexBox, std::uint32_t>;  // the number of a part

  explicit Impl(const std::vector<const MultiPolygon*>& areas) {
    std::vector<Entry> entries;
    for (std::uint32_t area = 0; area < areas.size(); ++area) {
      for (const Polygon& polygon : *areas[area]) {
        const Box box = box_of(polygon.outer);
        if (box.empty()) continue;
        entries.emplace_back(
            IndexBox{IndexPoint(box.min.x, box.min.y), IndexPoint(box.max.x, box.max.y)},
            static_cast<std::uint32_t>(parts.size()));
        parts.emplace_back(area, polygon);
      }
    }
    boxes = Boxes(entries);
  }

  using Boxes = bg::index::rtree<Entry, bg::index::rstar<8>>;
  std::vector<Part> parts;
  Boxes boxes;
};

AreaIndex::AreaIndex(std::vector<const MultiPolygon*> areas)
    : impl_(std::make_unique<Impl>(areas)) {}
AreaIndex::~AreaIndex() = default;
AreaIndex::AreaIndex(AreaIndex&&) noexcept = default;
AreaIndex& AreaIndex::operator=(AreaIndex&&) noexcept = default;

std::uint32_t AreaIndex::find(LonLat p) const {
  std::uint32_t first = kNone;
  const auto at_point = bg::index::intersects(IndexPoint(p.x, p.y));
  for (auto it = impl_->boxes.qbegin(at_point); it != impl_->boxes.qend(); ++it) {
    const Part& part = impl_->parts[it->second];
    if (part.area() < first && part.contains(p)) first = part.area();
  }
  return first;
}

void AreaIndex::find_all(LonLat p, std::vector<std::uint32_t>& areas) const {
  areas.clear();
  const auto at_point = bg::index::intersects(IndexPoint(p.x, p.y));
  for (auto it = impl_->boxes.qbegin(at_point); it != impl_->boxes.qend(); ++it) {
    const Part& part = impl_->parts[it->second];
    if (part.contains(p)) areas.push_back(part.area());
  }
  std::sort(areas.begin(), areas.end());
  areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
}

}  // namespace quarter
