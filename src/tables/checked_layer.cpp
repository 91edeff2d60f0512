// SPDX-License-Identifier: Apache-2.0
#include "quarter/tables/checked_layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace quarter {
namespace {

[[noreturn]] void misuse(const Layer& layer, std::size_t feature, std::string_view what) {
  throw std::logic_error(fmt::format("layer {}, feature {}: {}", layer.name, feature, what));
}

bool all_valid(const Line& line) {
  return std::all_of(line.begin(), line.end(), [](LonLat p) { return p.valid(); });
}

bool all_valid(const MultiPolygon& polygons) {
  return std::all_of(polygons.begin(), polygons.end(), [](const Polygon& polygon) {
    return all_valid(polygon.outer) &&
           std::all_of(polygon.holes.begin(), polygon.holes.end(),
                       [](const Ring& hole) { return all_valid(hole); });
  });
}

enum class Turn { clockwise, counter_clockwise };

Ring wound(Ring ring, Turn turn) {
  if (!ring.empty() && ring.front() != ring.back()) ring.push_back(ring.front());
  if (ring.size() < 4) return {};
  const bool is_counter_clockwise = signed_area_m2(ring) > 0;
  if (is_counter_clockwise != (turn == Turn::counter_clockwise)) {
    std::reverse(ring.begin(), ring.end());
  }
  return ring;
}

bool matches(const Field& field, const Value& value) {
  switch (field.type) {
    case Field::Type::integer:
      return std::holds_alternative<std::int64_t>(value);
    case Field::Type::real:
      return std::holds_alternative<double>(value);
    case Field::Type::text:
      return std::holds_alternative<std::string>(value);
  }
  return false;
}

/// Geometry of the layer's kind, without places that are not on the globe.
struct GeometryCheck {
  const Layer& layer;
  std::size_t feature;

  Geometry operator()(std::monostate) const { return {}; }
  Geometry operator()(LonLat point) const {
    expect(Layer::Kind::point);
    return point.valid() ? Geometry(point) : Geometry();
  }
  Geometry operator()(Line& line) const {
    expect(Layer::Kind::line);
    if (!all_valid(line)) misuse(layer, feature, "a line leaves the globe");
    return line.size() < 2 ? Geometry() : Geometry(std::move(line));
  }
  Geometry operator()(const MultiPolygon& polygons) const {
    expect(Layer::Kind::area);
    if (!all_valid(polygons)) misuse(layer, feature, "an area leaves the globe");
    MultiPolygon result = wound(polygons);
    return result.empty() ? Geometry() : Geometry(std::move(result));
  }

 private:
  void expect(Layer::Kind kind) const {
    if (layer.kind != kind) misuse(layer, feature, "geometry of another kind than the layer");
  }
};

}  // namespace

MultiPolygon wound(const MultiPolygon& polygons) {
  MultiPolygon result;
  result.reserve(polygons.size());
  for (const Polygon& polygon : polygons) {
    Polygon turned{wound(polygon.outer, Turn::counter_clockwise), {}};
    if (turned.outer.empty()) continue;
    for (const Ring& hole : polygon.holes) {
      turned.holes.push_back(wound(hole, Turn::clockwise));
      if (turned.holes.back().empty()) turned.holes.pop_back();
    }
    result.push_back(std::move(turned));
  }
  return result;
}

Value checked_value(const Layer& layer, std::size_t feature, std::size_t field) {
  Value value = layer.value(feature, field);
  if (!std::holds_alternative<std::monostate>(value) && !matches(layer.fields[field], value)) {
    misuse(layer, feature, fmt::format("a value of another type in {}", layer.fields[field].name));
  }
  return value;
}

Geometry checked_geometry(const Layer& layer, std::size_t feature) {
  if (layer.kind == Layer::Kind::none) return {};
  Geometry geometry = layer.geometry(feature);
  return std::visit(GeometryCheck{layer, feature}, geometry);
}

}  // namespace quarter
