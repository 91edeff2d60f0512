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
    return std::make_tuple(ids_[a], 65535 - version(a), where_[a]) <
           std::make_tuple(ids_[b], 65535 - version(b), where_[b]);
  });
  NodeTable sorted;
  for (const std::uint32_t i : order) {
    if (!sorted.ids_.empty() && sorted.ids_.back() == ids_[i]) {
      findings.add(FindingKind::duplicate_object, {OsmRef::Type::node, ids_[i]}, where_[i]);
      continue;
    }
    sorted.add(NodeId{ids_[i]}, version(i), where_[i]);
  }
  *this = std::move(sorted);
}

}  // namespace quarter
