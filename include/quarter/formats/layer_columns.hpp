// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "quarter/formats/layer.hpp"

namespace quarter {

/// For layers that are written column by column. A column: its field and how a feature's value is
/// found.
struct Column {
  Field field;
  std::function<Value(std::size_t)> value;
};

inline Layer make_layer(std::string name, Layer::Kind kind, std::size_t count,
                        std::vector<Column> columns,
                        std::function<Geometry(std::size_t)> geometry) {
  Layer layer;
  layer.name = std::move(name);
  layer.kind = kind;
  layer.count = count;
  layer.geometry = std::move(geometry);
  for (const Column& column : columns)
    layer.fields.push_back(column.field);
  layer.value = [columns = std::make_shared<std::vector<Column>>(std::move(columns))](
                    std::size_t i, std::size_t f) { return (*columns)[f].value(i); };
  return layer;
}

inline Value integer(std::size_t n) {
  return static_cast<std::int64_t>(n);
}

inline Value text_or_null(std::string text) {
  return text.empty() ? Value{} : Value{std::move(text)};
}

}  // namespace quarter
