// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace quarter {

/// Told how far a parallel loop is: 0 of `count` when it begins, then how many items are done, from
/// any thread and in any order, at last (also of a loop that fails) `count` of them. Loops within
/// others are not told of.
using LoopListener = std::function<void(std::size_t done, std::size_t count)>;

/// From now on, for loops that begin later; an empty one for nobody. Not while a loop runs.
void set_loop_listener(LoopListener listener);

}  // namespace quarter
