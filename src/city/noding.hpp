// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "segment.hpp"

namespace quarter {

/// Splits segments wherever they cross or touch, so that afterwards any two of them meet in common
/// ends only, or are the same. New ends are rounded to fixed point by snap rounding (J. D. Hobby,
/// Practical segment intersection with finite precision output, Computational Geometry 13, 1999): a
/// segment goes through the middle of each pixel it meets that holds an end or a crossing. So
/// nothing moves by more than half a unit, rounding makes no new crossing, and the result does not
/// depend on the order. All lie in `box`. Fails if they cross each other more often than any map
/// does.
std::vector<Segment> node_segments(std::vector<Segment> segments, const Box& box);

}  // namespace quarter
