// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace quarter {

/// How one moves along a way.
enum class Gait : std::uint8_t {
  none,  ///< not allowed
  own,   ///< walking for walkers, riding for riders
  push,  ///< a rider on foot, pushing
};

}  // namespace quarter
