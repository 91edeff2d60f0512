// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/outline_distance.hpp"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/geometries/segment.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>
#include <cmath>
#include <limits>
#include <utility>

#include "quarter/city/block.hpp"

namespace quarter {
namespace {

namespace bg = boost::geometry;
using Point = bg::model::point<double, 2, bg::cs::cartesian>;
using Segment = bg::model::segment<Point>;
using Tree = bg::index::rtree<std::pair<Segment, std::uint32_t>, bg::index::linear<16>>;

/// Rounding on the plane of the index, m.
constexpr double kSlackM = 0.01;

/// From the middle of the plane.
double distance_to_piece(const LocalPlane& plane, LonLat a, LonLat b) {
  const Point2 from = plane.to_plane(a);
  const Point2 to = plane.to_plane(b);
  const double share = nearest_share({0, 0}, from, to);
  return std::hypot(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y));
}

}  // namespace

struct OutlineDistance::Impl {
  explicit Impl(const std::vector<const PlaceFeature*>& places) : inside(areas_of(places)) {
    std::vector<std::pair<Segment, std::uint32_t>> values;
    const auto add_line = [&](std::span<const LonLat> line) {
      for (std::size_t i = 1; i < line.size(); ++i)
        add(line[i - 1], line[i], values);
    };
    for (const PlaceFeature* const place : places) {
      if (place->shape == PlaceFeature::Shape::point) add(place->where, place->where, values);
      if (place->shape == PlaceFeature::Shape::line) add_line(place->line);
      for (const Polygon& polygon : place->area) {
        add_line(polygon.outer);
        for (const Ring& hole : polygon.holes)
          add_line(hole);
      }
    }
    tree = Tree(values);
  }

  static AreaIndex areas_of(const std::vector<const PlaceFeature*>& places) {
    std::vector<const MultiPolygon*> areas;
    for (const PlaceFeature* const place : places) {
      if (place->shape == PlaceFeature::Shape::area) areas.push_back(&place->area);
    }
    return AreaIndex(std::move(areas));
  }

  void add(LonLat a, LonLat b, std::vector<std::pair<Segment, std::uint32_t>>& values) {
    values.emplace_back(Segment(on_plane(a), on_plane(b)),
                        static_cast<std::uint32_t>(pieces.size()));
    pieces.emplace_back(a, b);
  }
  Point on_plane(LonLat p) const {
    const Point2 at = plane.to_plane(p);
    return {at.x, at.y};
  }

  /// On which a metre to the east is drawn the longer the farther from the equator it is.
  LocalPlane plane{LonLat{0, 0}};
  AreaIndex inside;
  std::vector<std::pair<LonLat, LonLat>> pieces;
  Tree tree;
};

OutlineDistance::OutlineDistance(const std::vector<const PlaceFeature*>& places)
    : impl_(std::make_unique<Impl>(places)) {}
OutlineDistance::~OutlineDistance() = default;
OutlineDistance::OutlineDistance(OutlineDistance&&) noexcept = default;
OutlineDistance& OutlineDistance::operator=(OutlineDistance&&) noexcept = default;

double OutlineDistance::metres(LonLat p) const {
  if (impl_->inside.find(p) != kNone) return 0;
  double nearest = std::numeric_limits<double>::infinity();
  const LocalPlane plane(p);
  const auto look_at = [&](const auto& entry) {
    const auto& [a, b] = impl_->pieces[entry.second];
    nearest = std::min(nearest, distance_to_piece(plane, a, b));
  };
  // What is nearest on the plane of the index says how far to look for what is so on the ground.
  const Point at = impl_->on_plane(p);
  impl_->tree.query(bg::index::nearest(at, 1), boost::make_function_output_iterator(look_at));
  if (!std::isfinite(nearest)) return nearest;
  const double north = nearest + kSlackM;
  const double east = north / metres_per_unit_east(p);
  const bg::model::box<Point> near(Point(at.get<0>() - east, at.get<1>() - north),
                                   Point(at.get<0>() + east, at.get<1>() + north));
  impl_->tree.query(bg::index::intersects(near), boost::make_function_output_iterator(look_at));
  return nearest;
}

}  // namespace quarter
