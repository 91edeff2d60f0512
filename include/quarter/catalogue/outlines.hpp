// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/catalogue/tag_rule.hpp"

namespace quarter {

/// What shapes the outlines of places, besides their own tags.
struct OutlineRules {
  std::vector<TagRule> dividers;  ///< lines and areas between which parts are parts of two places
  std::vector<TagRule> holes;     ///< areas inside a place of parts that are no part of it
  std::vector<TagRule> kept;      ///< inner rings that are part of the place all the same
  std::vector<TagRule> fences;    ///< lines and outlines that let people through at gates only
};

}  // namespace quarter
