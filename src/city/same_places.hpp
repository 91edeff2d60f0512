// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/base/findings.hpp"
#include "quarter/city/map_data.hpp"

namespace quarter {

struct Catalogue;

/// Objects that a relation says are one site or one stop. Of one that came twice both count.
struct Site {
  RelationId id;
  std::uint32_t version = 0;
  std::vector<OsmRef> members;
  bool is_stop = false;  ///< names need not agree
};

/// Sets PlaceFeature::same_as of places that are mapped more than once: in an area of the same kind
/// that has the same or no name, as members of one site, or by name within Service::same_within_m.
/// Of the same kind are those with one subtype of one service. The second objects stay, for one may
/// enter there. What a given place says of itself holds for the one that leads it too. `places` are
/// sorted by reference.
void find_same_places(const Catalogue& catalogue, std::vector<PlaceFeature>& places,
                      std::vector<Site> sites, Findings& findings);

}  // namespace quarter
