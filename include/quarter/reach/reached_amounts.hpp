// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "quarter/network/search_graph.hpp"
#include "quarter/reach/travel_time_field.hpp"

namespace quarter {

/// How much of many amounts (jobs, places) one reaches from everywhere within a limit of time: one
/// search an amount, of which each vertex keeps only the sum. Takes 32 bytes a vertex, however many
/// amounts there are.
class ReachedAmounts {
 public:
  struct Amount {
    std::vector<Entrance> entrances;
    double amount = 1;
  };

  /// Runs the searches on several threads.
  ReachedAmounts(const SearchGraph& graph, const std::vector<Amount>& amounts,
                 std::uint32_t limit_ms);

  /// The sum reached through the door that leads to most (SearchGraph::find_exits); 0 without
  /// doors. Time left at a vertex is kept in steps, of 20 s where doors are near, so what is only
  /// just reached may be missed.
  double from(std::span<const SearchGraph::Door> exits) const;

 private:
  /// Least time left, ms.
  static constexpr std::array<std::uint32_t, 8> kLeft{0,     20000,  40000,  60000,
                                                      90000, 150000, 300000, 600000};
  using Sums = std::array<float, kLeft.size()>;

  void add(const TravelTimeField& field, float amount, std::size_t begin, std::size_t end);

  std::uint32_t limit_ms_;
  std::vector<Sums> sums_;  ///< per vertex
};

}  // namespace quarter
