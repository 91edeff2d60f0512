// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/parallel.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include "arena.hpp"
#include "quarter/base/loop_report.hpp"

namespace quarter {

void parallel_ranges(std::size_t count, std::size_t grain,
                     const std::function<void(std::size_t, std::size_t)>& body) {
  LoopReport report(count);
  in_arena([&] {
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, grain),
                      [&](const tbb::blocked_range<std::size_t>& range) {
                        body(range.begin(), range.end());
                        report.add(range.size());
                      });
  });
}

void parallel_each(std::size_t count, const std::function<void(std::size_t)>& body) {
  LoopReport report(count);
  in_arena([&] {
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, count, 1),
        [&](const tbb::blocked_range<std::size_t>& range) {
          for (std::size_t i = range.begin(); i != range.end(); ++i)
            body(i);
          report.add(range.size());
        },
        tbb::simple_partitioner{});
  });
}

}  // namespace quarter
