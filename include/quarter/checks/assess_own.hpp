// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/checks/assess.hpp"

namespace quarter {

/// What is told of, out of larger ground that is assessed.
struct OwnGround {
  const MultiPolygon& own;      ///< whose homes, streets and places make the city's figures
  const MultiPolygon& context;  ///< where it is judged how complete the map is
};

/// `assess` of all the ground, with the own part and the context as two more districts behind the
/// others, until tell_own.
Assessment assess_own(const Rulebook& catalogue, const MapData& map, const TravelTimes& times,
                      const MultiPolygon& ground, const OwnGround& told,
                      const std::vector<Block>& blocks, const Origins& origins,
                      std::vector<District> districts, GivenInputs given = {});

/// Leaves of it the own part as the city, as it is told of a district with that outline: all sums
/// ran over the same blocks and homes in the same order, so that parts say what a run of the whole
/// says of its districts, to the last bit. Call keep_blocks before anything else looks at blocks.
void tell_own(Assessment& result);

/// Whether an inner point of each block lies in an area: of areas that part the ground exactly one
/// has a block.
std::vector<char> blocks_in(const MultiPolygon& area, const std::vector<Block>& blocks);

/// Leaves those blocks of tell_own that are told of, in their order. Homes in others lie in no
/// block from then on.
void keep_blocks(const std::vector<char>& kept, std::vector<Block>& blocks, Assessment& result);

}  // namespace quarter
