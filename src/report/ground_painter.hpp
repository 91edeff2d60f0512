// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "map_canvas.hpp"
#include "quarter/city/ground.hpp"

namespace quarter {

/// Draws what lies beneath results: land as far as the extract goes, sea, water, green, what is
/// built on.
void paint_ground(const MapGround& ground, const MapProjection& to_paper, MapCanvas& canvas);

/// Draws sea and water alone.
void paint_water(const MapGround& ground, const MapProjection& to_paper, MapCanvas& canvas);

/// Draws what is seen through results: buildings as a shade, rivers, streets with a rim by class,
/// railways.
void paint_lines(const MapGround& ground, const MapProjection& to_paper, MapCanvas& canvas);

}  // namespace quarter
