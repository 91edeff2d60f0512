// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "quarter/base/geometry.hpp"
#include "quarter/base/ids.hpp"
#include "quarter/catalogue/catalogue.hpp"

namespace quarter {

/// A piece of the study area between streets.
struct StreetFace {
  Polygon outline;
  double area_m2 = 0;
  LonLat inside;                ///< a point in it, rounded to units
  std::uint32_t large = kNone;  ///< which large face it was cut from; of one not cut, kNone
};

/// The faces lines make within an area and its outline, those larger than `rules.max_area_m2` cut.
/// The order is not defined; all else depends on the set of lines only.
std::vector<StreetFace> street_faces(const LineSet& edges, const MultiPolygon& area,
                                     const BlockRules& rules);

/// A face that is too small or too narrow for a block.
bool is_sliver(const StreetFace& face, const BlockRules& rules);

/// Joins small pieces of cut faces to the piece of the same face they share the longest border
/// with: slivers and those under a tenth of `rules.max_area_m2`.
std::vector<StreetFace> join_cut_pieces(std::vector<StreetFace> faces, const BlockRules& rules);

}  // namespace quarter
