// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/network/street_network.hpp"

namespace quarter {

struct Catalogue;

/// An arm, at a junction, of a road that no mode may use: it is no segment, but it is crossed.
struct ForeignArm {
  std::uint32_t junction = kNone;
  std::uint32_t rule = kNone;  ///< index into StreetNetwork::way_rules
  LonLat towards;              ///< the next point of the road
};

/// Lays the waits of crossing roads and of signals, and the stress of crossing, at the junctions of
/// a network whose segments and rules of nodes are there. Foreign arms by their junction.
void find_junction_waits(const Catalogue& catalogue, StreetNetwork& network,
                         const std::vector<ForeignArm>& foreign);

}  // namespace quarter
