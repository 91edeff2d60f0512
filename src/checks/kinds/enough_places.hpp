// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "category_places.hpp"

namespace quarter::kinds {

/// Are as many different places of a row's categories within the limits as its check counts?
std::unique_ptr<OriginMeasure> enough_places(const MeasureContext& context, const CheckRow& row,
                                             DistinctPlaces::Limits limits);

}  // namespace quarter::kinds
