// SPDX-License-Identifier: Apache-2.0
#include "gap_lines.hpp"

#include <algorithm>
#include <array>

#include "distance_net.hpp"
#include "quarter/base/ids.hpp"

namespace quarter {
namespace {

/// What lies farther than this from all that settles it is nobody's.
constexpr double kBeyondM = 60;

class GapLines {
 public:
  GapLines(std::span<const Settler> settlers, const Box& box)
      : settlers_(settlers.begin(), settlers.end()), net_(box.grown(2 * DistanceNet::kStepM)) {
    for (std::uint32_t i = 0; i < settlers_.size(); ++i)
      net_.add(settlers_[i], kBeyondM, i);
  }

  std::vector<Line> find() {
    for (int row = 0; row + 1 < net_.rows(); ++row) {
      for (int column = 0; column + 1 < net_.columns(); ++column)
        lead_through(column, row);
    }
    return std::move(lines_);
  }

 private:
  struct Corner {
    int column;
    int row;
  };

  /// The lines within a square of the net: from side to side, or from each to the middle where more
  /// than two meet.
  void lead_through(int column, int row) {
    const std::array<Corner, 5> corners{{{column, row},
                                         {column + 1, row},
                                         {column + 1, row + 1},
                                         {column, row + 1},
                                         {column, row}}};
    std::array<LonLat, 4> crossings;
    std::size_t count = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      if (nearest(corners[i]) == nearest(corners[i + 1])) continue;
      // from the west or the south, so that both squares beside find the same
      crossings[count++] =
          i < 2 ? crossing(corners[i], corners[i + 1]) : crossing(corners[i + 1], corners[i]);
    }
    if (count == 2) lines_.push_back({crossings[0], crossings[1]});
    if (count < 3) return;
    const LonLat middle = midpoint(net_.at(column, row), net_.at(column + 1, row + 1));
    for (std::size_t i = 0; i < count; ++i)
      lines_.push_back({crossings[i], middle});
  }

  std::uint32_t nearest(Corner c) const { return net_.nearest(c.column, c.row); }

  /// Where between two points of the net it is as far to the one settler as to the other.
  LonLat crossing(Corner from, Corner to) const {
    const LonLat a = net_.at(from.column, from.row), b = net_.at(to.column, to.row);
    const std::uint32_t of_a = nearest(from), of_b = nearest(to);
    if (of_a == kNone || of_b == kNone) return between(a, b, 0.5);
    const double at_a = settlers_[of_b].metres_to(a) - settlers_[of_a].metres_to(a);
    const double at_b = settlers_[of_a].metres_to(b) - settlers_[of_b].metres_to(b);
    const double share = at_a + at_b > 0 ? at_a / (at_a + at_b) : 0.5;
    return between(a, b, std::clamp(share, 0.02, 0.98));
  }

  std::vector<SettlerShape> settlers_;
  DistanceNet net_;
  std::vector<Line> lines_;
};

}  // namespace

std::vector<Line> gap_lines(std::span<const Settler> settlers, const Box& box) {
  return GapLines(settlers, box).find();
}

}  // namespace quarter
