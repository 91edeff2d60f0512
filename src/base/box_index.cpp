// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/box_index.hpp"

#include "quarter/base/hilbert.hpp"

namespace quarter {
namespace {

/// The boxes that are not empty along the curve: key and number.
std::vector<std::pair<std::uint64_t, std::uint32_t>> along_curve(const std::vector<Box>& boxes) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> sorted;
  sorted.reserve(boxes.size());
  for (std::uint32_t i = 0; i < boxes.size(); ++i) {
    if (!boxes[i].empty())
      sorted.emplace_back(hilbert_key(midpoint(boxes[i].min, boxes[i].max)), i);
  }
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

}  // namespace

BoxIndex::BoxIndex(const std::vector<Box>& boxes) {
  const auto sorted = along_curve(boxes);
  boxes_.reserve(sorted.size() + sorted.size() / (kTogether - 1) + 8);
  numbers_.reserve(sorted.size());
  for (const auto& [key, number] : sorted) {
    numbers_.push_back(number);
    boxes_.push_back(boxes[number]);
  }
  first_of_level_.push_back(0);
  while (boxes_.size() - first_of_level_.back() > 1) {
    const std::size_t begin = first_of_level_.back(), end = boxes_.size();
    first_of_level_.push_back(end);
    for (std::size_t first = begin; first < end; first += kTogether) {
      Box around;
      for (std::size_t i = first; i < std::min(first + kTogether, end); ++i) {
        around.extend(boxes_[i].min);
        around.extend(boxes_[i].max);
      }
      boxes_.push_back(around);
    }
  }
}

}  // namespace quarter
