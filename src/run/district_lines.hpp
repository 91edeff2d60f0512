// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/results/run_result.hpp"

namespace quarter {

/// The districts as a table of 80 columns, the one with the least share first: all needs, verdict,
/// and the need that most are without; where no check asks for all needs, counts of verdicts. With
/// `most`, no more than so many rows and a line on the others. Nothing without districts.
std::vector<std::string> district_lines(const RunResult& result, std::size_t most);

/// Columns that a text takes on a terminal: two for a Chinese, Japanese or Korean character (wide
/// or fullwidth in Unicode's UAX #11), none for a combining mark.
std::size_t terminal_columns(const std::string& utf8);

}  // namespace quarter
