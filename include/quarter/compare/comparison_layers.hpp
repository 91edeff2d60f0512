// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/compare/comparison.hpp"
#include "quarter/tables/table_description.hpp"

namespace quarter {

/// What a comparison writes. Each layer refers to the comparison, which must outlive it.

/// differences.geojson: a feature a block, with minutes and verdicts before and after.
/// "<mode>_change_min" sums the changes to all categories: of one trip to each of them.
Layer differences_layer(const Comparison& comparison);
/// compare.csv: a row for each check, for each district and the city.
Layer checks_change_layer(const Comparison& comparison);
/// times.csv: who came nearer, for each mode and category, for each district and the city.
Layer times_change_layer(const Comparison& comparison);
/// groups.csv: a row for each mode, category and group of people.
Layer groups_change_layer(const Comparison& comparison);

/// Minutes of one trip to each category by a mode, summed over those that can be compared; nothing
/// where none can.
std::optional<double> summed_change(const Comparison& comparison, const BlockPair& pair,
                                    const std::string& mode);

/// Every table of a comparison, for the dictionary.
std::vector<TableDescription> comparison_tables();

}  // namespace quarter
