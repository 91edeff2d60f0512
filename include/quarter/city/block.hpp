// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "quarter/base/findings.hpp"
#include "quarter/base/geometry.hpp"
#include "quarter/base/ids.hpp"
#include "quarter/catalogue/catalogue.hpp"

namespace quarter {

/// The smallest piece of a city that gets travel times: a face of the street network, a cell, or a
/// polygon of the user's.
struct Block {
  std::string id;        ///< unique in a run and stable: does not depend on the order of the input
  MultiPolygon outline;  ///< WGS 84
  double area_m2 = 0;    ///< on the ellipsoid
};

/// A district, neighbourhood or other named area results are summed over.
struct District {
  std::string id;
  std::string name;
  MultiPolygon outline;
};

/// Faces of the lines `edges` (streets, railways, banks) within `area`, whose own outline bounds
/// too, so that faces cover `area` once. Lines are noded where they cross, crossings rounded to
/// units. Faces larger than `rules.max_area_m2` are cut by a square grid anchored on a fixed
/// origin; of these, pieces under a tenth of that size join a neighbour. Faces smaller than
/// `rules.min_area_m2` or narrower than `rules.min_width_m` are dropped and counted as small_face.
/// Sorted along a Hilbert curve of an inner point; ids "b1", "b2", … in that order. Does not depend
/// on the order of `edges`.
std::vector<Block> street_blocks(const LineSet& edges, const MultiPolygon& area,
                                 const BlockRules& rules, Findings& findings);

/// Square cells with sides of `metres` (local plane at the middle of `area`), clipped to `area`;
/// ids "g<column>_<row>" counted from the south-west corner of the box of `area`. metres: [10,
/// 100000].
std::vector<Block> grid_blocks(const MultiPolygon& area, double metres);

/// Flat-topped hexagons, `metres` between opposite sides, clipped to `area`; ids "h<column>_<row>".
std::vector<Block> hex_blocks(const MultiPolygon& area, double metres);

/// The outlines of blocks or districts, for an AreaIndex; they must outlive it.
template <typename Area>
std::vector<const MultiPolygon*> outlines_of(const std::vector<Area>& areas) {
  std::vector<const MultiPolygon*> outlines;
  for (const Area& area : areas)
    outlines.push_back(&area.outline);
  return outlines;
}

/// Finds which of many areas a point lies in. Where areas overlap the first one wins.
class AreaIndex {
 public:
  explicit AreaIndex(std::vector<const MultiPolygon*> areas);
  ~AreaIndex();
  AreaIndex(AreaIndex&&) noexcept;
  AreaIndex& operator=(AreaIndex&&) noexcept;

  /// Index of the area, or kNone. Safe to call from several threads at once.
  std::uint32_t find(LonLat p) const;
  /// All areas a point lies in or on the outline of, in ascending order; likewise safe.
  void find_all(LonLat p, std::vector<std::uint32_t>& areas) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace quarter
