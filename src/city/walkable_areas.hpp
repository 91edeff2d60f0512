// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "quarter/base/findings.hpp"
#include "quarter/base/geometry.hpp"
#include "quarter/base/ids.hpp"
#include "quarter/network/street_network.hpp"

namespace quarter {

/// Where an area lies over one another: only areas on the same floor meet.
struct AreaFloor {
  std::int8_t layer = 0;   ///< `layer`, 0 if it has none
  std::uint8_t cover = 0;  ///< bits: 1 on a bridge, 2 in a tunnel, 4 covered
  std::string level;       ///< `level` without spaces; "0" if it has none

  bool operator==(const AreaFloor&) const = default;
};

/// A square, platform or the like that people cross as they please.
struct WalkableArea {
  OsmRef ref;
  WayId way;                   ///< the lines across it bear its id
  std::uint32_t rule = kNone;  ///< index into StreetData::way_rules
  AreaFloor floor{};
  MultiPolygon outline{};              ///< empty if it could not be built
  std::vector<std::uint32_t> nodes{};  ///< of StreetData, all that lie on the outline
  std::vector<std::uint32_t>
      own_nodes{};  ///< those that ways of the outline use, once for each use
};

/// Adds straight lines over areas as ways of two nodes. Areas that touch or overlap, are passed
/// alike and lie on the same floor are one. Joined are its *entrances* (nodes that another way
/// uses, and `doors`) and its *corners* (where the outline turns around ground that is not walked
/// on, so that a shortest path may bend there), wherever the straight line between two of them lies
/// in the area. Lines that no shortest path needs are left out: those along the outline, and those
/// that do not pass a corner by. An area with more than `max_points` entrances and corners keeps
/// its outline only and is counted as huge_area.
void cross_walkable_areas(const std::vector<WalkableArea>& areas, std::span<const LonLat> doors,
                          std::size_t max_points, StreetData& streets, Findings& findings);

}  // namespace quarter
