// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/report/report_source.hpp"

namespace quarter {

/// The columns of ReportSource::blocks and ::scopes by what they mean.
class BlockValues {
 public:
  explicit BlockValues(const ReportSource& source);

  std::size_t count() const { return source_.blocks.count; }
  /// Seconds of a block's median; nothing beyond the limit of the search, or if not known.
  std::optional<double> seconds(ModeIndex mode, CategoryIndex category, std::size_t block) const;
  /// Seconds it is at least; nothing: surely beyond the limit of the search.
  std::optional<double> least_seconds(ModeIndex mode, CategoryIndex category,
                                      std::size_t block) const;
  /// Seconds to the farthest of these categories; infinity: not reached; nothing: not told (see
  /// is_told), or nothing is known.
  std::optional<double> told_seconds(ModeIndex mode, const std::vector<CategoryIndex>& categories,
                                     std::size_t block) const;
  /// Whether somebody is known to live there.
  bool has_homes(std::size_t block) const { return homes_[block]; }
  /// Whether anything is known: there are homes or streets to start from.
  bool known(std::size_t block) const { return known_[block]; }
  MultiPolygon outline(std::size_t block) const;

 private:
  std::size_t at(ModeIndex mode, CategoryIndex category) const {
    return mode.value * source_.catalogue.categories.size() + category.value;
  }

  const ReportSource& source_;
  std::vector<std::optional<std::size_t>> times_;  // [mode · categories + category]
  std::vector<std::optional<std::size_t>> least_;  // likewise
  std::vector<double> limits_;                     // told_limits_s
  std::vector<bool> homes_;
  std::vector<bool> known_;
};

/// The area of a feature, empty if it has none.
MultiPolygon area_of(const Layer& layer, std::size_t feature);
}  // namespace quarter
