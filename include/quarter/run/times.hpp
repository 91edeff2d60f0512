// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "quarter/run/city.hpp"
#include "quarter/tables/point_table.hpp"

namespace quarter {

/// The times from each point to the nearest place of each category, on all threads.
std::vector<PointTimes> times_of(const std::vector<NamedPoint>& points, const TravelTimes& times);

/// Minutes from a point to the nearest place of a category, by their ids ("walk", "food"). Nothing:
/// none within the limit of the search, or the mode was not asked for. Throws Error if the
/// catalogue has no such mode or category.
std::optional<double> minutes(const City& city, LonLat from, const std::string& mode,
                              const std::string& category);

/// Of points to start from, how many lie beyond the map: outside what it covers, and near no
/// street. Throws Error naming `source` if all do, and asks whether longitude and latitude are
/// swapped where that would help.
std::size_t count_beyond_map(const std::vector<NamedPoint>& points, const City& city,
                             const std::string& source);

}  // namespace quarter
