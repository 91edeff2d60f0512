// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/city/block.hpp"
#include "quarter/city/map_data.hpp"
#include "quarter/city/population.hpp"

namespace quarter {

/// What blocks are laid out by: the homes, buildings, walls and water of a map, the paths, service
/// ways and residential streets of its network, and the cells of a population (may be null) that
/// hold neither homes nor residential streets. Map and network must outlive it.
BlockGround block_ground(const Catalogue& catalogue, const MapData& map,
                         const StreetNetwork& network, const Population* population);

}  // namespace quarter
