// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/tables/table_description.hpp"

namespace quarter {

/// Every table of a run, of times and of explain, for the dictionary.
std::vector<TableDescription> result_tables();

/// What checks.json promises, as a JSON Schema (draft 2020-12) made from the table of checks.
std::string checks_schema();

/// Of those that the comparison reads back.
TableDescription checks_description();
TableDescription equity_description();

}  // namespace quarter
