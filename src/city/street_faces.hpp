// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "exact.hpp"
#include "quarter/base/geometry.hpp"
#include "quarter/base/ids.hpp"

namespace quarter {

struct BlockRules;

/// A piece of the study area between streets.
struct StreetFace {
  Polygon outline;
  double area_m2 = 0;
  LonLat inside;                ///< a point in it, rounded to units
  std::uint32_t large = kNone;  ///< which large piece it was cut from; of one not cut, kNone
  bool spill = false;           ///< nothing in it settles it, only what lies across a line
};

/// The faces lines (`edges` and `more`) make within an area and its outline. Their order is not
/// defined; all else depends on the set of lines only.
std::vector<StreetFace> street_faces(const LineSet& edges, const LineSet& more,
                                     const MultiPolygon& area);

/// The pieces that `cuts` and the outlines of some pieces make of these, each with the index of the
/// piece it is of. Lines that end inside cut nothing.
std::vector<StreetFace> cut_along(const std::vector<StreetFace>& pieces,
                                  std::span<const std::span<const LonLat>> cuts);

/// A piece with its size and its inner point.
StreetFace measured(Polygon outline, std::uint32_t large = kNone);

/// A face that is too small or too narrow for a block.
bool is_sliver(const StreetFace& face, const BlockRules& rules);

/// Joins pieces of one large piece: those that are slivers, and those smaller than `small_m2` as
/// far as both together are not larger than `most_m2`, to the neighbour with which they share most
/// of the shorter outline. Spill that lies at the edge, with less than two thirds of its outline
/// shared, is dropped before.
std::vector<StreetFace> join_cut_pieces(std::vector<StreetFace> pieces, const BlockRules& rules,
                                        double small_m2, double most_m2);

}  // namespace quarter
