// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "quarter/results/run_result.hpp"
#include "quarter/run/request.hpp"

namespace quarter {

/// Where the results come from, as a JSON object. Holds no clock, no path and no number of threads,
/// so that the same input gives the same bytes everywhere.
std::string run_facts(const RunOptions& options, const RunResult& result);

/// run.json: the facts and the list of files. `files` are the names written so far, `folder` finds
/// them.
std::string run_record(const std::string& facts, const std::vector<std::string>& files,
                       const std::filesystem::path& folder);

}  // namespace quarter
