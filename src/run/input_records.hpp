// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "quarter/results/run_result.hpp"

namespace quarter {

/// A line for each district: how much of it the map and the area studied hold, and how many homes
/// and people. None without districts.
std::vector<std::string> cover_lines(const RunResult& result);

/// The same as entries of run.json, and one with the id "city" for the area studied. `people` is
/// null where nobody is counted.
nlohmann::ordered_json cover_entry(const RunResult& result);

}  // namespace quarter
