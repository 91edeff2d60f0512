// SPDX-License-Identifier: Apache-2.0
#include "node_table.hpp"

#include <numeric>
#include <tuple>

namespace quarter {

void NodeTable::order(Findings& findings) {
  if (ordered_) return;
  std::vector<std::uint32_t> order(ids_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::make_tuple(ids_[a], 65535 - versions_[a], where_[a]) <
           std::make_tuple(ids_[b], 65535 - versions_[b], where_[b]);
  });
  NodeTable sorted;
  for (const std::uint32_t i : order) {
    if (!sorted.ids_.empty() && sorted.ids_.back() == ids_[i]) {
      findings.add(FindingKind::duplicate_object, {OsmRef::Type::node, ids_[i]}, where_[i]);
      continue;
    }
    sorted.add(NodeId{ids_[i]}, versions_[i], where_[i]);
  }
  *this = std::move(sorted);
}

std::uint32_t NodeTable::find(std::int64_t id, std::uint32_t hint) const {
  const std::size_t size = ids_.size();
  if (size == 0) return kNone;
  // Doubling steps away from the hint, then halving between the last two.
  std::size_t low = 0;
  std::size_t high = size;  // ids_[low..high) may hold it
  std::size_t at = std::min<std::size_t>(hint, size - 1);
  if (ids_[at] == id) return static_cast<std::uint32_t>(at);
  if (ids_[at] < id) {
    low = at + 1;
    for (std::size_t step = 1; low + step < size; step *= 2) {
      if (ids_[low + step] >= id) {
        high = low + step + 1;
        break;
      }
      low += step;
    }
  } else {
    high = at;
    for (std::size_t step = 1; step < high; step *= 2) {
      if (ids_[high - step] <= id) {
        low = high - step;
        break;
      }
      high -= step;
    }
  }
  const auto begin = ids_.begin() + static_cast<std::ptrdiff_t>(low);
  const auto end = ids_.begin() + static_cast<std::ptrdiff_t>(high);
  const auto found = std::lower_bound(begin, end, id);
  if (found == end || *found != id) return kNone;
  return static_cast<std::uint32_t>(found - ids_.begin());
}

}  // namespace quarter
