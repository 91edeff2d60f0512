// SPDX-License-Identifier: Apache-2.0
#include "feature_geometry.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "ogr_geometry.hpp"
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

}  // namespace

/// Rounding a repaired crossing may cross again, which a second round nearly always ends.
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

PointReader::PointReader(const LayerSource& source) : source_(source) {
  if (source.is_csv()) find_columns();
}

LonLat PointReader::read(OGRFeature& feature, std::size_t number) const {
  const LonLat where =
      source_.is_csv() ? from_columns(feature, number) : from_geometry(feature, number);
  if (!where.valid()) source_.fail_at(number, kOffGlobe, kOffGlobeRemedy);
  return where;
}

void PointReader::find_columns() {
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

double PointReader::degrees(const OGRFeature& feature, int column, std::size_t number) const {
  const std::optional<double> value = source_.number_in(feature, column);
  if (!value) {
    source_.fail_at(number,
                    "holds '" + source_.text_in(feature, column) + "' where a coordinate should be",
                    "write degrees with a decimal point");
  }
  return *value;
}

LonLat PointReader::from_columns(const OGRFeature& feature, std::size_t number) const {
  return LonLat::from_degrees(degrees(feature, lon_, number), degrees(feature, lat_, number));
}

LonLat PointReader::from_geometry(OGRFeature& feature, std::size_t number) const {
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

}  // namespace quarter
