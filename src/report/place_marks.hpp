// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "map_canvas.hpp"
#include "quarter/report/change_map.hpp"

namespace quarter {

class MapBase;

/// Marks the places that came and went, each in a disc of its own: a plus, a cross. Few of them are
/// named, where there is room.
void paint_place_marks(const MapBase& base, const std::vector<PlaceMark>& marks, MapCanvas& canvas);

/// One such disc, for the legend too.
void paint_place_mark(Point2 at, double radius, bool is_new, MapCanvas& canvas);

}  // namespace quarter
