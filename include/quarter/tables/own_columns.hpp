// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "quarter/tables/layer.hpp"

namespace quarter {

/// The columns of a file of the user's as they are: whole numbers, numbers and texts (dates and all
/// else are text too), with null where there is nothing.
struct OwnColumns {
  std::vector<Field> fields;
  std::vector<Value> values;  ///< [feature · fields + field]
};

}  // namespace quarter
