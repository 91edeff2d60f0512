// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace quarter {

/// Codes of travel-time rasters, whole seconds in 16 bits.
inline constexpr std::uint16_t kRasterNoData =
    65535;  ///< not computed: no street near, or outside the area
inline constexpr std::uint16_t kRasterBeyondLimit = 65534;  ///< computed, nothing within the limit
inline constexpr std::uint16_t kRasterNotTold =
    65533;  ///< computed, but the map ends or is silent before one can tell

/// A class of travel times.
struct RasterClass {
  /// Seconds, inclusive; kRasterBeyondLimit: all that is more; kRasterNotTold: that code alone.
  std::uint16_t upto = 0;
  std::string name;
  std::array<std::uint8_t, 3> rgb;
};

inline constexpr std::uint8_t kClassNoData = 0;  ///< the first class is 1

}  // namespace quarter
