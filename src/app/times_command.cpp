// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "points_on_map.hpp"
#include "quarter/app/city_session.hpp"
#include "quarter/app/result_layers.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/formats/output_set.hpp"
#include "quarter/formats/readers.hpp"
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

Layer times_layer(const std::vector<NamedPoint>& points, const std::vector<PointTimes>& costs,
                  const CitySession& city) {
  struct Cell {
    std::size_t mode, category;
    bool metres;
  };
  Layer layer;
  layer.name = "times";
  layer.kind = Layer::Kind::point;
  layer.count = points.size();
  layer.fields.push_back({"id", Field::Type::text, 0, "point"});
  std::vector<Cell> cells;
  for (const std::size_t mode : city.times().modes()) {
    for (std::size_t c = 0; c < city.catalogue().shown_categories(); ++c) {
      const std::string name =
          city.catalogue().modes[mode].id + "_" + city.catalogue().categories[c].id;
      layer.fields.push_back({name + "_s", Field::Type::real, 1, "seconds"});
      layer.fields.push_back({name + "_m", Field::Type::integer, 0, "metres"});
      cells.push_back({mode, c, false});
      cells.push_back({mode, c, true});
    }
  }
  layer.geometry = [&points](std::size_t i) { return Geometry{points[i].where}; };
  layer.value = [&points, &costs, cells](std::size_t i, std::size_t f) -> Value {
    if (f == 0) return points[i].id;
    const Cell& cell = cells[f - 1];
    const TravelCost cost = costs[i](cell.mode, cell.category);
    return cell.metres ? metres_value(cost) : seconds_value(cost);
  };
  return layer;
}

}  // namespace

void times_command(const TimesOptions& options) {
  refuse_unfit_output(options.out, {options.points, options.city.extract});
  CitySession city(options.city);
  const std::vector<NamedPoint> points = read_points(
      options.points, options.datum == "gcj02" ? Datum::gcj02 : Datum::wgs84, city.reading());
  write_file_atomically(options.out, options.overwrite, [&](const std::filesystem::path& path) {
    city.read();
    city.build_network();
    city.search();
    city.console().stage("points");
    tell_beyond_map(points, city, options.points.filename().string());
    const std::vector<PointTimes> costs = times_of(points, city.times());
    city.console().stage("write");
    write_layer(times_layer(points, costs, city), path);
  });
  city.console().finish();
  city.say_notes();
}

}  // namespace quarter
