// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/city/access_points.hpp"

namespace quarter {

/// Adds a door with each street that leads to it (StreetIndex::joins).
inline void add_joins(const AccessContext& c, LonLat door, double limit_m, Evidence evidence,
                      std::vector<AccessPoint>& points) {
  for (const Anchor& anchor : c.index.joins(c.graph, door, limit_m))
    points.push_back({anchor, door, evidence});
}

}  // namespace quarter
