// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "quarter/checks/measure.hpp"

namespace quarter::kinds {

/// CheckKind::of_homes and ::of_areas of measures that are made of a context and a row alone.
template <typename Measure>
std::unique_ptr<OriginMeasure> homes_by(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<Measure>(context, row);
}
template <typename Measure>
std::unique_ptr<AreaMeasure> areas_by(const MeasureContext& context, const CheckRow& row) {
  return std::make_unique<Measure>(context, row);
}

}  // namespace quarter::kinds
