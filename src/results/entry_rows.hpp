// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "quarter/city/access_points.hpp"

namespace quarter {

/// The access points of a place as they are written, by index: each door once, and of those that
/// look alike (position, evidence, decimetres off the network, way), such as all lines across a
/// square that meet at one node, the first.
std::vector<std::uint32_t> entry_rows(const StreetNetwork& network,
                                      const std::vector<AccessPoint>& points);

}  // namespace quarter
