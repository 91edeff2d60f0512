// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "block_assessor.hpp"

namespace quarter {

/// Assesses all blocks, and what lies in none, and sums them up: fills the blocks, districts, city,
/// those who lack needs, and land of `result`, whose rows are known.
void sum_blocks(const BlockPlan& plan, const std::vector<Block>& blocks,
                const std::vector<District>& districts, EquityTally& equity, Assessment& result);

}  // namespace quarter
