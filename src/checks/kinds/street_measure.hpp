// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>

#include "category_places.hpp"
#include "street_walk.hpp"

namespace quarter::kinds {

inline constexpr double kPartM = 20;  // [P]

/// What measures of streets look at. A street counts in each district by the length of it that lies
/// there.
class StreetMeasure : public AreaMeasure {
 public:
  explicit StreetMeasure(const MeasureContext& context)
      : map_(context.map), index_(context.times.index()), network_(index_.network()) {}

 protected:
  /// The share of a street's length, in parts of at most 20 m, that is so near to the map's end
  /// that what runs beside it may lie beyond.
  double share_at_map_end(const Street& street, double beside_m) const {
    const double length_m = street.segment.length_cm / 100.0;
    const auto shape = network_.shape(street.segment);
    // Most streets are far from it.
    if (metres_to_edge(map_, street.middle) > length_m + beside_m) return 0;
    const int parts = std::max(1, static_cast<int>(std::ceil(length_m / kPartM)));
    int near = 0;
    visit_along(
        shape, length_m, parts, [parts](int i) { return (i + 0.5) / parts; },
        [&](LonLat at, std::size_t) {
          near += metres_to_edge(map_, at) < beside_m ? 1 : 0;
          return true;
        });
    return static_cast<double>(near) / parts;
  }

  /// Figures per square kilometre of settled ground, nothing counted yet.
  static AreaFigures by_settled_ground(const AreaLocator& areas) {
    AreaFigures figures;
    for (const double km2 : areas.settled_km2())
      figures.push_back({km2, 0, 0});
    return figures;
  }

  const MapData& map_;
  const StreetIndex& index_;
  const StreetNetwork& network_;
};

}  // namespace quarter::kinds
