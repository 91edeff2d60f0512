// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "quarter/checks/assess.hpp"

namespace quarter {

/// Of a district (`scope` is its index) or the city (`scope` is the number of districts).
const Tally& tally_of(const Assessment& assessment, std::size_t scope);

/// Whether a row asks for a need by itself, within limits of its own, as the row of all needs does
/// among others.
bool asks_alone(const Rulebook& catalogue, const CheckRow& row, const CheckRow& needs,
                CategoryIndex need);

}  // namespace quarter
