// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "quarter/base/markup.hpp"
#include "quarter/catalogue/label.hpp"
#include "quarter/report/qgis_city.hpp"
#include "quarter/report/report_source.hpp"
#include "quarter/results/city_layers.hpp"
#include "quarter/results/column_names.hpp"

namespace quarter {
namespace {

/// How a layer stands in the project.
struct Place {
  std::string layer;
  Label name;
  bool is_shown = true;  ///< when the project opens
};

/// From top to bottom.
const std::vector<Place>& places() {
  static const std::vector<Place> all{
      {city_layer::kImprovements, {"What would help most", "最能补齐短板之处"}},
      {city_layer::kPlaces, {"Places", "设施"}},
      {city_layer::kAccessPoints, {"Where places are entered", "设施出入口"}, false},
      {city_layer::kFindings, {"Flaws of the data", "数据问题"}, false},
      {city_layer::kDistricts, {"Districts", "片区"}},
      {city_layer::kStreets, {"Streets by traffic stress", "街道（交通压力）"}, false},
      {city_layer::kGroundNames, {"Ground: names", "底图：注记"}},
      {city_layer::kGroundLines, {"Ground: lines", "底图：线"}},
      {city_layer::kBlocks, {"Blocks", "街块"}},
      {city_layer::kGroundAreas, {"Ground: areas", "底图：面"}},
      {city_layer::kBlocksMore, {"Blocks, all columns", "街块（全部列）"}},
      {city_layer::kDistrictsMore, {"Districts, all columns", "片区（全部列）"}},
      {city_layer::kColumns, {"Names of columns", "列名说明"}},
  };
  return all;
}

std::string id_of(const std::string& layer) {
  return "quarter_" + layer;
}

std::string name_of_place(const Place& place) {
  return escaped_xml(place.name.en + " | " + place.name.zh);
}

const Layer* layer_named(const std::vector<Layer>& layers, const std::string& name) {
  const auto found = std::find_if(layers.begin(), layers.end(),
                                  [&](const Layer& layer) { return layer.name == name; });
  return found == layers.end() ? nullptr : &*found;
}

/// In the words of PROJ too: QGIS 3.22 asks for them.
std::string reference_system(int epsg, const std::string& proj) {
  return fmt::format("<spatialrefsys><proj4>{}</proj4><authid>EPSG:{}</authid></spatialrefsys>",
                     escaped_xml(proj), epsg);
}

std::string wgs84() {
  return reference_system(4326, "+proj=longlat +datum=WGS84 +no_defs");
}

/// A style within another document: without its head.
std::string element_of(const std::string& qml) {
  return qml.substr(qml.find("<qgis"));
}

/// What stands within the element of a style.
std::string body_of(const std::string& qml) {
  const std::size_t begin = qml.find('>', qml.find("<qgis")) + 1;
  return qml.substr(begin, qml.rfind("</qgis>") - begin);
}

/// Whether labels are set, and from which scale on the layer is shown.
std::string attributes_of(const std::string& qml) {
  const std::size_t begin = qml.find('"', qml.find("version=\"") + 9) + 1;
  return qml.substr(begin, qml.find(" styleCategories") - begin);
}

std::string style_manager(const std::vector<LayerStyle>& styles) {
  if (styles.empty()) return {};
  std::string text =
      fmt::format("<map-layer-style-manager current=\"{}\">\n", escaped_xml(styles.front().name));
  for (std::size_t i = 0; i < styles.size(); ++i)
    text += fmt::format("<map-layer-style name=\"{}\">{}</map-layer-style>\n",
                        escaped_xml(styles[i].name), i == 0 ? "" : element_of(styles[i].qml));
  return text + "</map-layer-style-manager>\n";
}

/// The table with all columns, joined by id.
std::string joins_of(const std::string& layer) {
  const std::string table = layer + "_more";
  if (layer != city_layer::kBlocks && layer != city_layer::kDistricts) return {};
  return fmt::format(
      "<vectorjoins><join joinLayerId=\"{}\" joinFieldName=\"{}\" targetFieldName=\"{}\" "
      "hasCustomPrefix=\"1\" customPrefix=\"more_\" memoryCache=\"1\"/></vectorjoins>\n",
      id_of(table), column::kId, column::kId);
}

const char* geometry_name(Layer::Kind kind) {
  switch (kind) {
    case Layer::Kind::none:
      return "No geometry";
    case Layer::Kind::point:
      return "Point";
    case Layer::Kind::line:
      return "Line";
    case Layer::Kind::area:
      return "Polygon";
  }
  return "";
}

std::string metadata_of(const Layer& layer, const Place& place, const CityProject& project) {
  return fmt::format(
      "<resourceMetadata><identifier>{0}</identifier><language>ENG</language><type>dataset</type>"
      "<title>{1}</title><abstract>{2}. {3}。</abstract><rights>{4}</rights>"
      "<license>ODbL 1.0</license><encoding>UTF-8</encoding></resourceMetadata>\n"
      "<title>{1}</title><abstract>{2}. {3}。</abstract><attribution>{4}</attribution>\n",
      layer.name, name_of_place(place), escaped_xml(layer.row.en), escaped_xml(layer.row.zh),
      escaped_xml(
          fmt::format("{}{}{}", kAttribution, project.date.empty() ? "" : ", ", project.date)));
}

std::string map_layer(const Layer& layer, const Place& place, const CityProject& project) {
  const std::string qml = layer.styles.empty() ? "" : layer.styles.front().qml;
  return fmt::format(
      "<maplayer type=\"vector\" geometry=\"{}\"{}>\n"
      "<id>{}</id><datasource>./{}|layername={}</datasource><layername>{}</layername>\n"
      "<srs>{}</srs><provider encoding=\"UTF-8\">ogr</provider>\n{}{}{}{}</maplayer>\n",
      geometry_name(layer.kind), qml.empty() ? "" : attributes_of(qml), id_of(layer.name),
      project.file, layer.name, name_of_place(place),
      layer.kind == Layer::Kind::none ? "" : wgs84(), metadata_of(layer, place, project),
      joins_of(layer.name), style_manager(layer.styles), qml.empty() ? "" : body_of(qml));
}

/// A line of the list of layers.
std::string tree_entry(const Layer& layer, const Place& place, const CityProject& project) {
  return fmt::format(
      "<layer-tree-layer id=\"{}\" name=\"{}\" source=\"./{}|layername={}\" providerKey=\"ogr\" "
      "checked=\"{}\" expanded=\"{}\"/>\n",
      id_of(layer.name), name_of_place(place), project.file, layer.name,
      place.is_shown ? "Qt::Checked" : "Qt::Unchecked", layer.name == city_layer::kBlocks ? 1 : 0);
}

/// A theme: the first style of each layer whose name is in its language.
std::string theme(const std::vector<Layer>& layers, const std::string& name, bool chinese) {
  std::string text = fmt::format(
      "<visibility-preset name=\"{}\" has-expanded-info=\"0\" has-checked-group-info=\"0\">\n",
      name);
  for (const Place& place : places()) {
    const Layer* const layer = layer_named(layers, place.layer);
    if (layer == nullptr || !place.is_shown || layer->styles.empty()) continue;
    const auto style =
        std::find_if(layer->styles.begin(), layer->styles.end(), [&](const LayerStyle& of) {
          return (of.name.find("中文") != std::string::npos) == chinese;
        });
    text += fmt::format("<layer id=\"{}\" visible=\"1\" style=\"{}\" expanded=\"0\"/>\n",
                        id_of(layer->name), escaped_xml(style->name));
  }
  return text + "</visibility-preset>\n";
}

std::string canvas(const CityProject& project) {
  return fmt::format(
      "<mapcanvas name=\"theMapCanvas\" annotationsVisible=\"1\"><units>meters</units>"
      "<extent><xmin>{:.0f}</xmin><ymin>{:.0f}</ymin><xmax>{:.0f}</xmax><ymax>{:.0f}</ymax>"
      "</extent><rotation>0</rotation><destinationsrs>{}</destinationsrs></mapcanvas>\n",
      project.low.x, project.low.y, project.high.x, project.high.y,
      reference_system(project.epsg, project.proj));
}

}  // namespace

std::string city_project(const std::vector<Layer>& layers, const CityProject& project) {
  std::string tree, maps;
  for (const Place& place : places()) {
    const Layer* const layer = layer_named(layers, place.layer);
    if (layer == nullptr) continue;
    tree += tree_entry(*layer, place, project);
    maps += map_layer(*layer, place, project);
  }
  return fmt::format(
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
      "<qgis projectname=\"{0}\" version=\"3.22.0\">\n<title>{0}</title>\n"
      "<projectCrs>{1}</projectCrs>\n<layer-tree-group>\n{2}</layer-tree-group>\n{3}"
      "<projectlayers>\n{4}</projectlayers>\n<visibility-presets>\n{5}{6}</visibility-presets>\n"
      "<properties><Paths><Absolute type=\"bool\">false</Absolute></Paths><SpatialRefSys>"
      "<ProjectionsEnabled type=\"int\">1</ProjectionsEnabled></SpatialRefSys></properties>\n"
      "</qgis>\n",
      escaped_xml(project.title), reference_system(project.epsg, project.proj), tree,
      canvas(project), maps, theme(layers, "English", false), theme(layers, "中文", true));
}

}  // namespace quarter
