// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/catalogue/label.hpp"

namespace quarter {

/// How much less a place counts the farther away it is: the weights of as many zones of equal width
/// up to the limit, the nearest first, or half as much after every so many minutes.
struct Decay {
  std::string id;
  std::vector<double> weights;  ///< [0, 1]; empty if half_minutes is given
  double half_minutes = 0;      ///< 0: by zones
  Source source;

  /// The weight after so many minutes, which are this part (0 to 1) of the limit; a border belongs
  /// to the nearer zone.
  double at(double minutes, double part) const;
};

}  // namespace quarter
