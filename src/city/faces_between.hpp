// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/base/geometry.hpp"

namespace quarter {

/// The faces of lines from junction to junction (enclosing_lines): the ground between them, but for
/// that around all. The outer ring of each runs counter-clockwise, holes run clockwise, all from
/// the smallest of their points. A line with one face on both sides bounds none. In an order that
/// depends on the lines alone. What GEOSPolygonize makes of them.
std::vector<Polygon> faces_between(const std::vector<Line>& lines);

/// The outline of what pieces cover together that hang together by sides they share, point by
/// point, and do not overlap; their rings run likewise. What GEOSCoverageUnion makes of them.
Polygon joined_outline(const std::vector<const Polygon*>& pieces);

}  // namespace quarter
