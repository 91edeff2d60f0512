// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "column_keys.hpp"
#include "quarter/tables/table.hpp"
#include "scope.hpp"

namespace quarter {

/// A row of the table of checks.
struct CheckLine {
  const RunResult& run;
  const Scope& scope;
  std::size_t index;  ///< into Assessment::rows

  const CheckRow& row() const { return run.assessment.rows[index]; }
  const CheckRule& check() const { return run.catalogue.checks[row().check]; }
  Share share() const { return scope.tally->share(index); }
  const Share& land() const { return (*scope.land)[index]; }
  const RowQuality& quality() const { return (*scope.quality)[index]; }
};

using Lines = Table<CheckLine>;

inline const ValueRule kShareRule{.least = 0, .most = 1};

/// Columns of what a figure rests on: its weight, its source, what it would need.
void add_grounds(Lines& table);
/// How good the data are that each figure rests on.
void add_quality(Lines& table);
/// The same shares for a group of people that was counted apart.
void add_group(const ColumnKeys::Group& group, Lines& table);

}  // namespace quarter
