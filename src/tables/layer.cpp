// SPDX-License-Identifier: Apache-2.0
#include "quarter/tables/layer.hpp"

#include <algorithm>

#include "quarter/base/text.hpp"

namespace quarter {

std::optional<std::size_t> column_of(const Layer& layer, std::string_view name) {
  const auto field = std::find_if(layer.fields.begin(), layer.fields.end(),
                                  [&](const Field& f) { return f.name == name; });
  if (field == layer.fields.end()) return std::nullopt;
  return static_cast<std::size_t>(field - layer.fields.begin());
}

std::optional<double> number_at(const Layer& layer, std::optional<std::size_t> column,
                                std::size_t feature) {
  if (!column) return std::nullopt;
  const Value value = layer.value(feature, *column);
  if (const auto* n = std::get_if<std::int64_t>(&value)) return static_cast<double>(*n);
  if (const auto* d = std::get_if<double>(&value)) return *d;
  const auto* const text = std::get_if<std::string>(&value);
  return text == nullptr ? std::nullopt : plain_number(*text);
}

std::string text_at(const Layer& layer, std::optional<std::size_t> column, std::size_t feature) {
  if (!column) return {};
  const Value value = layer.value(feature, *column);
  const auto* const text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string() : *text;
}

}  // namespace quarter
