// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/tables/table_description.hpp"

namespace quarter {

/// Every table of every command, in the order of the manual.
std::vector<TableDescription> all_tables();

/// `quarter catalogue --dictionary`: prints all of their columns as CSV; see dictionary_csv.
void dictionary_command();

/// The same as the part of a page of the manual.
std::string columns_page();

}  // namespace quarter
