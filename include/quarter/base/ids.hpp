// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace quarter {

/// An id that cannot be mixed up with an id of another kind. `Tag` only names the kind.
template <typename Tag, typename Number>
struct Id {
  Number value{};
  constexpr auto operator<=>(const Id&) const = default;
};

using NodeId = Id<struct NodeTag, std::int64_t>;          ///< of OpenStreetMap
using WayId = Id<struct WayTag, std::int64_t>;            ///< of OpenStreetMap
using RelationId = Id<struct RelationTag, std::int64_t>;  ///< of OpenStreetMap

/// An object of OpenStreetMap of any type, written n123, w123 or r123.
struct OsmRef {
  enum class Type : std::uint8_t { node, way, relation };
  Type type = Type::node;
  std::int64_t id = 0;
  auto operator<=>(const OsmRef&) const = default;
};

inline constexpr std::uint32_t kNone = 0xffffffffU;  ///< an index that points nowhere

}  // namespace quarter
