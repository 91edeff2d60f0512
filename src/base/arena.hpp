// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

namespace quarter {

/// Runs a loop on the threads of this thread's Work; without one on those that TBB has.
void in_arena(const std::function<void()>& loop);

}  // namespace quarter
