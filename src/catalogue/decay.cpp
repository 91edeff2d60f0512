// SPDX-License-Identifier: Apache-2.0
#include "quarter/catalogue/decay.hpp"

#include <algorithm>
#include <cmath>

namespace quarter {

double Decay::at(double minutes, double part) const {
  if (half_minutes > 0) return std::exp2(-minutes / half_minutes);
  const auto zones = static_cast<double>(weights.size());
  const double zone = std::clamp(std::ceil(part * zones), 1.0, zones);
  return weights[static_cast<std::size_t>(zone) - 1];
}

}  // namespace quarter
