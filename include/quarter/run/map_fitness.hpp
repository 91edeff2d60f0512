// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "quarter/run/city.hpp"

namespace quarter {

/// Whether a map is good enough for one use.
struct MapFitness {
  enum class Grade : std::uint8_t {
    good,
    with_care,   ///< figures hold, but less is known than one would like
    not_enough,  ///< figures are unknown, or wide intervals
  };
  std::string use;  ///< such as "homes"
  Grade grade = Grade::good;
  std::string reason;  ///< with its number
};

/// As written: "good", "with care", "not enough".
std::string_view name_of(MapFitness::Grade grade);

/// What the map of a city is good for, by the rules of the run itself:
/// - homes: good if they count by themselves, with care if streets stand for them, not enough if
///   what is missing is unknown throughout (`[origin]` min_streets_with_homes, thin_map_m);
/// - daily needs, and the other facilities of checks: good if no service is hardly mapped, not
///   enough if all categories are silent (checks/coverage.hpp), else with care, as where there are
///   too few homes to tell;
/// - the map's edge, if there are homes: by those from which it is farther than the limit of the
/// daily needs at the
///   speed of the mode on foot: good and with care from the shares that make that check met and
///   near;
/// - cycling stress: with care where more of the length of streets rests on defaults for speed and
///   lanes than on tags.
std::vector<MapFitness> map_fitness(const City& city);

/// "good for homes and daily needs; with care for …; not enough for …".
std::string fitness_sentence(const std::vector<MapFitness>& fitness);

}  // namespace quarter
