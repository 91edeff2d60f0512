// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "exact.hpp"

namespace quarter {

/// Lines cut where they meet, so that segments have at most an end in common. Crossings are rounded
/// to units, and a line that comes through the square unit around a crossing or an end is led
/// through that point: rounding then moves nothing across a line (J. Hobby, Practical segment
/// intersection with finite precision output, Computational Geometry 13, 1999). Exact, so that the
/// result depends on the set of lines only. Only what comes near something else is looked at
/// closely. In an order of its own, along a Hilbert curve; each segment once.
std::vector<Segment> noded(std::vector<Segment> lines);

struct Renoded {
  std::vector<Segment> segments;
  std::vector<Segment> bent;  ///< those of before that are led through a point now; sorted
};

/// The same for lines of which `before` are noded already, as this function returns them.
Renoded noded(std::vector<Segment> before, std::vector<Segment> more);

}  // namespace quarter
