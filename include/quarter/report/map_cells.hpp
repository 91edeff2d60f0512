// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "quarter/base/lonlat.hpp"

namespace quarter {

/// Square cells on the plane that touches the Earth at `origin`: metres east and north of it.
struct MapCells {
  LonLat origin;
  double x_min = 0;
  double y_max = 0;
  double cell_m = 10;
  int columns = 0;
  int rows = 0;
};

// What a cell says besides whole seconds.
inline constexpr std::uint16_t kCellEmpty = 65535;    ///< no street to start from
inline constexpr std::uint16_t kCellBeyond = 65534;   ///< nothing within the limit of the search
inline constexpr std::uint16_t kCellNotTold = 65533;  ///< the map cannot tell

/// Seconds of cells: mode by mode as they were searched, category by category as they are shown,
/// row by row from the north.
using CellTimes = std::function<std::vector<std::uint16_t>(const MapCells& cells)>;

}  // namespace quarter
