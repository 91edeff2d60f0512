// SPDX-License-Identifier: Apache-2.0
#include "cell_grid.hpp"

#include <cstdlib>

namespace quarter {
namespace {

/// Total extent of the segments along both axes, in units.
double total_extent(const std::vector<Segment>& segments) {
  double total = 0;
  for (const Segment& s : segments) {
    total += static_cast<double>(s.b.x) - s.a.x + std::abs(static_cast<double>(s.b.y) - s.a.y);
  }
  return total;
}

}  // namespace

CellGrid grid_for(const std::vector<Segment>& segments, const Box& box) {
  const double count = static_cast<double>(segments.size()) + 1;
  const double extent = total_extent(segments);
  int shift = 4;
  while (shift < 32 && (extent / static_cast<double>(std::int64_t{1} << shift) > count ||
                        static_cast<double>(CellGrid(box, shift).size()) > count)) {
    ++shift;
  }
  return CellGrid(box, shift);
}

}  // namespace quarter
