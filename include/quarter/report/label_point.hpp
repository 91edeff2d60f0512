// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/base/geometry.hpp"

namespace quarter {

/// A point inside the largest polygon, far from its outline, where a name can be written; nowhere
/// if there is no polygon.
LonLat label_point(const MultiPolygon& area);

}  // namespace quarter
