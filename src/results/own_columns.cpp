// SPDX-License-Identifier: Apache-2.0
#include "own_columns.hpp"

#include "quarter/base/letter_case.hpp"

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

}  // namespace

std::string free_name(std::string name, const std::set<std::string>& taken) {
  while (taken.contains(lower_case(name)))
    name = kPrefix + name;
  return name;
}

std::vector<OwnColumn> own_columns(const Layer& results, const std::vector<Field>& taken,
                                   const OwnColumns& own) {
  std::set<std::string> names;
  for (const Field& field : taken)
    names.insert(lower_case(field.name));
  std::vector<OwnColumn> columns;
  for (std::size_t c = 0; c < own.fields.size(); ++c) {
    if (is_repeated(results, own, c)) continue;
    Field field = own.fields[c];
    field.name = free_name(field.name, names);
    names.insert(lower_case(field.name));
    columns.push_back({field, c});
  }
  return columns;
}

}  // namespace quarter
