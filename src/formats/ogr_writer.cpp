// SPDX-License-Identifier: Apache-2.0
// GeoPackage and FlatGeobuf through GDAL's vector drivers.
#include <cpl_conv.h>
#include <cpl_string.h>
#include <ogrsf_frmts.h>

#include <charconv>
#include <cstdlib>
#include <ctime>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "gdal_stage.hpp"
#include "layer_styles.hpp"
#include "layer_writers.hpp"
#include "number.hpp"
#include "ogr_geometry.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/formats/write_layer.hpp"

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

void write_styles(GDALDataset& dataset, std::span<const Layer> layers, const OgrFormat& format,
                  const GdalStage& stage) {
  const Layer table = styles_table(layers, CPLGetConfigOption("OGR_CURRENT_DATE", ""));
  if (!format.holds_styles || table.count == 0) return;
  OgrFormat plain = format;
  plain.layer_options = {"FID=id", "IDENTIFIER=layer_styles"};
  write_features(create_layer(dataset, table, plain, stage), table, plain, stage);
}

/// Layers of one file, and what is said of it as a whole.
struct Contents {
  std::span<const Layer> layers;
  FileFacts facts = {};
};

/// GDAL sorts them by name.
void write_facts(GDALDataset& dataset, const FileFacts& facts, const GdalStage& stage) {
  for (const auto& [name, text] : facts)
    stage.require(dataset.SetMetadataItem(name.c_str(), valid_utf8(text).c_str()) == CE_None,
                  "its metadata could not be written");
}

/// A layer by its name, and with what is said of it where it is one of several.
OgrFormat format_of(const OgrFormat& format, const Layer& layer, bool of_several) {
  OgrFormat own = format;
  if (!of_several) return own;
  own.layer_options.push_back("IDENTIFIER=" + layer.name);
  own.layer_options.push_back("DESCRIPTION=" + layer.row.en + " | " + layer.row.zh);
  if (layer.kind == Layer::Kind::none)
    own.layer_options.push_back("ASPATIAL_VARIANT=GPKG_ATTRIBUTES");
  return own;
}

void write_dataset(const Contents& contents, const std::string& name, const OgrFormat& format,
                   const GdalStage& stage) {
  GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName(format.driver);
  stage.require(driver != nullptr, "this GDAL was built without the driver");
  CPLStringList options = string_list(format.dataset_options);
  GDALDatasetUniquePtr dataset(driver->Create(name.c_str(), 0, 0, 0, GDT_Unknown, options.List()));
  stage.require(dataset != nullptr, "the file could not be created");
  std::vector<OGRLayer*> targets;
  for (const Layer& layer : contents.layers)
    targets.push_back(&create_layer(*dataset, layer,
                                    format_of(format, layer, contents.layers.size() > 1), stage));
  const bool transaction = dataset->TestCapability(ODsCTransactions) != FALSE;
  if (transaction) stage.require(dataset->StartTransaction() == OGRERR_NONE, "no transaction");
  for (std::size_t i = 0; i < targets.size(); ++i)
    write_features(*targets[i], contents.layers[i], format, stage);
  write_styles(*dataset, contents.layers, format, stage);
  write_facts(*dataset, contents.facts, stage);
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

void read_back(std::span<const Layer> layers, const std::string& name, const OgrFormat& format,
               const GdalStage& stage) {
  const char* const drivers[] = {format.driver, nullptr};
  const GDALDatasetUniquePtr dataset(
      GDALDataset::Open(name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers));
  stage.require(dataset != nullptr, "it cannot be opened again");
  std::size_t styles = 0;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    // Of several, those without places come last, whatever order they were written in.
    OGRLayer* const layer =
        layers.size() == 1 ? dataset->GetLayer(0) : dataset->GetLayerByName(layers[i].name.c_str());
    const std::size_t count = count_features(layer, stage);
    stage.require(count == layers[i].count, fmt::format("{} holds {} of {} features",
                                                        layers[i].name, count, layers[i].count));
    styles += layers[i].styles.size();
  }
  if (format.holds_styles && styles > 0) {
    const std::size_t count = count_features(dataset->GetLayerByName("layer_styles"), stage);
    stage.require(count == styles, "its styles are not whole");
  }
  if (std::string_view(format.driver) == "GPKG") check_integrity(*dataset, stage);
  stage.check();
}

void write_with_ogr(const Contents& contents, const std::filesystem::path& path,
                    const OgrFormat& format) {
  const GdalStage stage("cannot write", path, "free some space or choose another folder");
  const std::string name = gdal_name(path);
  std::error_code ignored;  // what cannot be removed cannot be created either
  std::filesystem::remove(path, ignored);
  write_dataset(contents, name, format, stage);
  read_back(contents.layers, name, format, stage);
}

void write_with_gpkg(const Contents& contents, const std::filesystem::path& path,
                     const std::vector<std::string>& layer_options) {
  const std::string date = date_of_change();
  // The file is new and is synced as a whole later, so a journal on the disk would only slow it.
  const CPLConfigOptionSetter change("OGR_CURRENT_DATE", date.c_str(), false);
  const CPLConfigOptionSetter sync("OGR_SQLITE_SYNCHRONOUS", "OFF", false);
  const CPLConfigOptionSetter journal("OGR_SQLITE_JOURNAL", "MEMORY", false);
  OgrFormat format{"GPKG",
                   {"VERSION=1.3", "ADD_GPKG_OGR_CONTENTS=YES", "DATETIME_FORMAT=WITH_TZ"},
                   {"GEOMETRY_NAME=geom", "FID=fid", "SPATIAL_INDEX=YES", "GEOMETRY_NULLABLE=YES",
                    "PRECISION=NO", "TRUNCATE_FIELDS=NO"},
                   FeaturesWithoutPlace::kept,
                   true};
  for (const std::string& option : layer_options)
    format.layer_options.push_back(option);
  write_with_ogr(contents, path, format);
}

}  // namespace

void write_geopackage(const Layer& layer, const std::filesystem::path& path) {
  write_with_gpkg({{&layer, 1}, {}}, path, {"IDENTIFIER=" + layer.name});
}

void write_layers(const std::vector<Layer>& layers, const FileFacts& facts,
                  const std::filesystem::path& path) {
  write_with_gpkg({layers, facts}, path, {});
}

void write_flatgeobuf(const Layer& layer, const std::filesystem::path& path) {
  const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
  write_with_ogr({{&layer, 1}, {}}, path,
                 {"FlatGeobuf",
                  {},
                  {"SPATIAL_INDEX=YES", "TEMPORARY_DIR=" + folder.string()},
                  FeaturesWithoutPlace::refused});
}

}  // namespace quarter
