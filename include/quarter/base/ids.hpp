// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

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

/// The place of a thing in a list of its kind, from 0; it cannot be mixed up with the place of
/// another kind, nor with a number. `Tag` only names the kind.
template <typename Tag>
struct Index {
  std::uint32_t value = 0;

  constexpr Index() = default;
  constexpr explicit Index(std::size_t at) : value(static_cast<std::uint32_t>(at)) {}
  /// Points nowhere.
  static constexpr Index none() { return Index(0xffffffffU); }
  constexpr bool is_none() const { return value == 0xffffffffU; }
  constexpr auto operator<=>(const Index&) const = default;
};

using ModeIndex = Index<struct ModeTag>;          ///< into Catalogue::modes
using CategoryIndex = Index<struct CategoryTag>;  ///< into Catalogue::categories
using ServiceIndex = Index<struct ServiceTag>;    ///< into Catalogue::services

/// An object of OpenStreetMap of any type, written n123, w123 or r123; or a row of a file of places
/// of the user's, written schools.csv/17.
struct OsmRef {
  enum class Type : std::uint8_t { node, way, relation, given };
  Type type = Type::node;
  std::int64_t id = 0;
  auto operator<=>(const OsmRef&) const = default;
};

/// A row (from 1) of one of the files of a run.
inline OsmRef given_ref(std::size_t file, std::size_t row) {
  return {OsmRef::Type::given, static_cast<std::int64_t>((file << 32U) | row)};
}
inline std::size_t file_of(OsmRef given) {
  return static_cast<std::size_t>(given.id) >> 32U;
}
inline std::size_t row_of(OsmRef given) {
  return static_cast<std::size_t>(given.id) & 0xffffffffU;
}

inline constexpr std::uint32_t kNone = 0xffffffffU;  ///< an index that points nowhere

}  // namespace quarter
