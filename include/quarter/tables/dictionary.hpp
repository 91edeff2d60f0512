// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/tables/table_description.hpp"

namespace quarter {

/// The data dictionary as CSV (RFC 4180, with the line ends of Unix), a row a column of a table:
/// command, file, column, type, unit, decimals, null, values, meaning, meaning_zh.
std::string dictionary_csv(const std::vector<TableDescription>& tables);

/// The same as Markdown, a table each.
std::string dictionary_page(const std::vector<TableDescription>& tables);

/// What the values of a column may be, beside its type: "0 to 1", "above 0", "met | near", or
/// empty.
std::string values_text(const ValueRule& rule);

}  // namespace quarter
