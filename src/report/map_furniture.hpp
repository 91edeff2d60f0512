// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "map_canvas.hpp"

namespace quarter {

inline constexpr Colour kInk{0x15, 0x18, 0x1C};
inline constexpr Colour kSoft{0x55, 0x5C, 0x64};
inline constexpr Colour kWhite{0xFF, 0xFF, 0xFF};

/// The border of a map with ticks at round degrees and their numbers beside it.
void paint_border(const Frame& map, const Box& window, const MapProjection& to_paper,
                  MapCanvas& canvas);

/// An arrow to the north whose tip is at `at`.
void paint_north(Point2 at, MapCanvas& canvas);

/// A scale bar and the ratio, on a light plate in the lower left corner of a map.
void paint_scale(const Frame& map, double points_per_metre, MapCanvas& canvas);
/// The room that it takes, at most.
Frame scale_room(const Frame& map);

}  // namespace quarter
