// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <set>

#include "points_on_map.hpp"
#include "quarter/app/city_session.hpp"
#include "quarter/app/result_layers.hpp"
#include "quarter/base/letter_case.hpp"
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

/// A column of the output: the id of a point, what its file says besides, or a time.
struct Source {
  enum class Of : std::uint8_t { id, file, seconds, metres };
  Of of = Of::id;
  std::size_t column = 0;  // of the file
  std::size_t mode = 0, category = 0;
};

/// The columns with the times, behind those that are there.
void add_times(const CitySession& city, Layer& layer, std::vector<Source>& sources) {
  using Of = Source::Of;
  for (const std::size_t mode : city.times().modes()) {
    for (std::size_t c = 0; c < city.catalogue().shown_categories(); ++c) {
      const std::string name =
          city.catalogue().modes[mode].id + "_" + city.catalogue().categories[c].id;
      layer.fields.push_back({name + "_s", Field::Type::real, 1, "seconds"});
      layer.fields.push_back({name + "_m", Field::Type::integer, 0, "metres"});
      sources.push_back({Of::seconds, 0, mode, c});
      sources.push_back({Of::metres, 0, mode, c});
    }
  }
}

/// The columns of the file in its order, with the id where it stands there, and then the times. A
/// column of the file that is called as another one is (in any case) begins with `own_`, as in
/// districts.
std::vector<Source> lay_out(const PointTable& points, const CitySession& city, Layer& layer) {
  std::vector<Source> sources;
  Layer times;
  add_times(city, times, sources);
  std::set<std::string> taken{"id", "lon", "lat", "fid", "geom", "geometry"};
  for (const Field& field : times.fields)
    taken.insert(lower_case(field.name));
  std::vector<Source> own;
  for (std::size_t c = 0; c <= points.columns.size(); ++c) {
    if (c == points.id_before) {
      layer.fields.push_back({"id", Field::Type::text, 0, "point"});
      own.push_back({Source::Of::id});
    }
    if (c == points.columns.size()) break;
    Field field = points.columns[c];
    while (!taken.insert(lower_case(field.name)).second)
      field.name.insert(0, "own_");
    layer.fields.push_back(std::move(field));
    own.push_back({Source::Of::file, c});
  }
  layer.fields.insert(layer.fields.end(), times.fields.begin(), times.fields.end());
  sources.insert(sources.begin(), own.begin(), own.end());
  return sources;
}

Layer times_layer(const PointTable& points, const std::vector<PointTimes>& costs,
                  const CitySession& city) {
  Layer layer;
  layer.name = "times";
  layer.kind = Layer::Kind::point;
  layer.count = points.points.size();
  const std::vector<Source> sources = lay_out(points, city, layer);
  layer.geometry = [&points](std::size_t i) { return Geometry{points.points[i].where}; };
  layer.value = [&points, &costs, sources](std::size_t i, std::size_t f) -> Value {
    const Source& source = sources[f];
    switch (source.of) {
      case Source::Of::id:
        return points.points[i].id;
      case Source::Of::file:
        return points.values[i * points.columns.size() + source.column];
      case Source::Of::seconds:
        return seconds_value(costs[i](source.mode, source.category));
      case Source::Of::metres:
        return metres_value(costs[i](source.mode, source.category));
    }
    return {};
  };
  return layer;
}

}  // namespace

void times_command(const TimesOptions& options) {
  refuse_unfit_output(options.out, {options.points, options.city.extract});
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
    write_layer(times_layer(points, costs, city), path);
  });
  city.console().finish();
  city.say_notes();
}

}  // namespace quarter
