// SPDX-License-Identifier: Apache-2.0
#include "position_code.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace quarter {
namespace {

/// The position in 2^30 equal steps from `low` over `range` units.
std::uint64_t steps(std::int64_t value, std::int64_t low, std::int64_t range) {
  constexpr std::int64_t kSteps = std::int64_t{1} << 30;
  // value - low < 2^32, so that the product stays below 2^62
  return static_cast<std::uint64_t>(std::clamp((value - low) * kSteps / range,  //
                                               std::int64_t{0}, kSteps - 1));
}

}  // namespace

std::string position_code(LonLat p, int letters) {
  constexpr std::string_view kLetters = "0123456789bcdefghjkmnpqrstuvwxyz";
  const std::uint64_t x = steps(p.x, -1800000000, 3600000000);
  const std::uint64_t y = steps(p.y, -900000000, 1800000000);
  std::string code;
  for (int letter = 0; letter < letters; ++letter) {
    std::size_t five = 0;
    for (int bit = 5 * letter; bit < 5 * letter + 5; ++bit) {
      const std::uint64_t of = bit % 2 == 0 ? x : y;  // longitude first
      five = 2 * five + ((of >> (29 - bit / 2)) & 1U);
    }
    code += kLetters[five];
  }
  return code;
}

}  // namespace quarter
