// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace quarter {

/// Parallel loops. How many threads they have, and who is told of them, the Work of this thread
/// says (see work.hpp).

/// Theirs: at least 1.
std::size_t threads();

/// Calls `body(begin, end)` on parts of 0..count that together cover it once, on several threads.
/// Results must not depend on how it is cut. An exception of a part is thrown again here.
void parallel_ranges(std::size_t count, std::size_t grain,
                     const std::function<void(std::size_t, std::size_t)>& body);

/// Calls `body(i)` for each i in 0..count, on several threads; for bodies that are heavy.
void parallel_each(std::size_t count, const std::function<void(std::size_t)>& body);

}  // namespace quarter
