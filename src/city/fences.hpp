// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/city/access_points.hpp"
#include "quarter/city/map_data.hpp"

namespace quarter {

/// Gives each area that fences or walls enclose those it is enclosed by: at least 60 % of its outer
/// rings run within 3 m of one.
void mark_fenced(std::vector<PlaceFeature>& places, const LineSet& fences);

/// Takes away the access points of a fenced place that lie where a way crosses a fence and no gate
/// is tagged, and adds gates on fences beside the outline.
void keep_gates(const AccessContext& context, const PlaceFeature& place, double limit_m,
                std::vector<AccessPoint>& points);

}  // namespace quarter
