// SPDX-License-Identifier: Apache-2.0
#include "block_values.hpp"

#include <algorithm>

namespace quarter {
namespace {

bool is_null(const Value& value) {
  return std::holds_alternative<std::monostate>(value);
}

double number(const Value& value) {
  if (const auto* n = std::get_if<std::int64_t>(&value)) return static_cast<double>(*n);
  if (const auto* d = std::get_if<double>(&value)) return *d;
  return 0;
}

}  // namespace

std::optional<std::size_t> column_index(const Layer& layer, std::string_view name) {
  const auto field = std::find_if(layer.fields.begin(), layer.fields.end(),
                                  [&](const Field& f) { return f.name == name; });
  if (field == layer.fields.end()) return std::nullopt;
  return static_cast<std::size_t>(field - layer.fields.begin());
}

MultiPolygon area_of(const Layer& layer, std::size_t feature) {
  const Geometry geometry = layer.geometry(feature);
  const auto* const area = std::get_if<MultiPolygon>(&geometry);
  return area == nullptr ? MultiPolygon{} : *area;
}

double number_of(const Layer& layer, std::string_view column, std::size_t feature) {
  const auto index = column_index(layer, column);
  return index ? number(layer.value(feature, *index)) : 0;
}

std::string text_of(const Layer& layer, std::string_view column, std::size_t feature) {
  const auto index = column_index(layer, column);
  if (!index) return {};
  const Value value = layer.value(feature, *index);
  const auto* const text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string{} : *text;
}

BlockValues::BlockValues(const ReportSource& source) : source_(source) {
  const Layer& blocks = source.blocks;
  for (const TravelMode& mode : source.catalogue.modes) {
    for (const ServiceCategory& category : source.catalogue.categories)
      times_.push_back(column_index(blocks, mode.id + "_" + category.id + "_s"));
  }
  for (const CheckRow& row : source.rows)
    verdicts_.push_back(column_index(blocks, row.column));
  const auto weight = column_index(blocks, "weight");
  for (std::size_t block = 0; block < blocks.count; ++block) {
    homes_.push_back(weight && number(blocks.value(block, *weight)) > 0);
    known_.push_back(is_known(block));
  }
}

bool BlockValues::is_text(std::optional<std::size_t> column, std::size_t block,
                          std::string_view text) const {
  if (!column) return false;
  const Value value = source_.blocks.value(block, *column);
  const auto* const found = std::get_if<std::string>(&value);
  return found != nullptr && *found == text;
}

bool BlockValues::is_known(std::size_t block) const {
  const Layer& blocks = source_.blocks;
  const auto has_value = [&](const std::optional<std::size_t>& column) {
    return column && !is_null(blocks.value(block, *column));
  };
  if (std::any_of(times_.begin(), times_.end(), has_value)) return true;
  if (!has_value(column_index(blocks, "times_from"))) return false;
  return std::none_of(verdicts_.begin(), verdicts_.end(),
                      [&](const auto& column) { return is_text(column, block, "unknown"); });
}

std::optional<double> BlockValues::seconds(std::size_t mode, std::size_t category,
                                           std::size_t block) const {
  const auto column = times_[mode * source_.catalogue.categories.size() + category];
  if (!column) return std::nullopt;
  const Value value = source_.blocks.value(block, *column);
  return is_null(value) ? std::nullopt : std::optional<double>(number(value));
}

MultiPolygon BlockValues::outline(std::size_t block) const {
  return area_of(source_.blocks, block);
}

}  // namespace quarter
