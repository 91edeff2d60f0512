// SPDX-License-Identifier: Apache-2.0
// GeoJSON as in RFC 7946: WGS 84 without a `crs` member, longitude first, 7 decimals, outer rings
// counter-clockwise. One feature a line, so that two runs can be compared with a line-wise diff.
#include "checked_file.hpp"
#include "json_text.hpp"
#include "layer_writers.hpp"

namespace quarter {
namespace {

constexpr std::size_t kFlushBytes = 1 << 20;
constexpr int kCoordinateDecimals = 7;

void append_position(TextBuffer& out, LonLat p) {
  out.push_back('[');
  append_scaled(out, p.x, kCoordinateDecimals);
  out.push_back(',');
  append_scaled(out, p.y, kCoordinateDecimals);
  out.push_back(']');
}

/// Appends `items` as a JSON array, each through `append_item`.
template <typename Items, typename AppendItem>
void append_array(TextBuffer& out, const Items& items, AppendItem append_item) {
  char separator = '[';
  for (const auto& item : items) {
    out.push_back(separator);
    append_item(out, item);
    separator = ',';
  }
  out.push_back(']');
}

void append_line(TextBuffer& out, const Line& line) {
  append_array(out, line, append_position);
}

void append_polygon(TextBuffer& out, const Polygon& polygon) {
  out.push_back('[');
  append_line(out, polygon.outer);
  for (const Ring& hole : polygon.holes) {
    out.push_back(',');
    append_line(out, hole);
  }
  out.push_back(']');
}

struct GeometryText {
  TextBuffer& out;

  void operator()(std::monostate) const { append(out, "null"); }
  void operator()(LonLat point) const {
    append(out, R"({"type":"Point","coordinates":)");
    append_position(out, point);
    out.push_back('}');
  }
  void operator()(const Line& line) const {
    append(out, R"({"type":"LineString","coordinates":)");
    append_line(out, line);
    out.push_back('}');
  }
  void operator()(const MultiPolygon& polygons) const {
    if (polygons.size() == 1) {
      append(out, R"({"type":"Polygon","coordinates":)");
      append_polygon(out, polygons.front());
    } else {
      append(out, R"({"type":"MultiPolygon","coordinates":)");
      append_array(out, polygons, append_polygon);
    }
    out.push_back('}');
  }
};

struct ValueText {
  TextBuffer& out;
  const Field& field;

  void operator()(std::monostate) const { append(out, "null"); }
  void operator()(std::int64_t number) const { append_integer(out, number); }
  void operator()(double number) const { append_real(out, number, field.decimals); }
  void operator()(const std::string& text) const { append_json_text(out, text); }
};

/// `"name":` of every field, with the comma before it.
std::vector<std::string> member_names(const Layer& layer) {
  std::vector<std::string> names;
  for (const Field& field : layer.fields) {
    TextBuffer name;
    if (!names.empty()) name.push_back(',');
    append_json_text(name, field.name);
    name.push_back(':');
    names.push_back(fmt::to_string(name));
  }
  return names;
}

void append_feature(TextBuffer& out, const Layer& layer, std::size_t feature,
                    const std::vector<std::string>& names) {
  append(out, R"({"type":"Feature","properties":{)");
  for (std::size_t i = 0; i < names.size(); ++i) {
    append(out, names[i]);
    std::visit(ValueText{out, layer.fields[i]}, checked_value(layer, feature, i));
  }
  append(out, R"(},"geometry":)");
  std::visit(GeometryText{out}, checked_geometry(layer, feature));
  out.push_back('}');
}

}  // namespace

void write_geojson(const Layer& layer, const std::filesystem::path& path) {
  CheckedFile file(path);
  TextBuffer out;
  append(out, R"({"type":"FeatureCollection","name":)");
  append_json_text(out, layer.name);
  append(out, R"(,"features":[)");
  const std::vector<std::string> names = member_names(layer);
  for (std::size_t feature = 0; feature < layer.count; ++feature) {
    append(out, feature == 0 ? "\n" : ",\n");
    append_feature(out, layer, feature, names);
    if (out.size() < kFlushBytes) continue;
    file.write({out.data(), out.size()});
    out.clear();
  }
  append(out, "\n]}\n");
  file.write({out.data(), out.size()});
  file.finish();
}

}  // namespace quarter
