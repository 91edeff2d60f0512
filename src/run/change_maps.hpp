// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/compare/comparison.hpp"
#include "quarter/formats/output_set.hpp"
#include "quarter/run/request.hpp"

namespace quarter {

/// Writes maps/change_MODE.png for each mode, and maps/change_MODE_CATEGORY.png where a block
/// changed by more than half a minute.
void write_change_maps(const CompareOptions& options, const Comparison& comparison, OutputSet& set);

}  // namespace quarter
