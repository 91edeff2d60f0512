// SPDX-License-Identifier: Apache-2.0
#include "layer_json.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "quarter/base/parallel.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

using Buffer = fmt::memory_buffer;

void append(Buffer& out, std::string_view text) {
  out.append(text.data(), text.data() + text.size());
}

void append_integer(Buffer& out, std::int64_t number) {
  const fmt::format_int text(number);
  out.append(text.data(), text.data() + text.size());
}

void append_real(Buffer& out, double number, int decimals) {
  std::string text = fmt::format("{:.{}f}", number, decimals);
  if (decimals > 0) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  append(out, text == "-0" ? "0" : text);
}

void append_number(Buffer& out, const Value& value, int decimals) {
  if (const auto* n = std::get_if<std::int64_t>(&value))
    append_integer(out, *n);
  else if (const auto* d = std::get_if<double>(&value); d != nullptr && std::isfinite(*d))
    append_real(out, *d, decimals);
  else
    append(out, "null");
}

void append_numbers(Buffer& out, const Layer& layer, std::size_t field) {
  for (std::size_t i = 0; i < layer.count; ++i) {
    append(out, i == 0 ? "[" : ",");
    append_number(out, layer.value(i, field), layer.fields[field].decimals);
  }
  append(out, layer.count == 0 ? "[]" : "]");
}

/// Each different text once, in the order of its first appearance.
void append_texts(Buffer& out, const Layer& layer, std::size_t field) {
  std::map<std::string, std::size_t> known;
  Buffer words, at;
  for (std::size_t i = 0; i < layer.count; ++i) {
    if (i > 0) append(at, ",");
    const Value value = layer.value(i, field);
    const auto* const text = std::get_if<std::string>(&value);
    if (text == nullptr) {
      append(at, "null");
      continue;
    }
    const auto [entry, is_new] = known.emplace(*text, known.size());
    if (is_new) append(words, (known.size() > 1 ? "," : "") + json_string(*text));
    append_integer(at, static_cast<std::int64_t>(entry->second));
  }
  append(out,
         fmt::format(R"({{"words":[{}],"at":[{}]}})", fmt::to_string(words), fmt::to_string(at)));
}

/// A position in units of the page.
struct PagePoint {
  std::int64_t x = 0;
  std::int64_t y = 0;
  bool operator==(const PagePoint&) const = default;
};

std::int64_t to_page(std::int32_t coordinate) {
  return std::llround(static_cast<double>(coordinate) / kPageUnit);
}

PagePoint to_page(LonLat p) {
  return {to_page(p.x), to_page(p.y)};
}

void append_ring(Buffer& out, const Ring& ring) {
  append(out, "[");
  PagePoint last;
  const PagePoint first = ring.empty() ? PagePoint{} : to_page(ring.front());
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const PagePoint p = to_page(ring[i]);
    if (i > 0 && (p == last || (p == first && i + 1 == ring.size()))) continue;
    if (i > 0) append(out, ",");
    append_integer(out, p.x - last.x);
    append(out, ",");
    append_integer(out, p.y - last.y);
    last = p;
  }
  append(out, "]");
}

void append_area(Buffer& out, const Geometry& geometry) {
  append(out, "[");
  const auto* const area = std::get_if<MultiPolygon>(&geometry);
  for (std::size_t i = 0; area != nullptr && i < area->size(); ++i) {
    append(out, i == 0 ? "[" : ",[");
    append_ring(out, (*area)[i].outer);
    for (const Ring& hole : (*area)[i].holes) {
      append(out, ",");
      append_ring(out, hole);
    }
    append(out, "]");
  }
  append(out, "]");
}

void append_areas(Buffer& out, const Layer& layer) {
  append(out, R"(,"areas":[)");
  for (std::size_t i = 0; i < layer.count; ++i) {
    if (i > 0) append(out, ",");
    append_area(out, layer.geometry(i));
  }
  append(out, "]");
}

void append_points(Buffer& out, const Layer& layer) {
  Buffer x, y;
  PagePoint last;
  for (std::size_t i = 0; i < layer.count; ++i) {
    if (i > 0) append(x, ",");
    if (i > 0) append(y, ",");
    const Geometry geometry = layer.geometry(i);
    const auto* const point = std::get_if<LonLat>(&geometry);
    if (point == nullptr || !point->valid()) {
      append(x, "null");
      append(y, "null");
      continue;
    }
    const PagePoint p = to_page(*point);
    append_integer(x, p.x - last.x);
    append_integer(y, p.y - last.y);
    last = p;
  }
  append(out, fmt::format(R"(,"x":[{}],"y":[{}])", fmt::to_string(x), fmt::to_string(y)));
}

}  // namespace

std::string json_string(std::string_view text) {
  return nlohmann::json(valid_utf8(text)).dump();
}

std::string layer_json(const Layer& layer, const KeepColumn& keep) {
  std::vector<Buffer> values(layer.fields.size());
  parallel_each(layer.fields.size(), [&](std::size_t f) {
    if (!keep(layer.fields[f])) return;
    if (layer.fields[f].type == Field::Type::text)
      append_texts(values[f], layer, f);
    else
      append_numbers(values[f], layer, f);
  });
  Buffer columns, titles;
  for (std::size_t f = 0; f < layer.fields.size(); ++f) {
    const Field& field = layer.fields[f];
    if (!keep(field)) continue;
    const std::string name = (columns.size() > 0 ? "," : "") + json_string(field.name) + ":";
    append(columns, name);
    columns.append(values[f]);
    append(titles, name + json_string(field.alias));
  }
  Buffer out;
  append(out, fmt::format(R"({{"count":{},"columns":{{{}}},"titles":{{{}}})", layer.count,
                          fmt::to_string(columns), fmt::to_string(titles)));
  if (layer.kind == Layer::Kind::area) append_areas(out, layer);
  if (layer.kind == Layer::Kind::point) append_points(out, layer);
  append(out, "}");
  return fmt::to_string(out);
}

}  // namespace quarter
