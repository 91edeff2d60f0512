// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/checks/measure.hpp"

namespace quarter {

struct Rulebook;

struct Assessment;

/// Why a need is not met in a block.
enum class Cause : std::uint8_t {
  no_place,    ///< none so near, not even as the crow flies
  detour,      ///< one is near as the crow flies, but not on the way
  not_joined,  ///< the homes are beside no street of the map
  map_edge,    ///< the map ends before one can tell
  thin_map,    ///< hardly any of its places are mapped, or not even homes
};

/// As written to the outputs: "no place near", "long detour", …
std::string_view name_of(Cause cause);

struct Shortfall {
  CategoryIndex category;  ///< index into Catalogue::categories
  Cause cause = Cause::no_place;
};

/// The row that asks for several needs at once, of which a block may lack some: the first of kind
/// "completeness" that asks for all of its targets.
std::optional<std::size_t> needs_row(const Rulebook& catalogue, const std::vector<CheckRow>& rows);

/// Finds out what blocks lack. Safe to call from several threads at once.
class ShortfallFinder {
 public:
  ShortfallFinder(const MeasureContext& context, const Assessment& assessment);
  ShortfallFinder(const MeasureContext& context, const Assessment&&) = delete;
  ~ShortfallFinder();

  /// The needs that less than half of a block's weight has, in the order of the check, with the
  /// cause at an inner point of the block. Nothing for blocks without weight.
  std::vector<Shortfall> of(std::size_t block, LonLat inner_point) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace quarter
