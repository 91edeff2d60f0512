// SPDX-License-Identifier: Apache-2.0
#include "points_on_map.hpp"

#include <algorithm>
#include <atomic>

#include "quarter/base/error.hpp"
#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

LonLat swapped(LonLat p) {
  return LonLat::from_degrees(p.lat(), p.lon());
}

}  // namespace

std::size_t count_beyond_map(const std::vector<LonLat>& points, const City& city,
                             const std::string& source) {
  const MapData& map = city.map();
  const CoveredArea area(map.extent.area);
  const auto on_map = [&](LonLat p) {
    return area.contains(p) || map.extent.sure.contains(p) || is_joined(city.times().join(p));
  };
  std::atomic<std::size_t> beyond = 0;
  parallel_ranges(points.size(), 1024, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      beyond += on_map(points[i]) ? 0 : 1;
  });
  if (points.empty() || beyond < points.size()) return beyond;
  const std::string none =
      points.size() == 1 ? std::string("does not lie on the map")
                         : fmt::format("none of the {} points lies on the map", points.size());
  const bool swap = std::any_of(points.begin(), points.end(), [&](LonLat p) {
    const LonLat other = swapped(p);
    return other.valid() && on_map(other);
  });
  if (swap) fail("{}: {}; are longitude and latitude swapped?", source, none);
  const Box box = box_of(map.extent.area);
  fail(
      "{}: {}, which goes from {:.4f},{:.4f} to {:.4f},{:.4f}; give positions there, or another "
      "extract",
      source, none, box.min.lon(), box.min.lat(), box.max.lon(), box.max.lat());
}

}  // namespace quarter
