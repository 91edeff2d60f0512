// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace quarter {

/// Something with two traits. Two agree if each trait is the same or one of them lacks it.
struct Alike {
  std::uint32_t item;
  std::optional<std::string_view> kind;
  std::optional<std::string_view> name;
};

/// Calls `join(item, item)` for pairs that agree: so many that all hang together who hang together
/// by all such pairs. Time grows little more than with the number of members.
void join_alike(const std::vector<Alike>& members,
                const std::function<void(std::uint32_t, std::uint32_t)>& join);

}  // namespace quarter
