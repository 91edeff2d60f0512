// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/readers.hpp"

#include <iterator>
#include <utility>

#include "column_values.hpp"
#include "feature_geometry.hpp"
#include "layer_source.hpp"
#include "quarter/formats/gcj02.hpp"

namespace quarter {
namespace {

/// The columns of the file that are columns of the table, in its order.
std::vector<int> choose_columns(const LayerSource& source, const PointReader& reader,
                                const OGRFeature& feature, Datum datum, PointTable& table) {
  const std::vector<Field> all = fields_of(source, feature);
  const int id = source.column("id");
  std::vector<int> kept;
  for (int c = 0; c < static_cast<int>(all.size()); ++c) {
    if (c == id) table.id_before = kept.size();
    if (c == id || (reader.is_position(c) && datum == Datum::wgs84)) continue;
    table.columns.push_back(all[static_cast<std::size_t>(c)]);
    kept.push_back(c);
  }
  return kept;
}

}  // namespace

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

PointTable read_point_table(const std::filesystem::path& path, Datum datum,
                            const TextReading& how) {
  LayerSource source(path, LayerSource::Want::points, how);
  const PointReader reader(source);
  const int id = source.column("id");
  PointTable table;
  std::vector<int> kept;
  source.each([&](OGRFeature& feature, std::size_t number) {
    if (number == 1) kept = choose_columns(source, reader, feature, datum, table);
    const LonLat where = reader.read(feature, number);
    table.points.push_back({source.text_or_number(feature, id, number),
                            datum == Datum::gcj02 ? from_gcj02(where) : where});
    for (std::size_t c = 0; c < kept.size(); ++c) {
      Value value = value_of(source, feature, kept[c], table.columns[c].type);
      const std::string* const text = std::get_if<std::string>(&value);
      const bool empty = source.is_csv() && text != nullptr && text->empty();
      table.values.push_back(empty ? Value{} : std::move(value));
    }
  });
  return table;
}

std::vector<NamedPoint> read_points(const std::filesystem::path& path, Datum datum,
                                    const TextReading& how) {
  return read_point_table(path, datum, how).points;
}

}  // namespace quarter
