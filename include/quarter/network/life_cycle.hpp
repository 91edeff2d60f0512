// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "quarter/base/tags.hpp"
#include "quarter/catalogue/condition_rules.hpp"

namespace quarter {

/// Says of any object whether it is there and in use, by [life_cycle] of the catalogue. Copies
/// nothing of the catalogue but its keys: keep that.
class LifeCycle {
 public:
  explicit LifeCycle(const LifeCycleRules& rules);
  explicit LifeCycle(const LifeCycleRules&&) = delete;  // they are kept

  /// The date of the data, ISO 8601; only its first ten characters are looked at. Without one that
  /// of the catalogue stands in.
  void set_date(std::string_view date);

  /// Dates that are no plain YYYY, YYYY-MM or YYYY-MM-DD say nothing.
  LifeStage stage(Tags tags) const;
  /// Whether one of its dates may decide, so that the date of the data must be known.
  bool has_dates(Tags tags) const;
  /// The tags without those that say it is not in use; looks into `buffer`.
  Tags without_stage(Tags tags, std::vector<Tag>& buffer) const;

  /// Every key that decides, sorted.
  const std::vector<std::string>& all_keys() const { return all_keys_; }

 private:
  bool ended(Tags tags) const;
  bool begins_later(Tags tags) const;

  const LifeCycleRules& rules_;
  std::string date_;
  std::vector<std::string> all_keys_;
  std::vector<std::string> keys_;  // sorted; without any of these an object is in use
};

}  // namespace quarter
