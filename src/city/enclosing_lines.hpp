// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "exact.hpp"
#include "quarter/base/geometry.hpp"

namespace quarter {

/// Lines from junction to junction of noded segments. Dead ends, which bound nothing, are left out.
/// What is left is a tenth of the work for who finds the faces.
std::vector<Line> enclosing_lines(std::span<const Segment> noded);

}  // namespace quarter
