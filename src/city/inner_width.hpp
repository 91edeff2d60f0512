// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "quarter/base/geometry.hpp"

namespace quarter {

/// How wide a place is: the diameter of the largest circle inside it, gaps of up to `gap_m` between
/// its outlines closed. Looks at the area, which must outlive it.
class InnerWidth {
 public:
  InnerWidth(const MultiPolygon& area, double gap_m) : area_(area), gap_m_(gap_m) {}

  /// Whether a circle of this diameter fits. Near to the width itself to 0.2 % of the place's size,
  /// at best to 0.2 m. Finding the circle is dear, so bounds from outline and area are tried first.
  bool at_least(double metres);

 private:
  double measured(const LocalPlane& plane) const;

  const MultiPolygon& area_;
  double gap_m_;
  std::optional<double> metres_;  ///< once it was found
};

}  // namespace quarter
