// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <limits>

namespace quarter {

/// Seconds and metres of a trip, carried together as one integer: milliseconds in the upper half,
/// then centimetres, then a mark of how the trip ends. Sums are exact and ordering is by time, then
/// by length, then by mark, so results do not depend on the order in which a search meets equal
/// routes. Only the costs a search starts from are marked, so that every label it makes bears the
/// mark of where its route ends. Holds 49 days, 5,368 km (longer is cut to that) and eight marks.
class TravelCost {
 public:
  constexpr TravelCost() = default;
  constexpr TravelCost(std::uint32_t ms, std::uint32_t cm)
      : packed_((static_cast<std::uint64_t>(ms) << 32U) |
                (static_cast<std::uint64_t>(std::min(cm, kMostCm)) << kMarkBits)) {}

  /// The same with a mark below 8; this must have none.
  constexpr TravelCost marked(std::uint8_t mark) const {
    TravelCost cost;
    cost.packed_ = packed_ | mark;
    return cost;
  }

  static constexpr TravelCost unreached() {
    TravelCost cost;
    cost.packed_ = std::numeric_limits<std::uint64_t>::max();
    return cost;
  }

  constexpr std::uint32_t ms() const { return static_cast<std::uint32_t>(packed_ >> 32U); }
  constexpr std::uint32_t cm() const { return static_cast<std::uint32_t>(packed_) >> kMarkBits; }
  constexpr std::uint8_t mark() const { return packed_ & ((1U << kMarkBits) - 1); }
  constexpr bool reached() const { return packed_ != unreached().packed_; }

  /// Neither side may be unreached (Dijkstra only adds to labels it has reached), and one only may
  /// be marked.
  friend constexpr TravelCost operator+(TravelCost a, TravelCost b) {
    TravelCost sum;
    sum.packed_ = a.packed_ + b.packed_;
    return sum;
  }
  friend constexpr auto operator<=>(TravelCost, TravelCost) = default;

 private:
  static constexpr std::uint32_t kMarkBits = 3;
  static constexpr std::uint32_t kMostCm = (1U << (32 - kMarkBits)) - 1;

  std::uint64_t packed_ = 0;
};

/// Rounds to the nearest, halves up; `value` is at least 0 and below 2^63. What std::lround does,
/// without a call.
inline std::uint32_t rounded(double value) {
  const auto whole = static_cast<std::int64_t>(value);
  return static_cast<std::uint32_t>(whole + (value - static_cast<double>(whole) >= 0.5 ? 1 : 0));
}

/// Time to cover `metres` at `mps` metres a second, in milliseconds, rounded once. mps > 0.
inline std::uint32_t travel_ms(double metres, double mps) {
  return rounded(metres / mps * 1000.0);
}

/// A walk of `metres` at `mps`.
inline TravelCost straight_walk(double metres, double mps) {
  return {travel_ms(metres, mps), rounded(metres * 100.0)};
}

}  // namespace quarter
