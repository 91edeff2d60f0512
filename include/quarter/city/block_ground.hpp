// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "quarter/base/geometry.hpp"
#include "quarter/city/block.hpp"
#include "quarter/city/map_data.hpp"
#include "quarter/city/population.hpp"

namespace quarter {

struct Catalogue;

/// What blocks are laid out by: the homes, buildings, walls and water of a map, the paths, service
/// ways and residential streets of its network, and the cells of a population (may be null) that
/// hold neither homes nor residential streets. Map and network must outlive it. A coast that ends
/// inside of `area` is led on, see coast_closures.
BlockGround block_ground(const Catalogue& catalogue, const MapData& map,
                         const StreetNetwork& network, const MultiPolygon& area,
                         const Population* population);

/// Whether a position is in a lake, a river or the sea of a map, which must outlive it; safe to
/// call from several threads at once.
std::function<bool(LonLat)> water_of(const MapData& map);

/// From each end of the coast inside of an area, where the map ends, the straight way to the
/// nearest other end or to the nearest place of the area's outline, whichever is nearer: without
/// it, land and sea would be one face.
LineSet coast_closures(const LineSet& coastlines, const MultiPolygon& area);

}  // namespace quarter
