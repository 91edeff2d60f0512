// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "quarter/base/geometry.hpp"

namespace quarter {

/// A line with fewer points, none moved, that lies within `tolerance_m` of the old one; its ends
/// stay (Douglas and Peucker 1973). Long lines are thinned piece by piece, so that the work grows
/// with the number of points however they lie.
Line thinned(std::span<const LonLat> line, double tolerance_m);

}  // namespace quarter
