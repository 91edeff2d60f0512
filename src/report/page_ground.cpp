// SPDX-License-Identifier: Apache-2.0
#include "page_ground.hpp"

#include <fmt/format.h>

#include "quarter/city/ground.hpp"
#include "quarter/report/layer_json.hpp"
#include "quarter/report/page_blocks.hpp"

namespace quarter {
namespace {

constexpr double kCoarser = 1.6;    // times the tolerance, until it is small enough [P]
constexpr double kCoarsestM = 120;  // what is coarser shows no city [P]

Value text_or_null(const std::string& text) {
  return text.empty() ? Value{} : Value{text};
}

/// Features that have a kind and perhaps a name.
template <typename Feature, typename Shape>
Layer layer_of(const std::vector<Feature>& all, Layer::Kind kind, bool named, Shape shape) {
  Layer layer;
  layer.kind = kind;
  layer.count = all.size();
  layer.fields.push_back({.name = "kind"});
  if (named) layer.fields.push_back({.name = "name"});
  layer.geometry = [&all, shape](std::size_t i) { return Geometry{shape(all[i])}; };
  layer.value = [&all](std::size_t i, std::size_t field) {
    return field == 0 ? Value{std::string(word_of(all[i].kind).id)} : text_or_null(all[i].name);
  };
  return layer;
}

std::string json_of(const MapGround& ground, int unit) {
  const auto all = [](const Field&) { return true; };
  Layer covered;
  covered.count = ground.covered.size();
  covered.geometry = [&](std::size_t i) { return Geometry{MultiPolygon{ground.covered[i]}}; };
  Layer sea;
  sea.count = ground.sea.size();
  sea.geometry = [&](std::size_t i) { return Geometry{MultiPolygon{ground.sea[i]}}; };
  const Layer areas = layer_of(ground.areas, Layer::Kind::area, false,
                               [](const GroundArea& area) { return area.area; });
  const Layer lines = layer_of(ground.lines, Layer::Kind::line, true,
                               [](const GroundLine& line) { return line.line; });
  const Layer names = layer_of(ground.names, Layer::Kind::point, true,
                               [](const GroundName& name) { return name.where; });
  return fmt::format(R"({{"covered":{},"sea":{},"areas":{},"lines":{},"names":{}}})",
                     layer_json(covered, all, unit), layer_json(sea, all, unit),
                     layer_json(areas, all, unit), layer_json(lines, all, unit),
                     layer_json(names, all, unit));
}

}  // namespace

std::string page_ground(const MapGround& ground, std::size_t most_bytes) {
  std::string text = json_of(ground, kPageUnit);
  double tolerance_m = ground.tolerance_m;
  while (text.size() > most_bytes && tolerance_m < kCoarsestM) {
    tolerance_m *= kCoarser;
    text = json_of(coarser(ground, tolerance_m), kPageUnit);
  }
  return text;
}

}  // namespace quarter
