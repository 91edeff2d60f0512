// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "quarter/base/indexed.hpp"
#include "quarter/catalogue/homes.hpp"
#include "quarter/checks/measure.hpp"

namespace quarter {

struct Catalogue;

/// How many places of a service a map holds, and how many are usual for the floor area of its homes
/// (Service::expected_per_km2).
struct Coverage {
  double found = 0;     ///< different places the public can enter
  double expected = 0;  ///< 0: nobody knows, or none but the user's own places count

  /// Whether so many are usual that a lack of them says something.
  bool can_tell(const OriginRules& rules) const { return expected >= rules.min_expected_places; }
  /// Whether that is too few to say that what is missing is missing in the city.
  bool hardly(const OriginRules& rules) const {
    return can_tell(rules) && found < expected * rules.min_of_expected;
  }
};

/// Of each service, in a district, or in the area studied (the last one).
using Coverages = Indexed<ServiceIndex, Coverage>;

/// [district, the area studied last][service].
std::vector<Coverages> coverage_of(const MeasureContext& context, const AreaLocator& areas);

/// Whether only the user's own places of a service count, and these are taken to be all.
bool is_replaced(const MapData& map, const Catalogue& catalogue, ServiceIndex service);

/// Per category, whether a place of it that is missing from the map may well be there: one of its
/// services, or the service whose places these are, is hardly mapped in the area studied, or not
/// even the homes are (`thin_map`).
std::vector<char> silent_categories(const Catalogue& catalogue, const Coverages& area_studied,
                                    bool thin_map);

}  // namespace quarter
