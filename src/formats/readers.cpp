// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/readers.hpp"

#include <array>
#include <charconv>
#include <cstdlib>
#include <iterator>
#include <string_view>
#include <utility>

#include "layer_source.hpp"
#include "ogr_geometry.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

constexpr std::string_view kOffGlobe = "leaves the globe";
constexpr std::string_view kOffGlobeRemedy =
    "coordinates must be degrees, longitude first, or the file must name its coordinate system";

/// Self-crossing rings become what they enclose; overlapping parts are joined (GEOS, method
/// "structure").
std::unique_ptr<OGRGeometry> repaired(const OGRGeometry& geometry) {
  const char* const options[] = {"METHOD=STRUCTURE", nullptr};
  return std::unique_ptr<OGRGeometry>(geometry.MakeValid(const_cast<char**>(options)));
}

/// The polygons made valid on the grid of 1e-7 degree; none if they enclose nothing there. Rounding
/// a repaired crossing may cross again, which a second round nearly always ends.
MultiPolygon made_valid(MultiPolygon polygons) {
  constexpr int kRounds = 3;
  for (int round = 0; round < kRounds && !polygons.empty(); ++round) {
    const std::unique_ptr<OGRGeometry> geometry = to_ogr(polygons);
    if (geometry->IsValid() != FALSE) break;
    const std::unique_ptr<OGRGeometry> valid = repaired(*geometry);
    polygons = valid == nullptr ? MultiPolygon() : polygons_of(*valid).value_or(MultiPolygon());
  }
  return polygons;
}

MultiPolygon polygons_at(const LayerSource& source, OGRFeature& feature, std::size_t number) {
  const std::unique_ptr<OGRGeometry> geometry = source.geometry(feature, number);
  const OGRwkbGeometryType type = wkbFlatten(geometry->getGeometryType());
  if (!is_polygonal(*geometry) && type != wkbGeometryCollection) {
    source.fail_at(number, std::string("is a ") + geometry->getGeometryName(),
                   "give a file of polygons");
  }
  std::optional<MultiPolygon> polygons = polygons_of(*geometry);
  if (!polygons) source.fail_at(number, kOffGlobe, kOffGlobeRemedy);
  MultiPolygon valid = made_valid(std::move(*polygons));
  if (valid.empty()) source.fail_at(number, "encloses no area", "remove it or draw it again");
  return valid;
}

/// A position, from the columns of a CSV or from a geometry.
class PointReader {
 public:
  explicit PointReader(const LayerSource& source) : source_(source) {
    if (source.is_csv()) find_columns();
  }

  LonLat read(OGRFeature& feature, std::size_t number) const {
    const LonLat where =
        source_.is_csv() ? from_columns(feature, number) : from_geometry(feature, number);
    if (!where.valid()) source_.fail_at(number, kOffGlobe, kOffGlobeRemedy);
    return where;
  }

 private:
  void find_columns() {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> names = {
        {{"lon", "lat"}, {"longitude", "latitude"}, {"lng", "lat"}, {"x", "y"}}};
    for (const auto& [lon, lat] : names) {
      lon_ = source_.column(lon);
      lat_ = source_.column(lat);
      if (lon_ >= 0 && lat_ >= 0) return;
    }
    source_.fail_file("has no columns lon and lat (it has " + source_.columns() + ")",
                      "name them lon,lat, longitude,latitude or x,y");
  }

  double number_in(const OGRFeature& feature, int column, std::size_t number) const {
    const std::string text = valid_utf8(feature.GetFieldAsString(column));
    const std::string_view digits = trim(text);
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) {
      source_.fail_at(number, "holds '" + text + "' where a coordinate should be",
                      "write degrees with a decimal point");
    }
    return value;
  }

  LonLat from_columns(const OGRFeature& feature, std::size_t number) const {
    return LonLat::from_degrees(number_in(feature, lon_, number), number_in(feature, lat_, number));
  }

  LonLat from_geometry(OGRFeature& feature, std::size_t number) const {
    std::unique_ptr<OGRGeometry> geometry = source_.geometry(feature, number);
    const bool single = wkbFlatten(geometry->getGeometryType()) == wkbMultiPoint &&
                        geometry->toMultiPoint()->getNumGeometries() == 1;
    if (single) geometry.reset(geometry->toMultiPoint()->getGeometryRef(0)->clone());
    if (wkbFlatten(geometry->getGeometryType()) != wkbPoint) {
      source_.fail_at(number, std::string("is a ") + geometry->getGeometryName(),
                      "give a file of single points");
    }
    return LonLat::from_degrees(geometry->toPoint()->getX(), geometry->toPoint()->getY());
  }

  const LayerSource& source_;
  int lon_ = -1;
  int lat_ = -1;
};

}  // namespace

std::vector<District> read_areas(const std::filesystem::path& path) {
  LayerSource source(path, LayerSource::Want::areas);
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

std::vector<NamedPoint> read_points(const std::filesystem::path& path) {
  LayerSource source(path, LayerSource::Want::points);
  const PointReader reader(source);
  const int id = source.column("id");
  std::vector<NamedPoint> points;
  source.each([&](OGRFeature& feature, std::size_t number) {
    points.push_back({source.text_or_number(feature, id, number), reader.read(feature, number)});
  });
  return points;
}

}  // namespace quarter
