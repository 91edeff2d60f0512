// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "quarter/base/lonlat.hpp"
#include "quarter/tables/layer.hpp"

namespace quarter {

struct NamedPoint {
  std::string id;  ///< column `id` (any case), else the feature's number counted from 1
  LonLat where;
};

/// Points with what the file says of them besides: its columns in their order, without the one
/// that is the id and, in a CSV, without those the positions were read from.
struct PointTable {
  std::vector<NamedPoint> points;
  std::vector<Field> columns;
  std::vector<Value> values;  ///< [point · columns + column]
  std::size_t id_before = 0;  ///< the column before which the id stands
};

}  // namespace quarter
