// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <stdexcept>
#include <utility>

#include "column_values.hpp"
#include "feature_geometry.hpp"
#include "layer_source.hpp"
#include "quarter/formats/readers.hpp"

namespace quarter {
namespace {

struct Rows {
  std::vector<Value> values;  // [feature · fields + field]
  std::vector<MultiPolygon> areas;
};

}  // namespace

Layer read_layer(const std::filesystem::path& path, Layer::Kind kind) {
  if (kind != Layer::Kind::area && kind != Layer::Kind::none)
    throw std::logic_error("read_layer: areas and tables only");
  LayerSource source(path, LayerSource::Want::areas);
  Layer layer;
  layer.name = path.stem().string();
  layer.kind = kind;
  const auto rows = std::make_shared<Rows>();
  source.each([&](OGRFeature& feature, std::size_t number) {
    if (layer.fields.empty()) layer.fields = fields_of(source, feature);
    for (int c = 0; c < feature.GetFieldCount(); ++c)
      rows->values.push_back(
          value_of(source, feature, c, layer.fields[static_cast<std::size_t>(c)].type));
    if (kind == Layer::Kind::area) rows->areas.push_back(polygons_at(source, feature, number));
    ++layer.count;
  });
  const std::size_t fields = layer.fields.size();
  layer.value = [rows, fields](std::size_t i, std::size_t f) {
    return rows->values[i * fields + f];
  };
  layer.geometry = [rows](std::size_t i) { return Geometry{rows->areas[i]}; };
  return layer;
}

}  // namespace quarter
