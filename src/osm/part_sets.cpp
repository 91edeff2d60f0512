// SPDX-License-Identifier: Apache-2.0
#include "part_sets.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace quarter {

PartSets::Set PartSets::of(const std::vector<std::uint32_t>& parts) {
  const auto [found, is_new] = by_parts_.try_emplace(parts, static_cast<Set>(sets_.size()));
  if (is_new) sets_.push_back(parts);
  return found->second;
}

PartSets::Set PartSets::united(Set a, Set b) {
  if (a == b || b == kEmpty) return a;
  if (a == kEmpty) return b;
  const auto key = std::minmax(a, b);
  const auto known = unions_.find(key);
  if (known != unions_.end()) return known->second;
  std::vector<std::uint32_t> all;
  std::set_union(sets_[a].begin(), sets_[a].end(), sets_[b].begin(), sets_[b].end(),
                 std::back_inserter(all));
  return unions_[key] = of(all);
}

void ObjectParts::sort(PartSets& sets) {
  const auto rises = [](std::int64_t a, std::int64_t b) { return a >= b; };
  if (std::adjacent_find(ids_.begin(), ids_.end(), rises) == ids_.end()) return;
  std::vector<std::uint32_t> order(ids_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return ids_[a] < ids_[b]; });
  ObjectParts sorted;
  for (const std::uint32_t i : order) {
    if (!sorted.ids_.empty() && sorted.ids_.back() == ids_[i])
      sorted.parts_.back() = sets.united(sorted.parts_.back(), parts_[i]);
    else
      sorted.add(ids_[i], parts_[i]);
  }
  *this = std::move(sorted);
}

PartSets::Set ObjectParts::find(std::int64_t id) const {
  const auto found = std::lower_bound(ids_.begin(), ids_.end(), id);
  if (found == ids_.end() || *found != id) return PartSets::kEmpty;
  return parts_[static_cast<std::size_t>(found - ids_.begin())];
}

}  // namespace quarter
