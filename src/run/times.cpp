// SPDX-License-Identifier: Apache-2.0
#include "quarter/run/times.hpp"

#include "points_on_map.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"

namespace quarter {

std::size_t count_beyond_map(const std::vector<NamedPoint>& points, const City& city,
                             const std::string& source) {
  std::vector<LonLat> places;
  for (const NamedPoint& point : points)
    places.push_back(point.where);
  return count_beyond_map(places, city, source);
}

std::vector<PointTimes> times_of(const std::vector<NamedPoint>& points, const TravelTimes& times) {
  std::vector<PointTimes> costs(points.size());
  parallel_ranges(points.size(), 64, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      times.costs(times.join(points[i].where), costs[i]);
  });
  return costs;
}

std::optional<double> minutes(const City& city, LonLat from, const std::string& mode,
                              const std::string& category) {
  const auto m = city.catalogue().mode_index(mode);
  const auto c = city.catalogue().category_index(category);
  if (!m) fail_usage("no mode '{}' in the catalogue", mode);
  if (!c) fail_usage("no category '{}' in the catalogue", category);
  PointTimes times;
  city.times().costs(city.times().join(from), times);
  const TravelCost cost = times(*m, *c);
  if (!cost.reached()) return std::nullopt;
  return cost.ms() / 60000.0;
}

}  // namespace quarter
