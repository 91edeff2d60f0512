// SPDX-License-Identifier: Apache-2.0
#include "id_list.hpp"

namespace quarter {

std::uint32_t IdList::find(std::int64_t id, std::uint32_t hint) const {
  const auto upper = static_cast<std::int32_t>(id >> 32);
  const auto wanted = static_cast<std::uint32_t>(id);
  const auto run =
      std::lower_bound(runs_.begin(), runs_.end(), upper,
                       [](const Run& r, std::int32_t value) { return r.upper < value; });
  if (run == runs_.end() || run->upper != upper) return size();
  // The id lies in [low, high) or nowhere.
  std::size_t low = run->first;
  std::size_t high = run + 1 == runs_.end() ? lower_.size() : (run + 1)->first;
  const std::size_t at = std::clamp<std::size_t>(hint, low, high - 1);
  if (lower_[at] < wanted) {
    low = at + 1;
    for (std::size_t step = 1; low + step < high; step *= 2) {
      if (lower_[low + step] >= wanted) {
        high = low + step + 1;
        break;
      }
      low += step;
    }
  } else {
    high = at + 1;
    for (std::size_t step = 1; low + step < high; step *= 2) {
      if (lower_[high - 1 - step] < wanted) {
        low = high - step;
        break;
      }
      high -= step;
    }
  }
  const auto begin = lower_.begin() + static_cast<std::ptrdiff_t>(low);
  const auto end = lower_.begin() + static_cast<std::ptrdiff_t>(high);
  const auto found = std::lower_bound(begin, end, wanted);
  if (found == end || *found != wanted) return size();
  return static_cast<std::uint32_t>(found - lower_.begin());
}

}  // namespace quarter
