// SPDX-License-Identifier: Apache-2.0
// CSV with the quoting of RFC 4180, a heading, UTF-8 and a line feed after each row.
#include <string_view>

#include "checked_file.hpp"
#include "csv_guard.hpp"
#include "layer_writers.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

constexpr std::size_t kFlushBytes = 1 << 20;
constexpr int kCoordinateDecimals = 7;

void append_quoted(TextBuffer& out, std::string_view text) {
  out.push_back('"');
  for (const char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
}

void append_text(TextBuffer& out, std::string_view raw) {
  std::string text = valid_utf8(raw);
  if (needs_guard(raw) || needs_guard(text)) text.insert(0, 1, '\'');
  const bool quote = text.empty() || text.front() == ' ' || text.back() == ' ' ||
                     text.find_first_of(",;\"\t\r\n'") != std::string::npos;
  if (quote) {
    append_quoted(out, text);
  } else {
    append(out, text);
  }
}

/// Null is an empty cell, empty text is "".
struct CellText {
  TextBuffer& out;
  const Field& field;

  void operator()(std::monostate) const {}
  void operator()(std::int64_t number) const { append_integer(out, number); }
  void operator()(double number) const { append_real(out, number, field.decimals); }
  void operator()(const std::string& text) const { append_text(out, text); }
};

void append_lonlat(TextBuffer& out, const Geometry& geometry) {
  const LonLat* const point = std::get_if<LonLat>(&geometry);
  if (point != nullptr) append_scaled(out, point->x, kCoordinateDecimals);
  out.push_back(',');
  if (point != nullptr) append_scaled(out, point->y, kCoordinateDecimals);
}

void append_heading(TextBuffer& out, const Layer& layer) {
  const bool with_place = layer.kind == Layer::Kind::point;
  if (with_place) append(out, "lon,lat");
  for (std::size_t i = 0; i < layer.fields.size(); ++i) {
    if (i > 0 || with_place) out.push_back(',');
    append_text(out, layer.fields[i].name);
  }
  out.push_back('\n');
}

void append_row(TextBuffer& out, const Layer& layer, std::size_t feature) {
  const bool with_place = layer.kind == Layer::Kind::point;
  if (with_place) append_lonlat(out, checked_geometry(layer, feature));
  for (std::size_t i = 0; i < layer.fields.size(); ++i) {
    if (i > 0 || with_place) out.push_back(',');
    std::visit(CellText{out, layer.fields[i]}, checked_value(layer, feature, i));
  }
  out.push_back('\n');
}

}  // namespace

void write_csv(const Layer& layer, const std::filesystem::path& path) {
  CheckedFile file(path);
  TextBuffer out;
  append_heading(out, layer);
  for (std::size_t feature = 0; feature < layer.count; ++feature) {
    append_row(out, layer, feature);
    if (out.size() < kFlushBytes) continue;
    file.write({out.data(), out.size()});
    out.clear();
  }
  file.write({out.data(), out.size()});
  file.finish();
}

}  // namespace quarter
