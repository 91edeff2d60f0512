// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "quarter/network/search_graph.hpp"
#include "quarter/reach/travel_time_field.hpp"

namespace quarter {

/// A place with something for those who reach it: pupils' places, m², itself.
struct Supply {
  std::vector<Entrance> entrances;
  double amount = 0;
  std::uint32_t kind = 0;  ///< for mixed_supply
};

/// People somewhere on the network; where they are not joined they reach nothing.
struct Residents {
  std::span<const Anchor> anchors;  ///< the ways they may take onto the streets; only looked at
  double people = 0;                ///< without any they are not looked at
};

/// How far supply counts, and how much.
struct SupplyReach {
  std::uint32_t ms = 0;
  std::uint32_t cm = 0xffffffffU;  ///< longer routes are not followed, even where a quicker one is
  std::function<double(TravelCost)> weight;  ///< f, [0, 1]; safe to call from several threads
};

// All of them: one search a place. Memory is that of the residents, times the number of threads.
// The result, one figure for each of the residents, does not depend on that number.

/// What residents reach, the nearer the more it counts: the gravity measure (potential), A_i = Σ_j
/// S_j f(t_ij). Hansen 1959.
std::vector<double> reached_supply(const SearchGraph& graph, const std::vector<Supply>& places,
                                   const std::vector<Residents>& residents,
                                   const SupplyReach& reach);

/// How evenly what residents reach is spread over kinds: Shannon's entropy of the parts p of each
/// kind over the greatest it can be, -Σ p ln p / ln `kinds`, [0, 1]; 0 where no two kinds are
/// reached.
std::vector<double> mixed_supply(const SearchGraph& graph, std::vector<Supply> places,
                                 std::size_t kinds, const std::vector<Residents>& residents,
                                 const SupplyReach& reach);

/// What each of the residents has, per person: the two-step floating catchment area, enhanced by a
/// weight of the cost. R_j = S_j / Σ_i P_i f(t_ij) is what a place j has for each of those who
/// reach it; A_i = Σ_j R_j f(t_ij) is what somebody at i has of all places within reach. So Σ_i P_i
/// A_i is the sum of S_j over the places that somebody reaches. Luo and Wang 2003 (f = 1 within the
/// limit), Luo and Qi 2009 (f by zones).
std::vector<double> shared_supply(const SearchGraph& graph, const std::vector<Supply>& places,
                                  const std::vector<Residents>& residents,
                                  const SupplyReach& reach);

}  // namespace quarter
