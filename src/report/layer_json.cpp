// SPDX-License-Identifier: Apache-2.0
#include "quarter/report/layer_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "quarter/base/parallel.hpp"
#include "quarter/base/text.hpp"

namespace quarter {
namespace {

using Buffer = fmt::memory_buffer;

void append(Buffer& out, std::string_view text) {
  out.append(text.data(), text.data() + text.size());
}

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kMostDigits = 6;

/// A whole number not below 0, or nothing.
using Whole = std::optional<std::uint64_t>;

/// Each number with so many digits, the highest first; nothing is a row of dots.
std::string packed(const std::vector<Whole>& numbers) {
  std::uint64_t most = 0;
  for (const Whole& n : numbers)
    most = std::max(most, n.value_or(0));
  std::size_t width = 1;
  while (width <= kMostDigits && most >> (6 * width) > 0)
    ++width;
  std::string text;
  text.reserve(numbers.size() * width);
  for (const Whole& n : numbers) {
    for (std::size_t digit = width; digit-- > 0;)
      text += n ? kDigits[(*n >> (6 * digit)) & 63] : '.';
  }
  return fmt::format(R"("width":{},"at":"{}")", width, text);
}

/// 0 or 1 with the sign in the lowest bit, then five bits a digit, the lowest first; 32 is added to
/// each digit but the last.
void append_signed(Buffer& out, std::int64_t number) {
  auto rest = static_cast<std::uint64_t>(number < 0 ? -number : number) << 1 | (number < 0 ? 1 : 0);
  do {
    const std::uint64_t digit = rest & 31;
    rest >>= 5;
    out.push_back(kDigits[digit | (rest > 0 ? 32 : 0)]);
  } while (rest > 0);
}

std::string number_text(const Value& value, int decimals) {
  if (const auto* n = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *n);
  const auto* const d = std::get_if<double>(&value);
  return d != nullptr && std::isfinite(*d) ? fmt::format("{:.{}f}", *d, decimals) : "null";
}

/// The number times 10^decimals; nothing is null. False if it is below 0 or too large.
bool to_whole(const Value& value, int decimals, Whole& whole) {
  double scaled = -1;
  if (const auto* n = std::get_if<std::int64_t>(&value))
    scaled = static_cast<double>(*n);
  else if (const auto* d = std::get_if<double>(&value); d != nullptr && std::isfinite(*d))
    scaled = std::round(*d * std::pow(10, decimals));
  else
    return true;
  if (scaled < 0 || scaled >= static_cast<double>(std::uint64_t{1} << (6 * kMostDigits)))
    return false;
  whole = static_cast<std::uint64_t>(scaled);
  return true;
}

void append_numbers(Buffer& out, const Layer& layer, std::size_t field) {
  const int decimals =
      layer.fields[field].type == Field::Type::real ? layer.fields[field].decimals : 0;
  std::vector<Whole> numbers(layer.count);
  bool fits = true;
  for (std::size_t i = 0; i < layer.count && fits; ++i)
    fits = to_whole(layer.value(i, field), decimals, numbers[i]);
  if (fits) {
    append(out, fmt::format(R"({{"scale":{},{}}})", std::pow(10, decimals), packed(numbers)));
    return;
  }
  for (std::size_t i = 0; i < layer.count; ++i) {
    append(out, i == 0 ? "[" : ",");
    append(out, number_text(layer.value(i, field), decimals));
  }
  append(out, "]");
}

/// Each different text once, in the order of its first appearance.
void append_texts(Buffer& out, const Layer& layer, std::size_t field) {
  std::map<std::string, std::size_t> known;
  Buffer words;
  std::vector<Whole> at(layer.count);
  for (std::size_t i = 0; i < layer.count; ++i) {
    const Value value = layer.value(i, field);
    const auto* const text = std::get_if<std::string>(&value);
    if (text == nullptr) continue;
    const auto [entry, is_new] = known.emplace(*text, known.size());
    if (is_new) append(words, (known.size() > 1 ? "," : "") + json_string(*text));
    at[i] = entry->second;
  }
  append(out, fmt::format(R"({{"words":[{}],{}}})", fmt::to_string(words), packed(at)));
}

/// A position in units of the page.
struct PagePoint {
  std::int64_t x = 0;
  std::int64_t y = 0;
  bool operator==(const PagePoint&) const = default;
};

/// Writes positions as steps from one to the next, in whole units.
class StepWriter {
 public:
  explicit StepWriter(int unit) : unit_(unit) {}

  PagePoint to_page(LonLat p) const { return {whole(p.x), whole(p.y)}; }
  void append(Buffer& out, PagePoint p) {
    append_signed(out, p.x - last_.x);
    append_signed(out, p.y - last_.y);
    last_ = p;
  }
  void start_from(PagePoint p) { last_ = p; }

 private:
  std::int64_t whole(std::int32_t coordinate) const {
    return std::llround(static_cast<double>(coordinate) / unit_);
  }
  int unit_;
  PagePoint last_;
};

bool on_line(PagePoint a, PagePoint b, PagePoint c) {
  return (b.x - a.x) * (c.y - b.y) == (b.y - a.y) * (c.x - b.x);
}

/// Without the last point, which is the first, and without points between two others in line: rings
/// with a border in common keep it so.
std::vector<PagePoint> page_ring(const Ring& ring, const StepWriter& steps) {
  std::vector<PagePoint> points;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const PagePoint p = steps.to_page(ring[i]);
    while (points.size() >= 2 && on_line(points[points.size() - 2], points.back(), p))
      points.pop_back();
    if (points.empty() || points.back() != p) points.push_back(p);
  }
  while (points.size() >= 3 && on_line(points[points.size() - 2], points.back(), points.front()))
    points.pop_back();
  return points;
}

/// Polygons that are too small to be seen in these units are left out, as are holes.
void append_area(Buffer& out, const Geometry& geometry, StepWriter steps) {
  const auto* const area = std::get_if<MultiPolygon>(&geometry);
  if (area == nullptr) return;
  bool first = true;
  const auto append_ring = [&](const Ring& ring, char before) {
    const std::vector<PagePoint> points = page_ring(ring, steps);
    if (points.size() < 3) return false;
    if (!first) out.push_back(before);
    first = false;
    for (const PagePoint p : points)
      steps.append(out, p);
    return true;
  };
  for (const Polygon& polygon : *area) {
    if (!append_ring(polygon.outer, ';')) continue;
    for (const Ring& hole : polygon.holes)
      append_ring(hole, ',');
  }
}

/// Where steps begin: a corner of the first area.
PagePoint origin_of(const Layer& layer, const StepWriter& steps) {
  for (std::size_t i = 0; i < layer.count; ++i) {
    const Geometry geometry = layer.geometry(i);
    const auto* const area = std::get_if<MultiPolygon>(&geometry);
    if (area != nullptr && !area->empty() && !area->front().outer.empty())
      return steps.to_page(area->front().outer.front());
  }
  return {};
}

void append_areas(Buffer& out, const Layer& layer, int unit) {
  StepWriter steps(unit);
  const PagePoint origin = origin_of(layer, steps);
  steps.start_from(origin);
  append(out, fmt::format(R"(,"origin":[{},{}],"areas":[)", origin.x, origin.y));
  for (std::size_t i = 0; i < layer.count; ++i) {
    append(out, i == 0 ? "\"" : ",\"");
    append_area(out, layer.geometry(i), steps);
    append(out, "\"");
  }
  append(out, "]");
}

/// Without points in line with those beside them.
std::vector<PagePoint> page_line(const Line& line, const StepWriter& steps) {
  std::vector<PagePoint> points;
  for (const LonLat at : line) {
    const PagePoint p = steps.to_page(at);
    while (points.size() >= 2 && on_line(points[points.size() - 2], points.back(), p))
      points.pop_back();
    if (points.empty() || points.back() != p) points.push_back(p);
  }
  return points;
}

/// Lines that are too short to be seen in these units are empty.
void append_lines(Buffer& out, const Layer& layer, int unit) {
  StepWriter steps(unit);
  append(out, R"(,"lines":[)");
  for (std::size_t i = 0; i < layer.count; ++i) {
    append(out, i == 0 ? "\"" : ",\"");
    const Geometry geometry = layer.geometry(i);
    if (const auto* const line = std::get_if<Line>(&geometry)) {
      const std::vector<PagePoint> points = page_line(*line, steps);
      for (std::size_t k = 0; k < points.size() && points.size() > 1; ++k)
        steps.append(out, points[k]);
    }
    append(out, "\"");
  }
  append(out, "]");
}

void append_points(Buffer& out, const Layer& layer, int unit) {
  StepWriter steps(unit);
  append(out, R"(,"points":")");
  for (std::size_t i = 0; i < layer.count; ++i) {
    const Geometry geometry = layer.geometry(i);
    const auto* const point = std::get_if<LonLat>(&geometry);
    if (point != nullptr && point->valid())
      steps.append(out, steps.to_page(*point));
    else
      append(out, ".");
  }
  append(out, "\"");
}

}  // namespace

std::string json_string(std::string_view text) {
  return nlohmann::json(valid_utf8(text)).dump();
}

std::string layer_json(const Layer& layer, const KeepColumn& keep, int unit) {
  std::vector<Buffer> values(layer.fields.size());
  parallel_each(layer.fields.size(), [&](std::size_t f) {
    if (!keep(layer.fields[f])) return;
    if (layer.fields[f].type == Field::Type::text)
      append_texts(values[f], layer, f);
    else
      append_numbers(values[f], layer, f);
  });
  Buffer columns;
  for (std::size_t f = 0; f < layer.fields.size(); ++f) {
    const Field& field = layer.fields[f];
    if (!keep(field)) continue;
    append(columns, (columns.size() > 0 ? "," : "") + json_string(field.name) + ":");
    columns.append(values[f]);
  }
  Buffer out;
  append(out, fmt::format(R"({{"count":{},"unit":{},"columns":{{{}}})", layer.count, 1e7 / unit,
                          fmt::to_string(columns)));
  if (layer.kind == Layer::Kind::area) append_areas(out, layer, unit);
  if (layer.kind == Layer::Kind::line) append_lines(out, layer, unit);
  if (layer.kind == Layer::Kind::point) append_points(out, layer, unit);
  append(out, "}");
  return fmt::to_string(out);
}

}  // namespace quarter
