// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/checks/measure.hpp"

namespace quarter::kinds {

/// The residents of a district, for what there is for each of them; 0, nothing to divide by, where
/// nobody was counted.
inline double people_of(const AreaLocator& areas, std::size_t district) {
  const std::vector<double>& people = areas.facts().people;
  return district < people.size() ? people[district] : 0;
}

}  // namespace quarter::kinds
