// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace quarter {

/// Seconds and metres of a trip, carried together as one integer: milliseconds in the upper half,
/// centimetres in the lower. Sums are exact and ordering is by time, then by length, so results do
/// not depend on the order in which a search meets equal routes. The halves hold 49 days and 42,949
/// km.
class TravelCost {
 public:
  constexpr TravelCost() = default;
  constexpr TravelCost(std::uint32_t ms, std::uint32_t cm)
      : packed_((static_cast<std::uint64_t>(ms) << 32U) | cm) {}

  static constexpr TravelCost unreached() {
    TravelCost cost;
    cost.packed_ = std::numeric_limits<std::uint64_t>::max();
    return cost;
  }

  constexpr std::uint32_t ms() const { return static_cast<std::uint32_t>(packed_ >> 32U); }
  constexpr std::uint32_t cm() const { return static_cast<std::uint32_t>(packed_); }
  constexpr bool reached() const { return packed_ != unreached().packed_; }

  /// Neither side may be unreached (Dijkstra only adds to labels it has reached).
  friend constexpr TravelCost operator+(TravelCost a, TravelCost b) {
    TravelCost sum;
    sum.packed_ = a.packed_ + b.packed_;
    return sum;
  }
  friend constexpr auto operator<=>(TravelCost, TravelCost) = default;

 private:
  std::uint64_t packed_ = 0;
};

/// Time to cover `metres` at `mps` metres a second, in milliseconds, rounded once. mps > 0.
std::uint32_t travel_ms(double metres, double mps);

/// A walk of `metres` at `mps`.
TravelCost straight_walk(double metres, double mps);

}  // namespace quarter
