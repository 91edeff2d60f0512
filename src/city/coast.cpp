// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/coast.hpp"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/geometries/segment.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace quarter {
namespace {

namespace bg = boost::geometry;
using Point = bg::model::point<double, 2, bg::cs::cartesian>;
using Segment = bg::model::segment<Point>;
using Tree = bg::index::rtree<Segment, bg::index::linear<16>>;

/// A piece of the coast as seen from a position.
struct View {
  double distance = std::numeric_limits<double>::infinity();
  /// From the straight line through the piece, positive on its left. Where several pieces are
  /// equally near they meet in one point, and the one that is turned most towards the position, the
  /// farthest by its line, has the position beside it.
  double off_line = 0;

  bool decides_over(const View& other) const {
    if (distance != other.distance) return distance < other.distance;
    return std::abs(off_line) > std::abs(other.off_line);
  }
};

Point2 at(const Point& p) {
  return {p.get<0>(), p.get<1>()};
}

/// `metres_a_unit`: to the east, of the plane at the equator that all lies on.
View view(Point2 p, const Segment& piece, double metres_a_unit) {
  const auto from_p = [&](const Point& end) {
    return Point2{(at(end).x - p.x) * metres_a_unit, at(end).y - p.y};
  };
  const Point2 a = from_p(piece.first), b = from_p(piece.second);
  const Point2 along{b.x - a.x, b.y - a.y};
  const double share = nearest_share({0, 0}, a, b);
  // Ends as they are, so that pieces that meet in one are equally near.
  const Point2 foot = share >= 1 ? b : Point2{a.x + share * along.x, a.y + share * along.y};
  const double cross = along.y * a.x - along.x * a.y;
  return {std::hypot(foot.x, foot.y), cross / std::hypot(along.x, along.y)};
}

}  // namespace

struct Coast::Impl {
  explicit Impl(const LineSet& coastlines) {
    std::vector<Segment> pieces;
    for (std::size_t i = 0; i < coastlines.size(); ++i) {
      const auto line = coastlines[i];
      for (std::size_t k = 1; k < line.size(); ++k) {
        if (line[k - 1] != line[k]) pieces.emplace_back(point(line[k - 1]), point(line[k]));
      }
    }
    for (const Segment& piece : pieces) {
      ends.emplace_back(piece.first.get<0>(), piece.first.get<1>());
      ends.emplace_back(piece.second.get<0>(), piece.second.get<1>());
    }
    keep_lone(ends);
    tree = Tree(pieces);
  }

  static void keep_lone(std::vector<std::pair<double, double>>& points) {
    std::sort(points.begin(), points.end());
    std::size_t kept = 0;
    for (std::size_t i = 0, next = 0; i < points.size(); i = next) {
      while (next < points.size() && points[next] == points[i])
        ++next;
      if (next == i + 1) points[kept++] = points[i];
    }
    points.resize(kept);
  }

  Point point(LonLat p) const {
    const Point2 on_plane = plane.to_plane(p);
    return {on_plane.x, on_plane.y};
  }

  LocalPlane plane{LonLat{0, 0}};               ///< what is far changes nothing
  std::vector<std::pair<double, double>> ends;  // of pieces that no other piece meets; sorted
  Tree tree;
};

Coast::Coast(const LineSet& coastlines) : impl_(std::make_unique<Impl>(coastlines)) {}
Coast::~Coast() = default;
Coast::Coast(Coast&&) noexcept = default;
Coast& Coast::operator=(Coast&&) noexcept = default;

bool Coast::any() const {
  return !impl_->tree.empty();
}

CoastView Coast::view(LonLat p) const {
  if (!any()) return {};
  const Point2 from = impl_->plane.to_plane(p);
  const double unit = metres_per_unit_east(p);
  View decisive;
  const auto look_at = [&](const Segment& piece) {
    const View seen = quarter::view(from, piece, unit);
    if (seen.decides_over(decisive)) decisive = seen;
  };
  impl_->tree.query(bg::index::nearest(Point(from.x, from.y), 1),
                    boost::make_function_output_iterator(look_at));
  const double north = decisive.distance + 1e-3, east = north / unit;
  const bg::model::box<Point> near(Point(from.x - east, from.y - north),
                                   Point(from.x + east, from.y + north));
  impl_->tree.query(bg::index::intersects(near), boost::make_function_output_iterator(look_at));
  return {decisive.distance, decisive.off_line < 0};
}

std::vector<LonLat> Coast::loose_ends() const {
  std::vector<LonLat> ends;
  for (const auto& [x, y] : impl_->ends)
    ends.push_back(impl_->plane.to_lonlat({x, y}));
  return ends;
}

}  // namespace quarter
