// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <vector>

#include "label_room.hpp"
#include "map_canvas.hpp"
#include "quarter/city/ground.hpp"

namespace quarter {

/// A name that has its room on a map.
struct PlacedLabel {
  std::string text;
  TextStyle style;
  Point2 middle;
  double angle = 0;  ///< radians, clockwise
};

/// Names of the ground that fit beside what `room` has given away: places by their rank, waters and
/// parks that are large enough, streets where they run straight enough. What the fonts of the
/// machine cannot write is left out, and places called as one of `written` already is.
std::vector<PlacedLabel> place_ground_labels(const MapGround& ground, const MapProjection& to_paper,
                                             const std::set<std::string>& written,
                                             MapCanvas& canvas, LabelRoom& room);

void paint_labels(const std::vector<PlacedLabel>& labels, MapCanvas& canvas);

}  // namespace quarter
