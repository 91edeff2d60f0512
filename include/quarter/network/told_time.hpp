// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <span>

namespace quarter {

/// Whether a map can tell a time: none of the limits lies between the least it may be (a place
/// beyond the map's end, or one that is not mapped, may be nearer than the one found) and what was
/// found, so that both lie on the same side of each. All in one unit; infinity: not reached. A time
/// that is told is at most what was found. Everything that paints times asks here.
inline bool is_told(double least, double found, std::span<const double> limits) {
  return std::none_of(limits.begin(), limits.end(),
                      [&](double limit) { return least <= limit && found > limit; });
}

}  // namespace quarter
