// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "quarter/base/lonlat.hpp"

namespace quarter {

/// The geohash of a position (G. Niemeyer, 2008; letters and order as at geohash.org): the same
/// everywhere and always, near positions begin alike. Of ten letters it is a cell of 1.2 m by
/// 0.6 m at the equator. letters: 1 to 12.
std::string position_code(LonLat p, int letters = 10);

}  // namespace quarter
