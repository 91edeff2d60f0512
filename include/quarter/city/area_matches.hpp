// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/base/geometry.hpp"
#include "quarter/base/ids.hpp"

namespace quarter {

/// Where an area of one layout lies in another layout of the same ground.
struct AreaMatch {
  std::uint32_t other = kNone;  ///< area of the other layout that shares most ground; kNone: none
  double covered = 0;           ///< share of this area that lies in `other`, 0..1
  double likeness = 0;          ///< ground of both over ground of either (Jaccard index), 0..1
};

/// For each of `areas` the one of `others` that shares most ground with it (of equals the first).
/// Areas of a layout are taken as not overlapping one another. An equal outline has the likeness 1.
std::vector<AreaMatch> match_areas(const std::vector<MultiPolygon>& areas,
                                   const std::vector<MultiPolygon>& others);

/// Ground that an area of one layout shares with an area of another.
struct AreaOverlap {
  std::uint32_t area = 0;
  std::uint32_t other = 0;
  double m2 = 0;  ///< > 0
};

/// All ground that areas share with others, which may overlap one another; by area, then by other.
/// An area that lies in another wholly shares its own m² with it, to the last bit.
std::vector<AreaOverlap> area_overlaps(const std::vector<const MultiPolygon*>& areas,
                                       const std::vector<const MultiPolygon*>& others);

/// What of each area lies within another one; the area itself where all of it does.
std::vector<MultiPolygon> clipped(const std::vector<const MultiPolygon*>& areas,
                                  const MultiPolygon& within);

/// m² inside `within` that at least one of the areas covers.
double covered_m2(const std::vector<const MultiPolygon*>& areas, const MultiPolygon& within);

/// How two areas differ, such as those that two runs studied.
struct AreaDifference {
  double before_m2 = 0, after_m2 = 0, common_m2 = 0;
  LonLat where;  ///< inside the largest piece that only one of them covers; nowhere: none

  /// Ground of both over ground of either (Jaccard index), 0..1; 1 of two that are empty.
  double likeness() const {
    const double either = before_m2 + after_m2 - common_m2;
    return either > 0 ? common_m2 / either : 1;
  }
};
AreaDifference difference_of(const MultiPolygon& before, const MultiPolygon& after);

/// A point inside the largest polygon of an area, rounded to units; nowhere without ground.
LonLat inner_point(const MultiPolygon& area);

/// The outline with fewer points, none of which moves; it leaves the old one by `metres` at most.
MultiPolygon coarse_outline(const MultiPolygon& outline, double metres);

}  // namespace quarter
