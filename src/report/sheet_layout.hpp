// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "map_canvas.hpp"
#include "quarter/report/print_options.hpp"

namespace quarter {

/// Where things stand on a sheet, in points.
struct SheetLayout {
  double width = 0;
  double height = 0;
  Box window;          ///< the ground that the map shows
  Frame map;           ///< where it does
  Frame side;          ///< legend, verdicts and scale
  bool beside = true;  ///< the legend: beside the map, else below it
};

inline constexpr double kMargin = 28;  ///< points around all that is printed

inline constexpr double kLegendBelow = 96;
inline constexpr double kTalliesBelow = 138;  ///< with a row for each module

/// The sheet on which a city is drawn largest: upright or on its side, the legend beside the map or
/// below it. The map shows the city with a little around it, and more where there is room, as far
/// as `ground` goes (an empty box: no more). `below`: points that a legend below the map takes.
SheetLayout sheet_layout(const Box& city, const Box& ground, PrintOptions::Paper paper,
                         double below = kLegendBelow);

}  // namespace quarter
