// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/reach/search_plan.hpp"

namespace quarter {

struct Rulebook;

/// What the map shows, and what the checks ask for besides.
SearchPlan plan_search(const Rulebook& rules);

}  // namespace quarter
