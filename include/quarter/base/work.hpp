// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace quarter {

class LoopReport;

/// Told how far a loop is: 0 of `count` when it begins, then how many items are done, from
/// any thread and in any order, at last (also of a loop that fails) `count` of them. Loops within
/// others are not told of.
using LoopListener = std::function<void(std::size_t done, std::size_t count)>;

/// Whom work tells how far it is; either may be empty.
struct Progress {
  std::function<void(std::string_view name)> stage = {};  ///< a stage begins, the last one ends
  LoopListener loop = {};
};

/// On how many threads work is done, and who is told of it. The parallel loops that the thread
/// which made it begins while it lives follow it; of two, the newer. Without one they use a thread
/// a core and tell nobody. Works of different threads do not know one another. It ends on the
/// thread that made it, the newest first.
class Work {
 public:
  /// 0: a thread a core. Where the system gives fewer threads (ulimit -u) these are used.
  explicit Work(std::size_t threads = 0, Progress progress = {});
  ~Work();
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;

  /// A stage begins, such as "search".
  void stage(std::string_view name) const;

 private:
  friend class LoopReport;
  friend void in_arena(const std::function<void()>& loop);
  friend std::size_t threads();
  struct Arena;

  Progress progress_;
  std::unique_ptr<Arena> arena_;
  Work* before_;
  bool tells_of_loop_ = false;  // touched by the thread that made it only
};

}  // namespace quarter
