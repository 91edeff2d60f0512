// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "quarter/app/options.hpp"
#include "quarter/app/result_layers.hpp"

namespace quarter {

/// run.json: where the results come from. Holds no clock, no path and no number of threads, so that
/// the same input gives the same bytes everywhere. `files` are the names written so far, `folder`
/// finds them.
std::string run_record(const RunOptions& options, const RunResult& result,
                       const std::vector<std::string>& files, const std::filesystem::path& folder);

}  // namespace quarter
