// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/checks/measure.hpp"

namespace quarter {

/// Where it is judged how complete the map is: in a district, or the area studied (the last one).
struct JudgedGround {
  const AreaLocator& areas;
  std::size_t district;

  bool contains(LonLat p) const { return areas.lies_in(p, district); }
};

/// Where the map is silent: so few places of a service are mapped around, for the floor area of the
/// homes there, that one which is missing may well be there. The ground looked at is a square
/// around a cell of the globe of 1/200 degree (some 500 m), as far as it is judged, so that it is
/// the same in whatever file. It grows, by doubling, until so many are usual that a lack of them
/// says something (OriginRules::min_expected_places), until as many are found as would do then, or
/// until it is as wide as OriginRules::most_ground_m. A service of which too few are usual in the
/// widest square is taken as mapped; kinds of another service are as silent as that one.
class SilenceMap {
 public:
  /// Looks at the cells of the context's origins. `everywhere`: per category, where the map as a
  /// whole is silent (silent_categories).
  SilenceMap(const MeasureContext& context, const JudgedGround& ground,
             std::span<const char> everywhere);

  /// Per category, at an origin, or near one; as everywhere where there is none.
  std::span<const char> at(LonLat p) const;

 private:
  struct Cell {
    std::int32_t row;
    std::int32_t column;
    auto operator<=>(const Cell&) const = default;
  };
  class Counts;

  static Cell cell_of(LonLat p);
  std::vector<char> services_silent(const MeasureContext& context, const JudgedGround& ground,
                                    ServiceIndex service, const Counts& floors,
                                    const Box& box) const;

  std::vector<Cell> cells_;  // sorted
  std::size_t categories_;
  std::vector<char> everywhere_;
  std::vector<char> silent_;  // [cell · categories + category]
};

}  // namespace quarter
