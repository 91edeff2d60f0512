// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/run/city.hpp"

namespace quarter {

/// Of points to start from, how many lie beyond the map: outside what it covers, and near no
/// street. Throws Error naming `source` if all do, and asks whether longitude and latitude are
/// swapped where that would help.
std::size_t count_beyond_map(const std::vector<LonLat>& points, const City& city,
                             const std::string& source);

}  // namespace quarter
