// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/checks/assess.hpp"

namespace quarter {

/// Adds to the map's findings each home that no mode joins to a street, with the reason why.
void note_unjoined_homes(const Origins& origins, const Assessment& assessment,
                         const TravelTimes& times, MapData& map);

}  // namespace quarter
