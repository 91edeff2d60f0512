// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/app/study.hpp"
#include "quarter/formats/layer.hpp"

namespace quarter {

/// The layer of districts (or of the area studied, where there are none) with the columns `in_map`
/// and `in_study`, then the columns of the file of districts as they are. Of these, names that are
/// taken (in any case) begin with `own_`; a column that became `id` or `name` unchanged is not
/// repeated.
Layer with_district_columns(Layer layer, const Study& study);

}  // namespace quarter
