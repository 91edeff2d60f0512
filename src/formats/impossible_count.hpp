// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace quarter {

/// Whether a count of people (or jobs) can be none, such as 3.4e38 or 65535 where nothing is known.
/// Each function says why, to follow "which"; empty if the count can be.

/// In a cell of a raster: more than kMostPerKm2.
std::string impossible_in_cell(double people, double km2);

/// In a polygon: likewise, but the outline of a single tower may well hold up to kMostInTower.
std::string impossible_in_polygon(double people, double km2);

/// At a point, which has no area: more than kMostAtPoint.
std::string impossible_at_point(double people);

/// [P] Well above the densest quarters there are, which have some 100,000 to 150,000 people/km².
inline constexpr double kMostPerKm2 = 1e6;
/// [P] A tower of 40 floors with 10 homes each has some 1,000 people, on 1,000 m².
inline constexpr double kMostInTower = 1000;
/// [P] A point of a population speaks for 1 km around it at most (kPointReachM).
inline constexpr double kMostAtPoint = 1e6;

}  // namespace quarter
