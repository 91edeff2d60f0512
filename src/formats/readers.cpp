// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/readers.hpp"

#include <iterator>
#include <utility>

#include "feature_geometry.hpp"
#include "layer_source.hpp"
#include "quarter/formats/gcj02.hpp"

namespace quarter {
std::vector<District> read_areas(const std::filesystem::path& path, const TextReading& how) {
  LayerSource source(path, LayerSource::Want::areas, how);
  const int id = source.column("id");
  const int name = source.column("name");
  std::vector<District> areas;
  source.each([&](OGRFeature& feature, std::size_t number) {
    areas.push_back({source.text_or_number(feature, id, number),
                     source.text_or_number(feature, name, number),
                     polygons_at(source, feature, number)});
  });
  return areas;
}

MultiPolygon read_boundary(const std::filesystem::path& path) {
  LayerSource source(path, LayerSource::Want::areas);
  MultiPolygon boundary;
  source.each([&](OGRFeature& feature, std::size_t number) {
    MultiPolygon part = polygons_at(source, feature, number);
    boundary.insert(boundary.end(), std::make_move_iterator(part.begin()),
                    std::make_move_iterator(part.end()));
  });
  return made_valid(std::move(boundary));  // features that touch or overlap become one area
}

std::vector<NamedPoint> read_points(const std::filesystem::path& path, Datum datum,
                                    const TextReading& how) {
  LayerSource source(path, LayerSource::Want::points, how);
  const PointReader reader(source);
  const int id = source.column("id");
  std::vector<NamedPoint> points;
  source.each([&](OGRFeature& feature, std::size_t number) {
    const LonLat where = reader.read(feature, number);
    points.push_back({source.text_or_number(feature, id, number),
                      datum == Datum::gcj02 ? from_gcj02(where) : where});
  });
  return points;
}

}  // namespace quarter
