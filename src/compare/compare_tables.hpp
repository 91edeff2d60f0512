// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/tables/table_description.hpp"

namespace quarter {

/// What each table of a comparison says of itself, see comparison_tables().
TableDescription differences_description();
TableDescription checks_change_description();
TableDescription times_change_description();
TableDescription groups_change_description();
TableDescription history_description();

/// As written to the outputs.
std::vector<std::string> match_words();
std::vector<std::string> effect_words();

}  // namespace quarter
