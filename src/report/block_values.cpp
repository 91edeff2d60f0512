// SPDX-License-Identifier: Apache-2.0
#include "block_values.hpp"

#include <algorithm>

namespace quarter {
namespace {

bool is_null(const Value& value) {
  return std::holds_alternative<std::monostate>(value);
}

}  // namespace

MultiPolygon area_of(const Layer& layer, std::size_t feature) {
  const Geometry geometry = layer.geometry(feature);
  const auto* const area = std::get_if<MultiPolygon>(&geometry);
  return area == nullptr ? MultiPolygon{} : *area;
}

BlockValues::BlockValues(const ReportSource& source) : source_(source) {
  const Layer& blocks = source.blocks;
  for (const TravelMode& mode : source.catalogue.modes) {
    for (const ServiceCategory& category : source.catalogue.categories)
      times_.push_back(column_of(blocks, mode.id + "_" + category.id + "_s"));
  }
  for (const CheckRow& row : source.rows)
    verdicts_.push_back(column_of(blocks, row.column));
  const auto weight = column_of(blocks, "weight");
  for (std::size_t block = 0; block < blocks.count; ++block) {
    homes_.push_back(number_at(blocks, weight, block).value_or(0) > 0);
    known_.push_back(is_known(block));
  }
}

bool BlockValues::is_known(std::size_t block) const {
  const Layer& blocks = source_.blocks;
  const auto has_value = [&](const std::optional<std::size_t>& column) {
    return column && !is_null(blocks.value(block, *column));
  };
  if (std::any_of(times_.begin(), times_.end(), has_value)) return true;
  if (!has_value(column_of(blocks, "times_from"))) return false;
  return std::none_of(verdicts_.begin(), verdicts_.end(), [&](const auto& column) {
    return text_at(blocks, column, block) == "unknown";
  });
}

std::optional<double> BlockValues::seconds(std::size_t mode, std::size_t category,
                                           std::size_t block) const {
  return number_at(source_.blocks, times_[mode * source_.catalogue.categories.size() + category],
                   block);
}

MultiPolygon BlockValues::outline(std::size_t block) const {
  return area_of(source_.blocks, block);
}

}  // namespace quarter
