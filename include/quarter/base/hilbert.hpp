// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "quarter/base/lonlat.hpp"

namespace quarter {
namespace detail {

/// One step of the curve: which quarter of the square comes when, and how the curve lies in it.
struct HilbertStep {
  std::uint8_t digit;        ///< 0..3, the place of the quarter along the curve
  std::uint8_t orientation;  ///< of the curve inside the quarter
};

/// By orientation (0 upright, 1 transposed, 2 turned by 180°, 3 transposed and turned), then by
/// quarter (2 for the eastern half + 1 for the northern half).
inline constexpr std::array<std::array<HilbertStep, 4>, 4> kHilbertSteps{{
    {{{0, 1}, {1, 0}, {3, 3}, {2, 0}}},
    {{{0, 0}, {3, 2}, {1, 1}, {2, 1}}},
    {{{2, 2}, {3, 1}, {1, 2}, {0, 3}}},
    {{{2, 3}, {1, 3}, {3, 0}, {0, 2}}},
}};

}  // namespace detail

/// Position along the Hilbert curve of order 32 over all of LonLat (D. Hilbert, Mathematische
/// Annalen 38, 1891). Points with near keys are near on the ground, each point has a key of its
/// own.
constexpr std::uint64_t hilbert_key(LonLat p) {
  const std::uint32_t x = static_cast<std::uint32_t>(p.x) ^ 0x80000000U;
  const std::uint32_t y = static_cast<std::uint32_t>(p.y) ^ 0x80000000U;
  std::uint64_t key = 0;
  std::uint8_t orientation = 0;
  for (int bit = 31; bit >= 0; --bit) {
    const std::uint32_t quarter = ((x >> bit) & 1U) * 2 + ((y >> bit) & 1U);
    const detail::HilbertStep step = detail::kHilbertSteps[orientation][quarter];
    key = key << 2 | step.digit;
    orientation = step.orientation;
  }
  return key;
}

}  // namespace quarter
