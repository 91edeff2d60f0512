// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "quarter/base/findings.hpp"
#include "quarter/base/geometry.hpp"
#include "quarter/base/ids.hpp"

namespace quarter {

struct BlockRules;

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

/// What says where people live, and where what is too large for a block is cut. Spans look at the
/// map, the network and `stretches`, which must outlive it.
struct BlockGround {
  using Shape = std::span<const LonLat>;

  LineSet more_edges;               ///< that bound blocks: where a coast goes on that the map ends
  std::vector<Shape> homes;         ///< rings
  std::vector<Shape> buildings;     ///< rings of all buildings
  std::vector<Shape> cuts;          ///< paths, service ways, walls
  std::vector<Line> stretches;      ///< of residential streets without homes beside them
  std::vector<MultiPolygon> cells;  ///< populated, without homes and such streets
  std::vector<LonLat> cell_points;  ///< the same where only points are known
  std::function<bool(LonLat)> is_water = {};  ///< safe to call from several threads; or empty
};

/// Blocks: settled ground between the lines `edges` (streets, railways, banks, coasts) and the
/// outline of `area`. Lines are noded where they cross, crossings rounded to units. In each face
/// they make, the ground around its homes (`rules.home_ground_m`), beside stretches of residential
/// streets without homes (`rules.street_ground_m`) and in populated cells without either is
/// settled; in faces up to `rules.max_area_m2` around any building. Such a face is a block in whole
/// if `rules.whole_share` of it is settled. What is larger than `rules.max_area_m2` is cut along
/// `ground.cuts`, then through the gaps between homes, and small pieces are joined up to that size;
/// cells without homes are cut straight. Pieces over water are no blocks; those without homes that
/// are smaller than `rules.min_area_m2` or narrower than `rules.min_width_m` neither, and counted
/// as small_face. A block depends on its face, or on settled ground that hangs together in a face,
/// and on nothing farther away; not on the order of anything. Sorted along a Hilbert curve of an
/// inner point; ids are "b" and the geohash of that point.
std::vector<Block> street_blocks(const LineSet& edges, const BlockGround& ground,
                                 const MultiPolygon& area, const BlockRules& rules,
                                 Findings& findings);

/// Square cells with sides of `metres`, clipped to `area`. They lie in belts of one degree of
/// latitude, counted from the prime meridian and the belt's southern edge, as wide as metres are in
/// the middle of the belt: the same cells for a part of an area and for the whole. Ids
/// "g<degree>_<column>_<row>". metres: [10, 100000].
std::vector<Block> grid_blocks(const MultiPolygon& area, double metres);

/// Flat-topped hexagons, `metres` between opposite sides, likewise; ids "h<degree>_<column>_<row>".
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
