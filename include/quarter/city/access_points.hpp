// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quarter/catalogue/services.hpp"
#include "quarter/city/map_data.hpp"
#include "quarter/network/search_graph.hpp"
#include "quarter/network/street_index.hpp"

namespace quarter {

struct Catalogue;

/// What made an access point.
enum class Evidence : std::uint8_t {
  point,     ///< the place is a point
  entrance,  ///< a tagged entrance or gate on the outline
  crossing,  ///< a public way meets the outline
  edge,      ///< an open edge within reach of a street
  nearest,   ///< the point of the outline nearest to a street
  bank,      ///< a public way along the water
};

std::string_view name_of(Evidence evidence);

/// Where one mode enters a place: a door, and one of the streets that lead to it.
struct AccessPoint {
  Anchor anchor;
  LonLat where;
  Evidence evidence = Evidence::point;
  bool is_door = true;  ///< false where the same door has a nearer street: told of once
};

/// What is needed to find access points; everything is only looked at.
struct AccessContext {
  const Catalogue& catalogue;
  const StreetIndex& index;
  const SearchGraph& graph;                 ///< of the mode
  const SearchGraph& walking;               ///< of the first mode on foot
  std::span<const LonLat> entrances;        ///< sorted
  std::span<const LonLat> shut_doors = {};  ///< sorted: no way that meets one leads in
};

/// Farthest an open edge or a bank may lie from the way it is entered from, m (the 30 m of Natural
/// England's and the GHSCI tools' practice [P]).
inline constexpr double kEdgeReachM = 30;
/// Distance of points along open edges and banks, m (as GHSCI's 20 m outline points).
inline constexpr double kEdgeSpacingM = 20;

/// Access points of a place for one service and mode, without twins, in a stable order. Empty if
/// the place cannot be reached by the network, or if the rule needs a path and none meets the
/// outline.
std::vector<AccessPoint> access_points(const AccessContext& context, const PlaceFeature& place,
                                       Entry entry, bool needs_path);

}  // namespace quarter
