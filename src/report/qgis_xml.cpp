// SPDX-License-Identifier: Apache-2.0
#include "qgis_xml.hpp"

#include <fmt/format.h>

#include "quarter/base/markup.hpp"

namespace quarter::qgis {
namespace {

std::string property(const char* key, const std::string& value) {
  return fmt::format(R"(<prop k="{}" v="{}"/>)", key, value);
}

std::string rgba(Colour colour) {
  return fmt::format("{},{},{},255", colour.red, colour.green, colour.blue);
}

/// The name of a symbol is given once its place in a list is known.
std::string symbol(const char* type, const char* layer, double share, const std::string& parts) {
  return fmt::format(
      R"(<symbol type="{}" name="@" alpha="{:g}" clip_to_extent="1" force_rhr="0"><layer class="{}" enabled="1" locked="0" pass="0">{}</layer></symbol>
)",
      type, share, layer, parts);
}

/// A text of an expression of QGIS.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text)
    out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

}  // namespace

const std::string& in(Language language, const Label& label) {
  return language == Language::en || label.zh.empty() ? label.en : label.zh;
}

std::string fill_symbol(Colour colour, double share, const char* pattern, const char* outline,
                        double outline_mm) {
  return symbol("fill", "SimpleFill", share,
                property("color", rgba(colour)) + property("style", pattern) +
                    property("outline_color", outline) + property("outline_style", "solid") +
                    property("outline_width", fmt::format("{:g}", outline_mm)) +
                    property("outline_width_unit", "MM"));
}

std::string line_symbol(Colour colour, double width_mm) {
  return symbol("line", "SimpleLine", 1,
                property("line_color", rgba(colour)) + property("line_style", "solid") +
                    property("line_width", fmt::format("{:g}", width_mm)) +
                    property("line_width_unit", "MM") + property("capstyle", "round") +
                    property("joinstyle", "round"));
}

std::string ground_line_symbol(Colour colour, const GroundWidth& width) {
  return symbol(
      "line", "SimpleLine", 1,
      property("line_color", rgba(colour)) + property("line_style", "solid") +
          property("line_width", fmt::format("{:g}", width.metres)) +
          property("line_width_unit", "RenderMetersInMapUnits") +
          property("line_width_map_unit_scale",
                   fmt::format("3x:0,0,1,{:.2f},1,{:.2f}", width.least_mm, width.most_mm)) +
          property("capstyle", "round") + property("joinstyle", "round"));
}

std::string marker_symbol(Colour colour, const char* shape, double size_mm) {
  return symbol("marker", "SimpleMarker", 1,
                property("color", rgba(colour)) + property("name", shape) +
                    property("size", fmt::format("{:g}", size_mm)) + property("size_unit", "MM") +
                    property("outline_color", "255,255,255,255") +
                    property("outline_style", "solid") + property("outline_width", "0.2") +
                    property("outline_width_unit", "MM"));
}

void RuleList::add(const std::string& filter, const std::string& label, const std::string& symbol) {
  rules_ += fmt::format(R"(<rule key="r{0}" symbol="{0}" filter="{1}" label="{2}"/>
)",
                        count_, escaped_xml(filter), escaped_xml(label));
  std::string named = symbol;
  named.replace(named.find("name=\"@\""), 8, fmt::format("name=\"{}\"", count_));
  symbols_ += named;
  ++count_;
}

std::string RuleList::renderer() const {
  return fmt::format(
      R"(<renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
<rules key="root">
{}</rules>
<symbols>
{}</symbols>
</renderer-v2>
)",
      rules_, symbols_);
}

std::string labeling(const std::string& expression, Placement placement, int scale, int points) {
  return fmt::format(
      R"(<labeling type="simple"><settings calloutType="simple">
<text-style fieldName="{}" isExpression="1" fontFamily="Noto Sans" fontSize="{}" fontSizeUnit="Point" namedStyle="Regular" textColor="34,34,34,255" multilineHeight="1"><text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.85"/></text-style>
<text-format multilineAlign="1" wrapChar=""/>
<placement placement="{}" dist="1" distUnits="MM" centroidInside="1" predefinedPositionOrder="TR,TL,BR,BL,R,L"/>
<rendering drawLabels="1" scaleVisibility="1" scaleMax="{}" scaleMin="0" obstacle="0"/>
</settings></labeling>
)",
      escaped_xml(expression), points, static_cast<int>(placement), scale);
}

std::string aliases(const Layer& layer, Language language) {
  std::string out = "<aliases>\n";
  for (const Field& field : layer.fields) {
    const Label names{field.meaning.en, field.meaning.zh};
    out += fmt::format(R"(<alias field="{}" name="{}"/>
)",
                       escaped_xml(field.name), escaped_xml(in(language, names)));
  }
  return out + "</aliases>\n";
}

std::string word_expression(const std::string& column, const std::vector<Word>& words) {
  std::string pairs;
  for (const Word& word : words)
    pairs += (pairs.empty() ? "" : ",") + quoted(word.value) + "," + quoted(word.text);
  return fmt::format(R"(coalesce(map_get(map({0}),"{1}"),"{1}"))", pairs, column);
}

std::string Style::body() const {
  std::string body = renderer + labels + aliases;
  if (!tip.empty()) body += fmt::format("<mapTip>{}</mapTip>\n", escaped_xml(tip));
  if (!preview.empty())
    body += fmt::format("<previewExpression>{}</previewExpression>\n", escaped_xml(preview));
  return body;
}

std::string Style::qml() const {
  std::string attributes = labels.empty() ? "" : " labelsEnabled=\"1\"";
  if (scale > 0)
    attributes +=
        fmt::format(" hasScaleBasedVisibilityFlag=\"1\" minScale=\"{}\" maxScale=\"0\"", scale);
  return document(body(), attributes);
}

std::string document(const std::string& body, const std::string& attributes) {
  return fmt::format(
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
      "<qgis version=\"3.22.0\"{} styleCategories=\"Symbology|Labeling|Fields|Forms|MapTips|"
      "Rendering\">\n{}</qgis>\n",
      attributes, body);
}

}  // namespace quarter::qgis
