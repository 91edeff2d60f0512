// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/reach/travel_times.hpp"
#include "quarter/tables/point_table.hpp"

namespace quarter {

struct Catalogue;

/// What `quarter times` writes: the columns of the file of points in its order, with the id where
/// it stands there, and then the times by the `modes` that were searched. A column of the file that
/// is called as another one is (in any case) begins with `own_`, as in districts. Looks at points
/// and costs, which must outlive it.
Layer times_layer(const PointTable& points, const std::vector<PointTimes>& costs,
                  const Catalogue& catalogue, const std::vector<ModeIndex>& modes);

}  // namespace quarter
