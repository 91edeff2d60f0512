// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "quarter/formats/write_layer.hpp"

namespace quarter {

/// A position in whole degrees.
inline LonLat at(int lon, int lat) {
  return {lon * 10000000, lat * 10000000};
}

/// A square of one degree with its south-west corner at (lon, lat), clockwise, which is the wrong
/// way for an outer ring.
inline Polygon clockwise_square(int lon, int lat) {
  return {{at(lon, lat), at(lon, lat + 1), at(lon + 1, lat + 1), at(lon + 1, lat), at(lon, lat)},
          {}};
}

/// A layer from plain tables: one geometry and one row of values a feature.
inline Layer layer_of(Layer::Kind kind, std::vector<Field> fields, std::vector<Geometry> geometries,
                      std::vector<std::vector<Value>> rows) {
  Layer layer;
  layer.name = "things";
  layer.kind = kind;
  layer.fields = std::move(fields);
  layer.count = rows.size();
  layer.geometry = [geometries = std::move(geometries)](std::size_t i) { return geometries[i]; };
  layer.value = [rows = std::move(rows)](std::size_t i, std::size_t field) {
    return rows[i][field];
  };
  return layer;
}

}  // namespace quarter
