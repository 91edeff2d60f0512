// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "exact.hpp"
#include "quarter/base/geometry.hpp"

namespace quarter {

/// Lines from junction to junction of noded segments. Dead ends, which bound nothing, are left out.
std::vector<Line> enclosing_lines(std::span<const Segment> noded);

}  // namespace quarter
