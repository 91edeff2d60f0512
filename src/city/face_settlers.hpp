// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/city/block.hpp"
#include "settled_ground.hpp"
#include "street_faces.hpp"

namespace quarter {

struct BlockRules;

/// What settles a face.
struct FaceSettlers {
  std::vector<Settler> settlers;
  std::vector<LonLat> anchors;  ///< a place in the face for each, but for the cells at their end

  /// Those with their place in a part of the face, each once, in an order of their own.
  std::vector<Settler> within(const Polygon& part) const;
  /// Whether one of them has its place in a part of the face, or is a cell that holds `inside`.
  bool settle(const Polygon& part, LonLat inside) const;
};

/// For each face what settles it: the homes with their middle in it (of faces up to `max_area_m2`
/// all buildings), the stretches of streets it lies beside, the populated cells it shares ground
/// with. Looks at `ground`, which must outlive it.
std::vector<FaceSettlers> settlers_of(const std::vector<StreetFace>& faces,
                                      const BlockGround& ground, const BlockRules& rules);

}  // namespace quarter
