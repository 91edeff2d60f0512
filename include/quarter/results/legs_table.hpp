// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/reach/route.hpp"
#include "quarter/reach/travel_times.hpp"
#include "quarter/tables/layer.hpp"

namespace quarter {

/// A route to a place of one service, as it is told.
struct Explained {
  ModeIndex mode;
  CategoryIndex category;
  const ServedPlace* served;
  const AccessPoint* door;
  Route route;
};

/// What routes refer to.
struct RouteGround {
  const Catalogue& catalogue;
  const MapData& map;
  const StreetNetwork& network;
};

/// What `quarter explain -o` writes: one feature for each leg of each route. Looks at all of them,
/// which must outlive it.
Layer legs_layer(const std::vector<Explained>& explained, const RouteGround& ground);

}  // namespace quarter
