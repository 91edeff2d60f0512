// SPDX-License-Identifier: Apache-2.0
// GeoPackage and FlatGeobuf through GDAL's vector drivers.
#include <cpl_conv.h>
#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <charconv>
#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include "gdal_stage.hpp"
#include "layer_writers.hpp"
#include "number.hpp"
#include "ogr_geometry.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

constexpr int kWgs84 = 4326;

/// FlatGeobuf sorts features by place; GDAL 3.6 silently drops those that have none.
enum class FeaturesWithoutPlace { kept, refused };

/// What differs between the formats that OGR writes.
struct OgrFormat {
  const char* driver;
  std::vector<std::string> dataset_options;
  std::vector<std::string> layer_options;
  FeaturesWithoutPlace without_place = FeaturesWithoutPlace::kept;
  bool holds_styles = false;
};

CPLStringList string_list(const std::vector<std::string>& items) {
  CPLStringList list;
  for (const std::string& item : items)
    list.AddString(item.c_str());
  return list;
}

/// The date a GeoPackage says it was changed: that of SOURCE_DATE_EPOCH
/// (https://reproducible-builds.org/specs/source-date-epoch/), else the epoch, so that the same
/// layer gives the same bytes.
std::string date_of_change() {
  const char* const given = std::getenv("SOURCE_DATE_EPOCH");
  const std::string_view digits = given == nullptr ? "0" : given;
  std::time_t seconds = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  std::tm date = {};
  if (error != std::errc{} || end != digits.data() + digits.size() || seconds < 0 ||
      gmtime_r(&seconds, &date) == nullptr) {
    fail_usage("SOURCE_DATE_EPOCH={} is not a number of seconds; correct or unset it", digits);
  }
  char text[40];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S.000Z", &date);
  return text;
}

OGRwkbGeometryType geometry_type(Layer::Kind kind) {
  switch (kind) {
    case Layer::Kind::none:
      return wkbNone;
    case Layer::Kind::point:
      return wkbPoint;
    case Layer::Kind::line:
      return wkbLineString;
    case Layer::Kind::area:
      return wkbMultiPolygon;
  }
  return wkbUnknown;
}

OGRFieldType field_type(Field::Type type) {
  switch (type) {
    case Field::Type::integer:
      return OFTInteger64;
    case Field::Type::real:
      return OFTReal;
    case Field::Type::text:
      return OFTString;
  }
  return OFTString;
}

struct FieldSetter {
  OGRFeature& feature;
  const Field& field;
  int index;

  void operator()(std::monostate) const { feature.SetFieldNull(index); }
  void operator()(std::int64_t number) const {
    feature.SetField(index, static_cast<GIntBig>(number));
  }
  void operator()(double number) const { feature.SetField(index, rounded(number, field.decimals)); }
  void operator()(const std::string& text) const {
    feature.SetField(index, valid_utf8(text).c_str());
  }
};

OGRSpatialReference wgs84(const GdalStage& stage) {
  OGRSpatialReference system;
  stage.require(system.importFromEPSG(kWgs84) == OGRERR_NONE, "PROJ does not know EPSG:4326");
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return system;
}

OGRLayer& create_layer(GDALDataset& dataset, const Layer& layer, const OgrFormat& format,
                       const GdalStage& stage) {
  OGRSpatialReference system = wgs84(stage);
  CPLStringList options = string_list(format.layer_options);
  OGRLayer* const result =
      dataset.CreateLayer(layer.name.c_str(), layer.kind == Layer::Kind::none ? nullptr : &system,
                          geometry_type(layer.kind), options.List());
  stage.require(result != nullptr, "the layer could not be created");
  for (const Field& field : layer.fields) {
    OGRFieldDefn definition(field.name.c_str(), field_type(field.type));
    if (!field.meaning.en.empty()) definition.SetAlternativeName(field.meaning.en.c_str());
    stage.require(result->CreateField(&definition) == OGRERR_NONE, "a field could not be created");
  }
  stage.require(result->GetLayerDefn()->GetFieldCount() == static_cast<int>(layer.fields.size()),
                "a field got lost");
  return *result;
}

void write_features(OGRLayer& target, const Layer& layer, const OgrFormat& format,
                    const GdalStage& stage) {
  OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(target.GetLayerDefn()));
  for (std::size_t i = 0; i < layer.count; ++i) {
    feature->SetFID(static_cast<GIntBig>(i) + 1);
    for (std::size_t f = 0; f < layer.fields.size(); ++f) {
      std::visit(FieldSetter{*feature, layer.fields[f], static_cast<int>(f)},
                 checked_value(layer, i, f));
    }
    std::unique_ptr<OGRGeometry> geometry = to_ogr(checked_geometry(layer, i));
    if (geometry == nullptr && format.without_place == FeaturesWithoutPlace::refused) {
      stage.fail("the format holds no features without a place; write .gpkg or .geojson");
    }
    feature->SetGeometryDirectly(geometry.release());
    stage.require(target.CreateFeature(feature.get()) == OGRERR_NONE,
                  "a feature could not be written");
  }
}

/// The table QGIS looks for styles in (QGIS, QgsOgrProviderMetadata::saveStyle).
Layer styles_table(const Layer& layer, const std::string& date) {
  using Type = Field::Type;
  Layer table;
  table.name = "layer_styles";
  table.kind = Layer::Kind::none;
  table.count = layer.styles.size();
  for (const char* name :
       {"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName",
        "styleQML", "styleSLD", "description", "owner", "ui", "update_time"})
    table.fields.push_back({name, Type::text, 0, {}});
  table.fields.push_back({"useAsDefault", Type::integer, 0, {}});
  table.value = [&layer, date](std::size_t i, std::size_t field) -> Value {
    const LayerStyle& style = layer.styles[i];
    const std::string texts[] = {
        "", "", layer.name, "geom", style.name, style.qml, "", style.description, "", "", date};
    if (field < std::size(texts)) return texts[field];
    return static_cast<std::int64_t>(i == 0 ? 1 : 0);
  };
  return table;
}

void write_styles(GDALDataset& dataset, const Layer& layer, const OgrFormat& format,
                  const GdalStage& stage) {
  const Layer table = styles_table(layer, CPLGetConfigOption("OGR_CURRENT_DATE", ""));
  OgrFormat plain = format;
  plain.layer_options = {"FID=id", "IDENTIFIER=layer_styles"};
  write_features(create_layer(dataset, table, plain, stage), table, plain, stage);
}

void write_dataset(const Layer& layer, const std::string& name, const OgrFormat& format,
                   const GdalStage& stage) {
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName(format.driver);
  stage.require(driver != nullptr, "this GDAL was built without the driver");
  CPLStringList options = string_list(format.dataset_options);
  GDALDatasetUniquePtr dataset(driver->Create(name.c_str(), 0, 0, 0, GDT_Unknown, options.List()));
  stage.require(dataset != nullptr, "the file could not be created");
  OGRLayer& target = create_layer(*dataset, layer, format, stage);
  const bool transaction = dataset->TestCapability(ODsCTransactions) != FALSE;
  if (transaction) stage.require(dataset->StartTransaction() == OGRERR_NONE, "no transaction");
  write_features(target, layer, format, stage);
  if (format.holds_styles && !layer.styles.empty()) write_styles(*dataset, layer, format, stage);
  if (transaction) stage.require(dataset->CommitTransaction() == OGRERR_NONE, "commit failed");
  dataset.reset();  // flushes, and reports what went wrong only through the stage
  stage.check();
}

/// Counts by reading every feature, so that a file cut short is noticed whatever its heading says.
std::size_t count_features(OGRLayer* layer, const GdalStage& stage) {
  stage.require(layer != nullptr, "the layer is not in the file");
  std::size_t count = 0;
  for (const OGRFeatureUniquePtr& feature : *layer) {
    stage.require(feature != nullptr, "a feature cannot be read back");
    ++count;
  }
  return count;
}

void check_integrity(GDALDataset& dataset, const GdalStage& stage) {
  OGRLayer* const answer = dataset.ExecuteSQL("PRAGMA integrity_check", nullptr, nullptr);
  stage.require(answer != nullptr, "its integrity cannot be checked");
  const OGRFeatureUniquePtr row(answer->GetNextFeature());
  const std::string verdict = row == nullptr ? "no answer" : row->GetFieldAsString(0);
  dataset.ReleaseResultSet(answer);
  stage.require(verdict == "ok", "integrity check: " + verdict);
}

void read_back(const Layer& layer, const std::string& name, const OgrFormat& format,
               const GdalStage& stage) {
  const char* const drivers[] = {format.driver, nullptr};
  const GDALDatasetUniquePtr dataset(
      GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers));
  stage.require(dataset != nullptr, "it cannot be opened again");
  const std::size_t count = count_features(dataset->GetLayer(0), stage);
  stage.require(count == layer.count,
                fmt::format("it holds {} of {} features", count, layer.count));
  if (format.holds_styles && !layer.styles.empty()) {
    const std::size_t styles = count_features(dataset->GetLayerByName("layer_styles"), stage);
    stage.require(styles == layer.styles.size(), "its styles are not whole");
  }
  if (std::string_view(format.driver) == "GPKG") check_integrity(*dataset, stage);
  stage.check();
}

void write_with_ogr(const Layer& layer, const std::filesystem::path& path,
                    const OgrFormat& format) {
  const GdalStage stage("cannot write", path, "free some space or choose another folder");
  const std::string name = gdal_name(path);
  std::error_code ignored;  // what cannot be removed cannot be created either
  std::filesystem::remove(path, ignored);
  write_dataset(layer, name, format, stage);
  read_back(layer, name, format, stage);
}

}  // namespace

void write_geopackage(const Layer& layer, const std::filesystem::path& path) {
  const std::string date = date_of_change();
  // The file is new and is synced as a whole later, so a journal on the disk would only slow it.
  const CPLConfigOptionSetter change("OGR_CURRENT_DATE", date.c_str(), false);
  const CPLConfigOptionSetter sync("OGR_SQLITE_SYNCHRONOUS", "OFF", false);
  const CPLConfigOptionSetter journal("OGR_SQLITE_JOURNAL", "MEMORY", false);
  write_with_ogr(layer, path,
                 {"GPKG",
                  {"VERSION=1.3", "ADD_GPKG_OGR_CONTENTS=YES", "DATETIME_FORMAT=WITH_TZ"},
                  {"GEOMETRY_NAME=geom", "FID=fid", "SPATIAL_INDEX=YES", "GEOMETRY_NULLABLE=YES",
                   "PRECISION=NO", "TRUNCATE_FIELDS=NO", "IDENTIFIER=" + layer.name},
                  FeaturesWithoutPlace::kept,
                  true});
}

void write_flatgeobuf(const Layer& layer, const std::filesystem::path& path) {
  const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
  write_with_ogr(layer, path,
                 {"FlatGeobuf",
                  {},
                  {"SPATIAL_INDEX=YES", "TEMPORARY_DIR=" + folder.string()},
                  FeaturesWithoutPlace::refused});
}

}  // namespace quarter
