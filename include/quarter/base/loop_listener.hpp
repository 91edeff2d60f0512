// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>

namespace quarter {

/// Told how far a loop is: 0 of `count` when it begins, then how many items are done, from
/// any thread and in any order, at last (also of a loop that fails) `count` of them. Loops within
/// others are not told of.
using LoopListener = std::function<void(std::size_t done, std::size_t count)>;

/// From now on, for loops that begin later; an empty one for nobody. Not while a loop runs.
void set_loop_listener(LoopListener listener);

/// Tells the listener of one loop while it lives, if there is a listener and no loop around it.
/// Parallel loops make their own; whoever reads a long file makes one of its bytes.
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
  bool tells_;
  std::atomic<std::size_t> done_ = 0;
};

}  // namespace quarter
