// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>

namespace quarter {

class Work;

/// Tells the listener of this thread's Work how far one loop is while it lives, if there is a
/// listener and no loop around it. Parallel loops make their own; whoever reads a long file makes
/// one of its bytes.
class LoopReport {
 public:
  explicit LoopReport(std::size_t count);
  ~LoopReport();
  LoopReport(const LoopReport&) = delete;
  LoopReport& operator=(const LoopReport&) = delete;
  /// So many items more are done; from any thread.
  void add(std::size_t items);
  /// So many items are done; from one thread.
  void reach(std::size_t done);

 private:
  std::size_t count_;
  Work* work_;  // none: nobody is told
  std::atomic<std::size_t> done_ = 0;
};

}  // namespace quarter
