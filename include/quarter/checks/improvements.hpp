// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "quarter/base/geometry.hpp"
#include "quarter/base/ids.hpp"
#include "quarter/reach/travel_times.hpp"

namespace quarter {

struct Assessment;
struct Rulebook;

/// A home that surely lacks some of the needs of Assessment::needs.
struct LackingHome {
  LonLat where;
  Anchor join;  ///< nearest street of the first mode the needs are asked for by
  double weight = 0;
  std::uint32_t block = kNone;
  std::uint32_t needs = 0;        ///< a bit for each that it lacks, of the first 32
  bool others_are_there = false;  ///< the map tells that it has all the others
};

/// Where a new place of one need would bring it to homes that lack it, many others beside it or
/// not.
struct Improvement {
  CategoryIndex category;
  LonLat where;             ///< on the street of a home that lacks it
  std::uint32_t block = 0;  ///< of that home
  double weight = 0;        ///< of the homes that would have it within its limits, and have not
  double completes = 0;     ///< of these, what would then have all needs
};

/// Finds Assessment::improvements, of those who lack needs, and lets go of these: for each district
/// and the city the best of the spots that were tried, at most `most`, the best first; none of a
/// need of which the checks cannot tell there. Spots are tried where most of those who lack a need
/// are near each other; who gains is found by a search of the streets, and counts once for a need.
/// The best need at each place comes first, then what else helps there. Runs on several threads.
void find_improvements(const Rulebook& catalogue, const TravelTimes& times, Assessment& assessment,
                       std::size_t most = 3);

}  // namespace quarter
