// SPDX-License-Identifier: Apache-2.0
#include "street_sides.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "street_walk.hpp"

namespace quarter::kinds {
namespace {

constexpr double kPartM = 20;              // [P]
constexpr double kLeastApartM = 1;         // nearer it is the same way, drawn twice
constexpr double kSameWayCosine = 0.8660;  // 30 degrees [P]

/// A frame with its first axis along a street.
class AcrossFrame {
 public:
  AcrossFrame(LonLat at, LonLat from, LonLat to) : plane_(at) {
    const Point2 a = plane_.to_plane(from), b = plane_.to_plane(to);
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    if (length > 0) axis_ = {(b.x - a.x) / length, (b.y - a.y) / length};
  }

  /// How far across it, m, a stretch that runs the same way meets the line across; to the left
  /// above 0.
  std::optional<double> meets(LonLat from, LonLat to) const {
    const Point2 a = turned(from), b = turned(to);
    if ((a.x < 0) == (b.x < 0)) return std::nullopt;
    const double along = b.x - a.x, across = b.y - a.y;
    if (std::abs(along) < kSameWayCosine * std::hypot(along, across)) return std::nullopt;
    return a.y - across * a.x / along;
  }

 private:
  Point2 turned(LonLat p) const {
    const Point2 q = plane_.to_plane(p);
    return {q.x * axis_.x + q.y * axis_.y, q.y * axis_.x - q.x * axis_.y};
  }

  LocalPlane plane_;
  Point2 axis_{1, 0};
};

}  // namespace

/// Where a street meets the line across.
struct StreetSides::Cut {
  double across_m;
  bool bikeway;
  bool road;
};

bool StreetSides::has_twin(std::uint32_t segment, LonLat at, LonLat from, LonLat to) const {
  const StreetNetwork& network = index_.network();
  const AcrossFrame frame(at, from, to);
  const auto classes_of = [&](std::uint32_t s) {
    return network.way_rules[network.segments[s].rule].classes;
  };
  std::vector<Cut> cuts;
  Box around;
  around.extend(at);
  index_.for_each(around.grown(apart_m_), [&](std::uint32_t s) {
    const std::uint64_t classes = classes_of(s);
    if (s == segment || (classes & (bikeways_ | roads_)) == 0) return;
    const auto shape = network.shape(network.segments[s]);
    for (std::size_t i = 1; i < shape.size(); ++i) {
      const auto across_m = frame.meets(shape[i - 1], shape[i]);
      if (across_m && std::abs(*across_m) <= apart_m_)
        cuts.push_back({*across_m, (classes & bikeways_) != 0, (classes & roads_) != 0});
    }
  });
  const bool on_road = (classes_of(segment) & roads_) != 0;
  return std::any_of(cuts.begin(), cuts.end(), [&](const Cut& twin) {
    if (!twin.bikeway || std::abs(twin.across_m) < kLeastApartM) return false;
    return on_road || std::any_of(cuts.begin(), cuts.end(), [&](const Cut& road) {
             return road.road && std::min(0.0, twin.across_m) <= road.across_m &&
                    road.across_m <= std::max(0.0, twin.across_m);
           });
  });
}

double StreetSides::share_with_twin(std::uint32_t segment) const {
  const StreetSegment& street = index_.network().segments[segment];
  const auto shape = index_.network().shape(street);
  const double length_m = street.length_cm / 100.0;
  const int parts = std::max(1, static_cast<int>(std::ceil(length_m / kPartM)));
  int twins = 0;
  visit_along(
      shape, length_m, parts, [parts](int i) { return (i + 0.5) / parts; },
      [&](LonLat at, std::size_t piece) {
        if (has_twin(segment, at, shape[piece - 1], shape[piece])) ++twins;
        return true;
      });
  return static_cast<double>(twins) / parts;
}

}  // namespace quarter::kinds
