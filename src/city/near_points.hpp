// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "quarter/base/lonlat.hpp"

namespace quarter {

/// Calls `join(i, k)` for pairs of points that are at most `metres` apart (distance_m): so many
/// that all who hang together by such pairs hang together by those that were called, and never for
/// two that do so already. Time grows little more than with the number of points, however close
/// they lie. All points are valid.
void join_near_points(std::span<const LonLat> points, double metres,
                      const std::function<void(std::uint32_t, std::uint32_t)>& join);

}  // namespace quarter
