// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/base/geometry.hpp"

namespace quarter {

/// A point inside a polygon: its centre of gravity if that is inside, else the middle of the widest
/// part at half height. Of one too thin to hold any, a point beside it.
LonLat inner_point(const Polygon& polygon);

}  // namespace quarter
