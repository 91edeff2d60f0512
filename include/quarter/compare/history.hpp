// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/compare/run_results.hpp"

namespace quarter {

/// One check of a district (or "city") over several runs.
struct Series {
  std::vector<const CheckResult*> points;  ///< a run each, in order; null: that run has no such row
  const CheckResult* newest = nullptr;     ///< the last that is there
};

/// Runs by the date of their data. The series point into the runs: move it, do not copy it.
struct History {
  std::vector<RunResults> runs;  ///< undated ones first, then by date; else in the order given
  std::vector<Series> series;    ///< in the order of the newest run, then what only others have
  std::vector<bool> same_rules;  ///< per run: whether its options are those of the newest

  /// Whether a point may be set beside the newest of its series: same options, same limits.
  bool comparable(const Series& series, std::size_t run) const;
};

History history_of(std::vector<RunResults> runs);

/// history.csv: a row for each series and run.
Layer history_layer(const History& history);
/// The series of the whole area as a table for people, a column a run.
std::string history_text(const History& history);

}  // namespace quarter
