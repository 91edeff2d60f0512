// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "quarter/checks/distribution.hpp"
#include "quarter/checks/verdict.hpp"
#include "quarter/city/access_points.hpp"
#include "quarter/tables/values.hpp"

namespace quarter {

/// Seconds as reported, with tenths; null if unreached.
inline Value seconds_value(TravelCost cost) {
  return cost.reached() ? Value{to_tenths(cost) / 10.0} : Value{};
}

/// Whole metres; null if unreached.
inline Value metres_value(TravelCost cost) {
  return cost.reached() ? Value{static_cast<std::int64_t>((cost.cm() + 50) / 100)} : Value{};
}

/// The kind of entrance a time leads to; null if unreached.
inline Value entry_value(TravelCost cost) {
  return cost.reached() ? text_value(name_of(static_cast<Evidence>(cost.mark()))) : Value{};
}

/// The ends of an interval; nothing where there is nothing to measure. A low end alone is "at
/// least".
inline Value low_or_null(const Share& share) {
  return share.is_known() ? Value{share.low()} : Value{};
}
inline Value high_or_null(const Share& share) {
  return share.is_known() && std::isfinite(share.high()) ? Value{share.high()} : Value{};
}

}  // namespace quarter
