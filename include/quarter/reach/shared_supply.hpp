// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "quarter/network/search_graph.hpp"
#include "quarter/reach/travel_time_field.hpp"

namespace quarter {

/// A place with something that those who reach it share: pupils' places, m².
struct SharedPlace {
  std::vector<Entrance> entrances;
  double amount = 0;
};

/// People somewhere on the network; where they are not joined they reach nothing.
struct Sharer {
  Anchor anchor;
  double people = 0;
};

/// What each of the sharers has, per person: the two-step floating catchment area, enhanced by a
/// weight of the cost. R_j = S_j / Σ_i P_i f(t_ij) is what a place j has for each of those who
/// reach it; A_i = Σ_j R_j f(t_ij) is what somebody at i has of all places within reach. So Σ_i P_i
/// A_i is the sum of S_j over the places that somebody reaches. Luo and Wang 2003 (f = 1 within the
/// limit), Luo and Qi 2009 (f by zones).
///
/// One search a place, within `ms` and `cm` (routes that are longer are not followed, even where a
/// quicker one is); `weight` is f, [0, 1], and safe to call from several threads. Memory is that of
/// the sharers, times the number of threads. The result does not depend on that number.
std::vector<double> shared_supply(const SearchGraph& graph, const std::vector<SharedPlace>& places,
                                  const std::vector<Sharer>& sharers, std::uint32_t ms,
                                  std::uint32_t cm,
                                  const std::function<double(TravelCost)>& weight);

}  // namespace quarter
