// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "grid_lines.hpp"
#include "planar_graph.hpp"
#include "segment.hpp"

namespace quarter {

/// The square grid large faces are cut by: sides of `side_m` on the plane at the whole degree
/// nearest to the middle of `box`, counted from there, so that neighbouring areas are cut alike.
GridNet cutting_grid(const Box& box, double side_m);

/// The parts of the grid's lines that are inside a polygon, as segments of kind cut.
std::vector<Segment> cuts_across(const Polygon& polygon, const GridNet& grid);

/// Takes out the cuts between a piece smaller than `min_area_m2` and the neighbour it shares the
/// longest cut with, so that they become one.
void join_small_pieces(PlanarGraph& graph, double min_area_m2);

}  // namespace quarter
