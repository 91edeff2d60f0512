// SPDX-License-Identifier: Apache-2.0
#include "impossible_count.hpp"

#include <fmt/format.h>

namespace quarter {

std::string impossible_in_cell(double people, double km2) {
  if (!(people > kMostPerKm2 * km2)) return {};
  return fmt::format(
      "is {:.3g} a km², more than {:.0f}: no count, but a no-data value that the file does not "
      "declare",
      people / km2, kMostPerKm2);
}

std::string impossible_in_polygon(double people, double km2) {
  if (!(people > kMostInTower) || !(people > kMostPerKm2 * km2)) return {};
  return fmt::format("counts {:.10g} on {:.3g} km², more than {:.0f} a km²: a code for no data",
                     people, km2, kMostPerKm2);
}

std::string impossible_at_point(double people) {
  if (!(people > kMostAtPoint)) return {};
  return fmt::format("counts {:.10g} at one point, more than {:.0f}: a code for no data", people,
                     kMostAtPoint);
}

}  // namespace quarter
