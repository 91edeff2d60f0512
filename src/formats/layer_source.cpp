// SPDX-License-Identifier: Apache-2.0
#include "layer_source.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "csv_guard.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/letter_case.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace fs = std::filesystem;
namespace {

constexpr const char* kDrivers[] = {"GeoJSON",        "GPKG", "FlatGeobuf",
                                    "ESRI Shapefile", "CSV",  nullptr};
constexpr const char* kReadable = "give a GeoJSON, GeoPackage, FlatGeobuf, Shapefile or CSV file";

void refuse_unfit_file(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status))
    fail("cannot read {}: there is no such file; check the name", path.string());
  if (fs::is_directory(status))
    fail("cannot read {}: it is a folder; {}", path.string(), kReadable);
  if (!fs::is_regular_file(status)) {
    fail("cannot read {}: it is no plain file; {}", path.string(), kReadable);
  }
  if (fs::file_size(path) == 0) fail("cannot read {}: it is empty; {}", path.string(), kReadable);
}

GDALDatasetUniquePtr open_dataset(const fs::path& path, const GdalStage& stage) {
  refuse_unfit_file(path);
  // Numbers and geometry of a CSV are read by this program, not guessed by the driver.
  const char* const csv[] = {"HEADERS=YES", "KEEP_GEOM_COLUMNS=YES", nullptr};
  // The texts of a Shapefile as they are (LayerText reads them), dates as they are written.
  const char* const other[] = {"ENCODING=", "DATE_AS_STRING=YES", nullptr};
  const bool is_csv = EQUAL(path.extension().c_str(), ".csv");
  if (is_csv && is_utf16_file(path))
    fail("cannot read {}: it is UTF-16; save it as CSV in UTF-8", path.string());
  GDALDatasetUniquePtr dataset(GDALDataset::Open(
      gdal_name(path).c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, kDrivers, is_csv ? csv : other));
  stage.require(dataset != nullptr, "it is in none of the formats that can be read");
  return dataset;
}

bool fits(OGRwkbGeometryType type, LayerSource::Want want) {
  const OGRwkbGeometryType flat = wkbFlatten(type);
  if (flat == wkbUnknown || flat == wkbGeometryCollection) return true;
  const bool is_point = flat == wkbPoint || flat == wkbMultiPoint;
  if (want == LayerSource::Want::points) return is_point;
  if (want == LayerSource::Want::areas_or_points && is_point) return true;
  return OGR_GT_IsSubClassOf(flat, wkbCurvePolygon) || OGR_GT_IsSubClassOf(flat, wkbMultiSurface);
}

std::string_view words_for(LayerSource::Want want) {
  switch (want) {
    case LayerSource::Want::areas:
      return "polygons";
    case LayerSource::Want::points:
      return "points";
    case LayerSource::Want::areas_or_points:
      return "polygons or points";
  }
  return "";
}

OGRSpatialReference wgs84() {
  OGRSpatialReference system;
  if (system.importFromEPSG(4326) != OGRERR_NONE)
    fail("PROJ does not know EPSG:4326; check PROJ_DATA");
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return system;
}

}  // namespace

LayerSource::LayerSource(const fs::path& path, Want want, const TextReading& how)
    : shown_(path.string()),
      stage_("cannot read", path, kReadable),
      dataset_(open_dataset(path, stage_)) {
  pick_layer(want);
  prepare_texts(path, how);
  prepare_transformation();
}

void LayerSource::pick_layer(Want want) {
  std::vector<OGRLayer*> candidates;
  std::vector<std::string> names;
  for (OGRLayer* const layer : dataset_->GetLayers()) {
    names.push_back(valid_utf8(layer->GetName()));
    if (is_csv() || fits(layer->GetGeomType(), want)) candidates.push_back(layer);
  }
  stage_.check();
  if (names.empty()) fail("cannot read {}: it holds no layer; {}", shown_, kReadable);
  if (candidates.empty() && names.size() > 1) {
    fail("cannot read {}: none of its layers ({}) holds {}; give another file", shown_,
         fmt::join(names, ", "), words_for(want));
  }
  if (candidates.size() > 1) {
    fail("cannot read {}: it holds several layers ({}); give a file with only one of them", shown_,
         fmt::join(names, ", "));
  }
  // A single layer of another kind gets its message from its first feature.
  layer_ = candidates.empty() ? dataset_->GetLayer(0) : candidates.front();
}

void LayerSource::prepare_texts(const fs::path& path, const TextReading& how) {
  const bool is_shapefile = EQUAL(dataset_->GetDriverName(), "ESRI Shapefile");
  const auto format = is_csv()       ? LayerText::Format::csv
                      : is_shapefile ? LayerText::Format::shapefile
                                     : LayerText::Format::utf8;
  text_ = std::make_unique<LayerText>(*layer_, format, path, how);
  stage_.check();
  const OGRFeatureDefn& columns = *layer_->GetLayerDefn();
  for (int c = 0; c < columns.GetFieldCount(); ++c) {
    const char* const name = columns.GetFieldDefn(c)->GetNameRef();
    std::string own = text_->read(name, 0).value_or(valid_utf8(name));
    names_.push_back(is_csv() ? without_guard(std::move(own)) : std::move(own));
  }
}

void LayerSource::prepare_transformation() {
  if (layer_->GetSpatialRef() == nullptr) return;
  OGRSpatialReference source(*layer_->GetSpatialRef());
  source.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  OGRSpatialReference target = wgs84();
  if (source.IsSame(&target) != FALSE) return;
  to_wgs84_.reset(OGRCreateCoordinateTransformation(&source, &target));
  stage_.require(to_wgs84_ != nullptr, "its coordinate system cannot be brought to WGS 84");
}

void LayerSource::each(const std::function<void(OGRFeature&, std::size_t)>& visit) {
  visited_ = 0;
  for (const OGRFeatureUniquePtr& feature : *layer_) {
    stage_.check();
    visit(*feature, ++visited_);
  }
  stage_.check();
  if (visited_ == 0) fail("cannot read {}: it holds no features; give another file", shown_);
}

void LayerSource::each_near(const Box& box,
                            const std::function<void(OGRFeature&, std::size_t)>& visit) {
  double west = box.min.lon(), south = box.min.lat();
  double east = box.max.lon(), north = box.max.lat();
  if (!is_csv()) {
    if (to_wgs84_ != nullptr) {
      const std::unique_ptr<OGRCoordinateTransformation> back(to_wgs84_->GetInverse());
      stage_.require(back != nullptr && back->TransformBounds(west, south, east, north, &west,
                                                              &south, &east, &north, 21) != FALSE,
                     "the area studied cannot be brought to its coordinate system");
    }
    layer_->SetSpatialFilterRect(west, south, east, north);
  }
  std::size_t row = 0;
  for (const OGRFeatureUniquePtr& feature : *layer_) {
    stage_.check();
    ++row;
    visited_ = is_csv() ? row : static_cast<std::size_t>(std::max<GIntBig>(feature->GetFID(), 0));
    visit(*feature, visited_);
  }
  stage_.check();
}

std::unique_ptr<OGRGeometry> LayerSource::geometry(OGRFeature& feature, std::size_t number) const {
  const OGRGeometry* const given = feature.GetGeometryRef();
  if (given == nullptr || given->IsEmpty() != FALSE) {
    fail_at(number, "has no geometry", "remove it or draw it");
  }
  std::unique_ptr<OGRGeometry> result(given->getLinearGeometry());
  if (result == nullptr)
    fail_at(number, "has a geometry that cannot be made linear", "simplify it");
  result->flattenTo2D();
  if (to_wgs84_ != nullptr && result->transform(to_wgs84_.get()) != OGRERR_NONE) {
    fail_at(number, "cannot be brought to WGS 84", "check the coordinate system of the file");
  }
  return result;
}

int LayerSource::column(std::string_view name) const {
  const auto find = [&](auto is_same) {
    const auto found = std::find_if(names_.begin(), names_.end(), is_same);
    return found == names_.end() ? -1 : static_cast<int>(found - names_.begin());
  };
  const int exact = find([&](const std::string& own) { return own == name; });
  if (exact >= 0) return exact;
  return find([&](const std::string& own) { return lower_case(own) == lower_case(name); });
}

std::string LayerSource::columns() const {
  return fmt::format("{}", fmt::join(names_, ", "));
}

int LayerSource::required_column(const std::string& name, std::string_view option) const {
  const int index = column(name);
  if (index < 0) {
    fail_file(fmt::format("has no column '{}'{}; it has {}", valid_utf8(name),
                          did_you_mean(name, names_), columns()),
              fmt::format("name one of them with {}", option));
  }
  return index;
}

std::optional<double> LayerSource::number_in(const OGRFeature& feature, int column) const {
  if (column < 0 || !feature.IsFieldSetAndNotNull(column)) return std::nullopt;
  const OGRFieldType type = feature.GetFieldDefnRef(column)->GetType();
  if (type == OFTInteger || type == OFTInteger64 || type == OFTReal)
    return feature.GetFieldAsDouble(column);
  return plain_number(trim(text_in(feature, column)));
}

std::string LayerSource::text_in(const OGRFeature& feature, int column) const {
  if (column < 0 || !feature.IsFieldSetAndNotNull(column)) return {};
  const int width = feature.GetFieldDefnRef(column)->GetWidth();
  auto text = text_->read(feature.GetFieldAsString(column), width);
  if (!text) {
    const std::string& name = names_[static_cast<std::size_t>(column)];
    fail_at(visited_,
            fmt::format("has a text in column '{}' that is not {}", name, text_->expected()),
            text_->remedy());
  }
  return is_csv() ? without_guard(std::move(*text)) : std::move(*text);
}

std::string LayerSource::text_or_number(const OGRFeature& feature, int column,
                                        std::size_t number) const {
  const std::string text = text_in(feature, column);
  const std::string_view trimmed = trim(text);
  return trimmed.empty() ? std::to_string(number) : std::string(trimmed);
}

bool LayerSource::is_csv() const {
  return EQUAL(dataset_->GetDriverName(), "CSV");
}

void LayerSource::fail_file(std::string_view what, std::string_view remedy) const {
  fail("cannot read {}: it {}; {}", shown_, what, remedy);
}

void LayerSource::fail_at(std::size_t number, std::string_view what,
                          std::string_view remedy) const {
  std::string line(what);
  std::replace(line.begin(), line.end(), '\n', ' ');  // words of the file may hold any
  fail("cannot read {}: {} {} {}; {}", shown_, is_csv() ? "row" : "feature", row(number), line,
       remedy);
}

}  // namespace quarter
