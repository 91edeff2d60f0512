// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/results/run_result.hpp"
#include "quarter/results/sensitivity_run.hpp"
#include "quarter/run/city.hpp"

namespace quarter {

/// A run that is done: what it is of, and what was found.
struct Run {
  City city;
  Study study;
  Origins origins;  ///< without their positions, which only the assessment asks for
  Assessment assessment;
  std::string name;                   ///< of the city: the request's title, else the extract's
  std::vector<SensitivityRun> bands;  ///< the same under other assumptions; empty: not asked for

  /// All of it as the tables look at it; the run must outlive it and stay where it is.
  RunResult result() const;
};

/// Reads, assesses and, if the request names a folder, writes, all or nothing. Wrong requests,
/// files and folders are Errors before the extract is read. Same request, same bytes, whatever the
/// work's threads.
Run run(const RunOptions& options, const Work& work);

/// Throws Error (ExitCode::not_met or undecidable) where the verdicts are not those that the
/// request requires.
void require_verdicts(const RunOptions& options, const RunResult& result);

}  // namespace quarter
