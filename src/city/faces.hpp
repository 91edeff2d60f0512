// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "planar_graph.hpp"

namespace quarter {

/// A face of the graph inside the study area: the walk around it and those around its holes.
struct Face {
  std::uint32_t shell;
  std::vector<std::uint32_t> holes;
};

/// The faces whose winding is not 0. Together they cover the inside of the rings with winding once.
std::vector<Face> faces_inside(const PlanarGraph& graph);

/// The outline of a face: rings that are simple, start at their smallest point and have the inside
/// on the left; holes sorted.
Polygon polygon_of(const PlanarGraph& graph, const Face& face);

/// About the area of a face in square metres, within 1 % for one of less than 1000 km².
double rough_area_m2(const PlanarGraph& graph, const Face& face);

}  // namespace quarter
