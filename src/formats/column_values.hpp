// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "layer_source.hpp"
#include "quarter/tables/layer.hpp"

namespace quarter {

/// The columns of a layer as fields of the same names.
std::vector<Field> fields_of(const LayerSource& source, const OGRFeature& feature);

/// The value of a column of that type; null if there is none, or if it is no finite number.
Value value_of(const LayerSource& source, const OGRFeature& feature, int column, Field::Type type);

}  // namespace quarter
