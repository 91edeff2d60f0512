// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>

namespace quarter {

/// How weight is spread over values >= 0, infinity among them. Values are kept to three digits, so
/// that a city's fit into some thousand numbers whatever its size: at most 0.5 % off.
class Spread {
 public:
  void add(double value, double weight);
  Spread& operator+=(const Spread& other);
  /// The smallest value that half of the weight has or falls below; nothing without weight.
  std::optional<double> median() const;

 private:
  std::map<double, double> weights_;  ///< by value
};

}  // namespace quarter
