// SPDX-License-Identifier: Apache-2.0
#include "alike_groups.hpp"

#include <map>
#include <utility>

namespace quarter {

void join_alike(const std::vector<Alike>& members,
                const std::function<void(std::uint32_t, std::uint32_t)>& join) {
  using Traits = std::pair<std::optional<std::string_view>, std::optional<std::string_view>>;
  std::map<Traits, std::uint32_t> first;  // one of each combination stands for all of it
  std::optional<std::uint32_t> nameless, kindless;
  for (const Alike& member : members) {
    const auto [found, is_new] = first.try_emplace({member.kind, member.name}, member.item);
    if (!is_new) join(found->second, member.item);
    if (!member.name && !nameless) nameless = member.item;
    if (!member.kind && !kindless) kindless = member.item;
  }
  const auto join_with = [&](std::uint32_t item, const Traits& traits) {
    const auto found = first.find(traits);
    if (found != first.end()) join(item, found->second);
  };
  for (const auto& [traits, item] : first) {
    join_with(item, {traits.first, std::nullopt});
    join_with(item, {std::nullopt, traits.second});
    join_with(item, {std::nullopt, std::nullopt});
    // Whoever lacks the name agrees with whoever lacks the kind.
    if (!traits.second && kindless) join(item, *kindless);
    if (!traits.first && nameless) join(item, *nameless);
  }
}

}  // namespace quarter
