// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/city/origins.hpp"

namespace quarter {

struct Catalogue;

/// What people are put on first. Where homes are hardly mapped, the few that are must not hold all.
enum class SpreadOver : std::uint8_t { homes, streets };

struct Spread {
  std::vector<Origin> points;  ///< in the area studied, with persons as weights
  PopulationTotals totals;
};

/// Spreads the people of each zone over the homes in it, by floor area; where there are none, along
/// its residential streets, else along any street, by length; else puts them at the middle of the
/// zone. Zones the map covers only in part keep the share of their area that it covers; homes and
/// streets outside the area studied take their people out of the study. `homes` are origins at the
/// map's homes, weighted by floor area, those outside the area included.
Spread spread_population(const Catalogue& catalogue, const MapData& map,
                         const StreetNetwork& network, const StudyGround& ground,
                         const Population& population, std::vector<Origin> homes, SpreadOver first);

}  // namespace quarter
