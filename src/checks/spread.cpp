// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/spread.hpp"

#include <cmath>

namespace quarter {
namespace {

double to_three_digits(double value) {
  if (!(value > 0)) return 0;
  if (std::isinf(value)) return value;
  const double unit = std::pow(10, std::floor(std::log10(value)) - 2);
  return std::round(value / unit) * unit;
}

}  // namespace

void Spread::add(double value, double weight) {
  if (weight > 0) weights_[to_three_digits(value)] += weight;
}

Spread& Spread::operator+=(const Spread& other) {
  for (const auto& [value, weight] : other.weights_)
    weights_[value] += weight;
  return *this;
}

std::optional<double> Spread::median() const {
  double total = 0;
  for (const auto& [value, weight] : weights_)
    total += weight;
  double below = 0;
  for (const auto& [value, weight] : weights_) {
    below += weight;
    // A sum of parts may fall short of the whole by its last bit.
    if (below >= 0.5 * total * (1 - 1e-12)) return value;
  }
  return std::nullopt;
}

}  // namespace quarter
