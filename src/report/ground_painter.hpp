// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "map_canvas.hpp"
#include "quarter/city/ground.hpp"

namespace quarter {

/// What a map shows: what lies outside the window is not drawn.
struct MapView {
  Box window;
  const MapProjection& to_paper;

  bool shows(const MultiPolygon& area) const { return box_of(area).overlaps(window); }
  bool shows(std::span<const LonLat> line) const { return box_of(line).overlaps(window); }
};

/// Draws what lies beneath results: land as far as the extract goes, sea, water, green, what is
/// built on.
void paint_ground(const MapGround& ground, const MapView& view, MapCanvas& canvas);

/// Draws sea and water alone.
void paint_water(const MapGround& ground, const MapView& view, MapCanvas& canvas);

/// Draws what is seen through results: buildings as a shade, rivers, streets with a rim by class,
/// railways.
void paint_lines(const MapGround& ground, const MapView& view, MapCanvas& canvas);

}  // namespace quarter
