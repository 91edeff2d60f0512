// SPDX-License-Identifier: Apache-2.0
#include "block_values.hpp"

#include <algorithm>
#include <limits>

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/network/told_time.hpp"
#include "quarter/report/palette.hpp"
#include "quarter/results/column_names.hpp"

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

BlockValues::BlockValues(const ReportSource& source)
    : source_(source), limits_(told_limits_s(source.catalogue)) {
  const Layer& blocks = source.blocks;
  for (const TravelMode& mode : source.catalogue.modes) {
    for (const ServiceCategory& category : source.catalogue.categories) {
      times_.push_back(column_of(blocks, column::stem(mode.id, category.id) + column::kSecondsEnd));
      least_.push_back(column_of(blocks, column::stem(mode.id, category.id) + column::kLeastEnd));
    }
  }
  const auto from = column_of(blocks, column::kTimesFrom);
  const auto weight = column_of(blocks, column::kWeight);
  for (std::size_t block = 0; block < blocks.count; ++block) {
    homes_.push_back(number_at(blocks, weight, block).value_or(0) > 0);
    known_.push_back(from && !is_null(blocks.value(block, *from)));
  }
}

std::optional<double> BlockValues::seconds(ModeIndex mode, CategoryIndex category,
                                           std::size_t block) const {
  return number_at(source_.blocks, times_[at(mode, category)], block);
}

std::optional<double> BlockValues::least_seconds(ModeIndex mode, CategoryIndex category,
                                                 std::size_t block) const {
  const auto& column = least_[at(mode, category)];
  return column ? number_at(source_.blocks, column, block) : seconds(mode, category, block);
}

std::optional<double> BlockValues::told_seconds(ModeIndex mode,
                                                const std::vector<CategoryIndex>& categories,
                                                std::size_t block) const {
  constexpr double kNotReached = std::numeric_limits<double>::infinity();
  if (!known(block)) return std::nullopt;
  double found = 0, least = 0;
  for (const CategoryIndex c : categories) {
    found = std::max(found, seconds(mode, c, block).value_or(kNotReached));
    least = std::max(least, least_seconds(mode, c, block).value_or(kNotReached));
  }
  return is_told(least, found, limits_) ? std::optional(found) : std::nullopt;
}

MultiPolygon BlockValues::outline(std::size_t block) const {
  return area_of(source_.blocks, block);
}

}  // namespace quarter
