// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "quarter/base/lonlat.hpp"

namespace quarter {

/// Holds products of three differences of coordinates without loss.
__extension__ using Wide = __int128;

/// A straight piece of a line; its ends differ, the smaller one comes first.
struct Segment {
  LonLat a;
  LonLat b;

  Segment(LonLat p, LonLat q) : a(p < q ? p : q), b(p < q ? q : p) {}
  auto operator<=>(const Segment&) const = default;

  Wide dx() const { return static_cast<Wide>(b.x) - a.x; }
  Wide dy() const { return static_cast<Wide>(b.y) - a.y; }
  /// Above 0 if p lies to the left of the way from a to b, below 0 if to the right.
  Wide side(LonLat p) const {
    return dx() * (static_cast<Wide>(p.y) - a.y) - dy() * (static_cast<Wide>(p.x) - a.x);
  }
};

/// `from` + `step` * `part` / `whole`, halves rounded up. whole > 0.
inline std::int32_t rounded_part(std::int32_t from, Wide step, Wide part, Wide whole) {
  const Wide twice = 2 * step * part + whole;
  const Wide below = twice / (2 * whole) - (twice % (2 * whole) < 0 ? 1 : 0);
  return static_cast<std::int32_t>(from + below);
}

}  // namespace quarter
