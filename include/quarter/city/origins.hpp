// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "quarter/city/block.hpp"
#include "quarter/city/map_data.hpp"

namespace quarter {

/// What stands for the people of a block.
enum class OriginKind : std::uint8_t {
  buildings,      ///< residential buildings, weighted by floor area
  street_points,  ///< points along residential streets, weighted by street length
};

std::string_view name_of(OriginKind kind);
/// What the weights are, as printed beside every share: "floor area" or "street length".
std::string_view weight_name(OriginKind kind);
std::string_view weight_unit(OriginKind kind);

/// A place trips start from.
struct Origin {
  LonLat where;
  std::uint32_t block = kNone;  ///< index into the blocks
  std::uint32_t home = kNone;   ///< buildings: index into MapData::homes
  double weight = 0;            ///< m² of floor or m of street; 0 where nobody is known to live
};

struct Origins {
  OriginKind kind = OriginKind::buildings;
  std::vector<Origin> points;       ///< by block, then in the order of the extract's ids
  double residential_street_m = 0;  ///< what the choice of the kind rests on
  std::size_t homes = 0;
};

/// Buildings if the extract has enough of them for its residential streets, else points along those
/// streets. A street point speaks for the blocks on both sides. Blocks this leaves without an
/// origin (works, woods, fields) get points along any street in or around them, without weight:
/// they have travel times, but count in no share. Origins outside all blocks are left out.
Origins find_origins(const Catalogue& catalogue, const MapData& map, const StreetNetwork& network,
                     const AreaIndex& blocks);

}  // namespace quarter
