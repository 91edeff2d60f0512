// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "exact.hpp"
#include "quarter/base/geometry.hpp"
#include "quarter/base/ids.hpp"
#include "quarter/catalogue/catalogue.hpp"

namespace quarter {

/// A piece of the study area between streets.
struct StreetFace {
  Polygon outline;
  double area_m2 = 0;
  LonLat inside;                ///< a point in it, rounded to units
  std::uint32_t large = kNone;  ///< which large piece it was cut from; of one not cut, kNone
};

/// The faces lines make within an area and its outline. Their order is not defined; all else
/// depends on the set of lines only.
std::vector<StreetFace> street_faces(const LineSet& edges, const MultiPolygon& area);

/// The pieces that `cuts` and the outlines of some pieces make of these, each with the index of the
/// piece it is of. Lines that end inside cut nothing.
std::vector<StreetFace> cut_along(const std::vector<StreetFace>& pieces,
                                  std::span<const std::span<const LonLat>> cuts);

/// A piece with its size and its inner point.
StreetFace measured(Polygon outline, std::uint32_t large = kNone);

/// A face that is too small or too narrow for a block.
bool is_sliver(const StreetFace& face, const BlockRules& rules);

/// Joins pieces of one large piece that are slivers or smaller than `small_m2` to the one they
/// share the longest border with, as far as both together are not larger than `most_m2`; a sliver,
/// which cannot stay, to any if none is small enough.
std::vector<StreetFace> join_cut_pieces(std::vector<StreetFace> pieces, const BlockRules& rules,
                                        double small_m2, double most_m2);

}  // namespace quarter
