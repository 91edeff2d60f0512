// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "quarter/base/geometry.hpp"

namespace quarter {

/// The sea in a box: the ground between coastlines and the edge of the box that lies to the right
/// of the nearest of them (see Coast). A coast that ends within the box, as extracts cut it, is led
/// on to the nearest edge. What is sea to many of the positions `ashore` is no sea: of such a coast
/// an islet is all that the extract holds. Lines may cross themselves and each other.
MultiPolygon sea_within(const LineSet& coastlines, const Box& box, std::span<const LonLat> ashore,
                        double tolerance_m);

}  // namespace quarter
