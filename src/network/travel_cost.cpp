// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/travel_cost.hpp"

#include <cmath>

namespace quarter {

std::uint32_t travel_ms(double metres, double mps) {
  return static_cast<std::uint32_t>(std::lround(metres / mps * 1000.0));
}

TravelCost straight_walk(double metres, double mps) {
  return {travel_ms(metres, mps), static_cast<std::uint32_t>(std::lround(metres * 100.0))};
}

}  // namespace quarter
