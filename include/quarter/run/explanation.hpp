// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/results/legs_table.hpp"
#include "quarter/run/city.hpp"

namespace quarter {

/// Why a point has its times.
struct Explanation {
  std::string text;                  ///< for people: per mode and category the nearest place
  std::vector<Explained> explained;  ///< the routes; look at the city
};

/// Where to start from: the position, or the middle of the block. Throws Error if the folder of
/// results has no such block.
LonLat start_of(const ExplainOptions& options);

/// Throws Error naming the point as `name` if it does not lie on the map. The city must outlive it.
Explanation explain(const City& city, LonLat where, const std::string& name);

}  // namespace quarter
