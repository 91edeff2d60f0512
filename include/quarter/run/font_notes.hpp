// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "quarter/results/run_result.hpp"
#include "quarter/run/request.hpp"

namespace quarter {

/// What to install where the fonts of this computer cannot write the languages or the title of the
/// maps that a request asks for: one line, known before anything is read. Empty if they can, or no
/// maps are asked for.
std::string fonts_for_request(const RunOptions& options);

/// The same for the names of the map, its streets and districts; empty where the request alone told
/// of it.
std::string fonts_for_names(const RunOptions& options, const RunResult& result);

}  // namespace quarter
