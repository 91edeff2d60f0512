// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "quarter/base/geometry.hpp"
#include "settled_ground.hpp"

namespace quarter {

/// Lines through the gaps between settlers, halfway from one to the next: the edges of their
/// Voronoi cells by the distance to their shapes, through `box` and a little beyond, in short
/// pieces. They depend on the settlers nearby only. Settlers come in an order of their own.
std::vector<Line> gap_lines(std::span<const Settler> settlers, const Box& box);

}  // namespace quarter
