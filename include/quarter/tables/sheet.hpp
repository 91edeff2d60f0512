// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "quarter/tables/layer.hpp"

namespace quarter {

/// A sheet of a workbook: the columns of a layer under a head of three rows, which stay in sight:
/// meaning in English, meaning in Chinese, name, this one with a filter.
struct Sheet {
  std::string name;      ///< at most 31 letters
  Layer layer;           ///< its geometry is left out
  int kept_columns = 1;  ///< so many first columns stay in sight too
};

}  // namespace quarter
