// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/network/street_network.hpp"

namespace quarter {

/// Lays the waits of crossing roads and of signals, and the stress of crossing, at the junctions of
/// a network whose segments and rules of nodes are there.
void find_junction_waits(const Catalogue& catalogue, StreetNetwork& network);

}  // namespace quarter
