// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "quarter/base/lonlat.hpp"

namespace quarter {

/// Finds which of many boxes overlap a box, or come near to something: a packed Hilbert R-tree (I.
/// Kamel and C. Faloutsos, On packing R-trees, CIKM 1993). The boxes are sorted along a Hilbert
/// curve of their middles, sixteen in a row have a box around them, and so on up to one.
class BoxIndex {
 public:
  /// Empty boxes are never found.
  explicit BoxIndex(const std::vector<Box>& boxes);

  /// Calls `f(index)` for each box that overlaps or touches `box`, in no particular order.
  template <typename F>
  void for_each(const Box& box, F f) const {
    if (!empty() && !box.empty()) visit(box, levels() - 1, boxes_.size() - 1, boxes_.size(), f);
  }

  /// Calls `look(index)`, which returns the `bound` from then on, for all boxes of which
  /// `least(box)` is not above the bound, and perhaps for more, the least first as far as is easily
  /// told. `least` is at most as large for a box around another one.
  template <typename Least, typename Look>
  void for_each_near(double bound, Least least, Look look) const {
    if (!empty()) visit_near(levels() - 1, boxes_.size() - 1, boxes_.size(), bound, least, look);
  }

  bool empty() const { return numbers_.empty(); }

 private:
  static constexpr std::size_t kTogether = 16;

  std::size_t levels() const { return first_of_level_.size(); }
  /// Those that a box of a level above the lowest is around: the first one and one past the last.
  std::pair<std::size_t, std::size_t> within(std::size_t level, std::size_t i) const {
    const std::size_t first = first_of_level_[level - 1] + (i - first_of_level_[level]) * kTogether;
    return {first, std::min(first + kTogether, first_of_level_[level])};
  }

  template <typename F>
  void visit(const Box& box, std::size_t level, std::size_t first, std::size_t last, F& f) const {
    for (std::size_t i = first; i < last; ++i) {
      if (!boxes_[i].overlaps(box)) continue;
      if (level == 0) {
        f(numbers_[i]);
      } else {
        const auto [begin, end] = within(level, i);
        visit(box, level - 1, begin, end, f);
      }
    }
  }

  template <typename Least, typename Look>
  void visit_near(std::size_t level, std::size_t first, std::size_t last, double& bound,
                  Least& least, Look& look) const {
    std::array<std::pair<double, std::size_t>, kTogether> near;
    std::size_t count = 0;
    for (std::size_t i = first; i < last; ++i) {
      const double distance = least(boxes_[i]);
      if (distance <= bound) near[count++] = {distance, i};
    }
    std::sort(near.begin(), near.begin() + count);
    for (std::size_t k = 0; k < count && near[k].first <= bound; ++k) {
      if (level == 0) {
        bound = look(numbers_[near[k].second]);
      } else {
        const auto [begin, end] = within(level, near[k].second);
        visit_near(level - 1, begin, end, bound, least, look);
      }
    }
  }

  std::vector<Box> boxes_;                   ///< level by level, the lowest first
  std::vector<std::uint32_t> numbers_;       ///< of the boxes of the lowest
  std::vector<std::size_t> first_of_level_;  ///< in boxes_
};

}  // namespace quarter
