// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/base/findings.hpp"
#include "quarter/network/street_network.hpp"

namespace quarter {

struct Catalogue;

/// Joins sidewalks that are drawn apart to the small streets they run along, where people step onto
/// the street although no crossing is near (InformalCrossings of the catalogue). Every link becomes
/// a straight way with the id and the rules of its sidewalk, and a finding. Both ways get nodes
/// where they had none.
void add_informal_crossings(const Catalogue& catalogue, StreetData& data, Findings& findings);

}  // namespace quarter
