// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "quarter/report/report_source.hpp"

namespace quarter {

/// The columns of ReportSource::blocks and ::scopes by what they mean.
class BlockValues {
 public:
  explicit BlockValues(const ReportSource& source);

  std::size_t count() const { return source_.blocks.count; }
  /// Seconds of a block's median; nothing beyond the limit of the search, or if not known.
  std::optional<double> seconds(std::size_t mode, std::size_t category, std::size_t block) const;
  /// Whether somebody is known to live there.
  bool has_homes(std::size_t block) const { return homes_[block]; }
  /// Whether anything is known: no time may mean "too far", or "no street near".
  bool known(std::size_t block) const { return known_[block]; }
  MultiPolygon outline(std::size_t block) const;

 private:
  bool is_known(std::size_t block) const;

  const ReportSource& source_;
  std::vector<std::optional<std::size_t>> times_;  // [mode · categories + category]
  std::vector<std::optional<std::size_t>> verdicts_;
  std::vector<bool> homes_;
  std::vector<bool> known_;
};

/// The area of a feature, empty if it has none.
MultiPolygon area_of(const Layer& layer, std::size_t feature);
}  // namespace quarter
