// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/results/result_tables.hpp"

namespace quarter {

/// What each table says of itself, see result_tables().
TableDescription blocks_description();
TableDescription districts_description();
TableDescription places_description();
TableDescription access_points_description();
TableDescription improvements_description();
TableDescription findings_description();
TableDescription sensitivity_description();
TableDescription times_description();
TableDescription legs_description();
TableDescription long_times_description();
TableDescription streets_description();
TableDescription summary_description();
TableDescription columns_description();
TableDescription city_columns_description();
TableDescription ground_areas_description();
TableDescription ground_lines_description();
TableDescription ground_names_description();

/// How a place is entered, as written to the outputs.
std::vector<std::string> evidence_words();

}  // namespace quarter
