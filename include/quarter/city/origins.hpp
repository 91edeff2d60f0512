// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "quarter/city/block.hpp"
#include "quarter/city/map_data.hpp"
#include "quarter/city/population.hpp"

namespace quarter {

struct Catalogue;

/// What stands for the people of a block.
enum class OriginKind : std::uint8_t {
  buildings,      ///< residential buildings, weighted by floor area
  street_points,  ///< points along residential streets, weighted by street length
  population,     ///< people that were counted, put on homes and streets; weighted by persons
};

std::string_view name_of(OriginKind kind);
/// What the weights are, as printed beside every share: "floor area", "street length" or
/// "population".
std::string_view weight_name(OriginKind kind);
std::string_view weight_unit(OriginKind kind);

/// A place trips start from.
struct Origin {
  LonLat where;
  std::uint32_t block = kNone;  ///< index into the blocks; kNone: in none of them
  std::uint32_t home = kNone;   ///< index into MapData::homes, where it is one
  std::uint32_t zone = kNone;   ///< population: the zone its people were counted in
  double weight = 0;  ///< m² of floor, m of street or persons; 0 where nobody is known to live
};

struct Origins {
  OriginKind kind = OriginKind::buildings;
  std::vector<Origin> points;  ///< by block, those in none last; then in the order of the extract
  /// Share of the residential street length in the area studied that has a home beside it, on which
  /// the choice of the kind rests; 1 where there are no such streets.
  double streets_with_homes = 1;
  std::size_t homes = 0;
  bool thin_map = false;                   ///< not even homes are mapped (OriginRules::thin_map_m)
  std::optional<PopulationTotals> people;  ///< where a population was given
  std::vector<std::string> groups;         ///< of people, counted apart
  std::vector<double> group_shares;        ///< [zone · groups + group]: share of the zone's people
  std::vector<double> ranks;               ///< per zone; or empty, see Population

  /// Persons of an origin that belong to a group.
  double in_group(const Origin& origin, std::size_t group) const;
};

/// The ground that origins are looked for on, and the blocks it is shown by. Both are only looked
/// at.
struct StudyGround {
  const AreaIndex& area;    ///< the area studied, as the one area of its index
  const AreaIndex& blocks;  ///< may leave ground out
  /// Where it is judged whether homes are mapped; null: in all of the area studied.
  const AreaIndex* judged = nullptr;

  const AreaIndex& context() const { return judged == nullptr ? area : *judged; }
};

/// Everyone in the area studied, whether in a block or not. Without a population: buildings if most
/// residential streets have some beside them, else points along those streets, lest only the part
/// of a city speaks whose buildings are mapped. A street point speaks for the blocks on both sides;
/// a side without a block leaves its weight to the other. Blocks this leaves without an origin
/// (works, woods, fields) get points along any street in or around them, without weight: they have
/// travel times, but count in no share. With a population the people of each of its zones are
/// spread over the homes in it by floor area (over residential streets first, where homes are
/// hardly mapped); in zones without homes along residential streets, else along any street, else at
/// the middle of the zone. All of them are accounted for in Origins::people.
Origins find_origins(const Catalogue& catalogue, const MapData& map, const StreetNetwork& network,
                     const StudyGround& ground, const Population* population = nullptr);

}  // namespace quarter
