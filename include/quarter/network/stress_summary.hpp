// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/network/street_network.hpp"

namespace quarter {

struct Catalogue;

/// How much traffic stress the streets of a city put on those who ride.
struct StressSummary {
  std::array<double, 5> km{};  ///< by level 1 to 4, halves of a street that differs by direction
  double by_default_km = 0;    ///< whose level rests on speeds or lanes that are not tagged
  int limit = 2;               ///< the highest level of the mode, 2 if it has none
  std::uint32_t islands = 0;   ///< parts of the streets of at most that level, not joined without
                               ///< crossing a road of a higher one by no signal or refuge
  double low_km = 0;           ///< of all of them
  double largest_km = 0;       ///< of the longest

  double total_km() const { return km[1] + km[2] + km[3] + km[4]; }
};

/// The streets of at most one level of traffic stress, parted where one would have to cross a road
/// of a higher level by no signal or refuge.
struct CalmIslands {
  /// Streets do not hang together at junctions outside of `within`; nothing: all may.
  CalmIslands(const StreetNetwork& network, ModeIndex mode, int level,
              const std::optional<Box>& within = {});

  std::vector<std::uint32_t> island;  ///< per segment: a segment of its island, or kNone
  std::uint32_t count = 0;
  double km = 0;  ///< of all of them
  double longest_km = 0;
};

/// For a mode of kind bicycle: of the ways it may ride by law.
StressSummary stress_summary(const Catalogue& catalogue, const StreetNetwork& network,
                             ModeIndex mode);

}  // namespace quarter
