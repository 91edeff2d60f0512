// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "quarter/checks/measure.hpp"

namespace quarter::kinds {

/// Are the targets of a row, or as many as its check counts, reached within their limits: on the
/// way, or as the crow flies if the check says so?
std::unique_ptr<OriginMeasure> within_limits(const MeasureContext& context, const CheckRow& row);

}  // namespace quarter::kinds
