// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace quarter {

/// What the figure of a check is.
enum class Unit : std::uint8_t {
  none,  ///< it has no figure
  share_of_weight,
  share_of_street_length,
  share_of_places,
  share_of_places_reached,
  share_of_area,
  share_of_greatest_mix,
  ratio,
  km,
  km_per_km2,
  per_km2,
  ha,
  m2_per_resident,
  per_1000_residents,
  residents_per_ha,
  places,
  jobs,
};

/// As printed beside a figure, such as "share of weight" or "km/km²"; empty for Unit::none.
std::string_view english(Unit unit);
std::string_view chinese(Unit unit);
/// Whether the figure lies between 0 and 1, and is read in percent.
bool is_share(Unit unit);
/// What a figure is multiplied by where people read it: 100 for shares, else 1.
double scale_of(Unit unit);
/// The unit with these English words, as in the results of a run; nothing if there is none.
std::optional<Unit> unit_named(std::string_view english);

}  // namespace quarter
