// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "exact.hpp"
#include "quarter/base/geometry.hpp"

namespace quarter {

/// The left side of a line, walked from its first point to its last or back. Where it ends others
/// begin; lines meet at their ends only.
struct LineSide {
  std::span<const LonLat> line;  ///< at least two points, each unlike the next; must outlive it
  bool back = false;

  LonLat first() const { return back ? line.back() : line.front(); }
  LonLat last() const { return back ? line.front() : line.back(); }
  LonLat second() const { return back ? line[line.size() - 2] : line[1]; }
  LonLat last_but_one() const { return back ? line[1] : line[line.size() - 2]; }
};

/// Twice the area of a closed ring, in square units, above 0 if it runs counter-clockwise.
Wide twice_area(const Ring& ring);

/// Walks around the ground on the left of some sides, from each to the one that bounds the same
/// ground (half-edges; M. de Berg and others, Computational Geometry, 2008, chapter 2).
class SideWalks {
 public:
  /// As many sides end at a point as begin there.
  explicit SideWalks(std::vector<LineSide> sides);

  /// The sides of each walk by their numbers; each side is in one.
  std::vector<std::vector<std::uint32_t>> walks() const;
  /// The rings a walk consists of, which come through no point twice: closed, from the smallest of
  /// their points. Counter-clockwise is the ring around the ground, clockwise those around what
  /// lies in it.
  std::vector<Ring> rings_of(std::span<const std::uint32_t> walk) const;

 private:
  struct Start {
    LonLat at;
    LonLat to;
    std::uint32_t side;
  };

  std::uint32_t after(const LineSide& side) const;
  Ring ring_of(std::span<const std::uint32_t> some) const;

  std::vector<LineSide> sides_;
  std::vector<Start> starts_;         // by point, then counter-clockwise
  std::vector<std::uint32_t> place_;  // per side: number of the first start at its first point
};

}  // namespace quarter
