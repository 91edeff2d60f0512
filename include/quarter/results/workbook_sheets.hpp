// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/results/run_result.hpp"
#include "quarter/tables/sheet.hpp"

namespace quarter {

/// The sheets of tables.xlsx: a summary in both languages, districts, checks, blocks (both with the
/// columns that people look at, see city_layers), and what every column means. `minutes`: the limit
/// of the maps. Looks at the result, which must outlive them.
std::vector<Sheet> workbook_sheets(const RunResult& result, double minutes);

}  // namespace quarter
