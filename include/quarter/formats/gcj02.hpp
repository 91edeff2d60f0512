// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/base/lonlat.hpp"

namespace quarter {

/// GCJ-02, the datum of Chinese web maps: WGS 84 shifted by some hundred metres, differently from
/// place to place. There is no official formula; this is the one that was worked out from points
/// known in both (https://en.wikipedia.org/wiki/Restrictions_on_geographic_data_in_China). Outside
/// the box of longitude 72.004-137.8347° and latitude 0.8293-55.8271° the two are the same.
LonLat to_gcj02(LonLat wgs84);

/// The inverse, to 1e-7 degrees.
LonLat from_gcj02(LonLat gcj02);

}  // namespace quarter
