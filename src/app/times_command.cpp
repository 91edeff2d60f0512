// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "points_on_map.hpp"
#include "quarter/app/city_session.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/formats/output_set.hpp"
#include "quarter/formats/readers.hpp"
#include "quarter/formats/write_layer.hpp"
#include "quarter/results/times_table.hpp"
#include "vector_output.hpp"

namespace quarter {
namespace {

void tell_beyond_map(const std::vector<NamedPoint>& points, CitySession& city,
                     const std::string& source) {
  std::vector<LonLat> places;
  for (const NamedPoint& point : points)
    places.push_back(point.where);
  const std::size_t beyond = count_beyond_map(places, city, city.map(), source);
  if (beyond == 0) return;
  city.console().say(
      fmt::format("note: {} of the {} points of {} lie beyond the map: their times "
                  "are empty",
                  beyond, points.size(), source));
}

std::vector<PointTimes> times_of(const std::vector<NamedPoint>& points, const TravelTimes& times) {
  std::vector<PointTimes> costs(points.size());
  parallel_ranges(points.size(), 64, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      times.costs(times.join(points[i].where), costs[i]);
  });
  return costs;
}

}  // namespace

void times_command(const TimesOptions& options) {
  refuse_unfit_output(options.out);
  CitySession city(options.city);
  const PointTable points = read_point_table(options.points, options.datum, city.reading());
  write_file_atomically(options.out, options.overwrite, [&](const std::filesystem::path& path) {
    city.read();
    city.build_network();
    city.search();
    city.console().stage("points");
    tell_beyond_map(points.points, city, options.points.filename().string());
    const std::vector<PointTimes> costs = times_of(points.points, city.times());
    city.console().stage("write");
    write_layer(times_layer(points, costs, city.catalogue(), city.times().modes()), path);
  });
  city.console().finish();
  city.say_notes();
}

}  // namespace quarter
