// SPDX-License-Identifier: Apache-2.0
#include "district_columns.hpp"

#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "quarter/base/letter_case.hpp"
#include "quarter/formats/layer_columns.hpp"

namespace quarter {
namespace {

constexpr const char* kPrefix = "own_";

/// A text, or a whole number as text.
std::string as_text(const Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string() : *text;
}

/// Whether a column of the layer holds the very texts of one of the file.
bool is_repeated(const Layer& layer, const OwnColumns& own, std::size_t column) {
  const auto same = column_of(layer, lower_case(own.fields[column].name));
  if (!same || layer.fields[*same].type != Field::Type::text) return false;
  for (std::size_t d = 0; d < layer.count; ++d) {
    const std::string text = as_text(own.values[d * own.fields.size() + column]);
    if (text.empty() || as_text(layer.value(d, *same)) != text) return false;
  }
  return true;
}

std::string free_name(std::string name, const std::set<std::string>& taken) {
  while (taken.contains(lower_case(name)))
    name = kPrefix + name;
  return name;
}

std::vector<Column> own_columns(const Layer& layer, const OwnColumns& own,
                                std::set<std::string>& taken) {
  std::vector<Column> columns;
  for (std::size_t c = 0; c < own.fields.size(); ++c) {
    if (is_repeated(layer, own, c)) continue;
    Field field = own.fields[c];
    field.name = free_name(field.name, taken);
    taken.insert(lower_case(field.name));
    columns.push_back(
        {field, [&own, c](std::size_t d) { return own.values[d * own.fields.size() + c]; }});
  }
  return columns;
}

Column cover_column(const Study& study, const char* name, const char* alias,
                    double AreaCover::*share) {
  return {{name, Field::Type::real, 4, alias},
          [&study, share](std::size_t d) { return Value{study.covers[d].*share}; }};
}

}  // namespace

Layer with_district_columns(Layer layer, const Study& study) {
  std::vector<Column> columns{
      cover_column(study, "in_map", "share of its area that the map covers", &AreaCover::in_map),
      cover_column(study, "in_study", "share of its area in the area studied",
                   &AreaCover::in_study)};
  std::set<std::string> taken;
  for (const Field& field : layer.fields)
    taken.insert(lower_case(field.name));
  for (const Column& column : columns)
    taken.insert(lower_case(column.field.name));
  for (Column& column : own_columns(layer, study.own, taken))
    columns.push_back(std::move(column));
  const std::size_t before = layer.fields.size();
  for (const Column& column : columns)
    layer.fields.push_back(column.field);
  layer.value = [values = std::move(layer.value), before, columns = std::move(columns)](
                    std::size_t d, std::size_t f) {
    return f < before ? values(d, f) : columns[f - before].value(d);
  };
  return layer;
}

}  // namespace quarter
