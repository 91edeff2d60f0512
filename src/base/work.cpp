// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/work.hpp"

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "arena.hpp"
#include "quarter/base/loop_report.hpp"
#include "quarter/base/parallel.hpp"

namespace quarter {
namespace {

/// That of this thread; those that it was made within are behind it (Work::before_).
thread_local Work* newest = nullptr;

std::size_t cores() {
  return static_cast<std::size_t>(tbb::info::default_concurrency());
}

/// Where so many threads wait for one another.
class Meeting {
 public:
  explicit Meeting(std::size_t expected) : missing_(expected) {}
  /// True once all are there, false after a tenth of a second.
  bool wait_for_all() {
    std::unique_lock lock(mutex_);
    if (missing_ > 0) --missing_;
    if (missing_ == 0) all_there_.notify_all();
    return all_there_.wait_for(lock, std::chrono::milliseconds(100), [&] { return missing_ == 0; });
  }
  void end() {
    const std::lock_guard lock(mutex_);
    missing_ = 0;
    all_there_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable all_there_;
  std::size_t missing_;
};

/// How many threads can be had besides this one, at most so many: a system that limits them says so
/// only when one is begun.
std::size_t threads_to_be_had(std::size_t wanted) {
  Meeting meeting(wanted + 1);
  std::vector<std::thread> tried;
  tried.reserve(wanted);
  try {
    while (tried.size() < wanted)
      tried.emplace_back([&] { meeting.wait_for_all(); });
  } catch (const std::system_error&) {  // as many as there are, then
  }
  meeting.end();
  for (std::thread& thread : tried)
    thread.join();
  return tried.size();
}

/// TBB ends the program where it cannot begin a thread: let it begin them all while there are so
/// many.
void begin_all(std::size_t count) {
  Meeting meeting(count);
  tbb::parallel_for(
      tbb::blocked_range<std::size_t>(0, count, 1),
      [&](const tbb::blocked_range<std::size_t>&) { meeting.wait_for_all(); },
      tbb::simple_partitioner{});
}

std::size_t threads_for(std::size_t wanted) {
  return threads_to_be_had((wanted == 0 ? cores() : wanted) - 1) + 1;
}

}  // namespace

/// Threads of its own account: nothing outside this work is limited by it.
struct Work::Arena {
  explicit Arena(std::size_t count) : threads(count), arena(static_cast<int>(count)) {
    if (count > cores()) more.emplace(tbb::global_control::max_allowed_parallelism, count);
  }
  std::size_t threads;
  std::optional<tbb::global_control> more;  // TBB has a thread a core, if nobody asks for more
  tbb::task_arena arena;
};

Work::Work(std::size_t threads, Progress progress)
    : progress_(std::move(progress)),
      arena_(std::make_unique<Arena>(threads_for(threads))),
      before_(std::exchange(newest, this)) {
  const std::size_t count = arena_->threads;
  if (count > 1) arena_->arena.execute([count] { begin_all(count); });
}

Work::~Work() {
  newest = before_;
}

void Work::stage(std::string_view name) const {
  if (progress_.stage) progress_.stage(name);
}

/// A thread that helps in a loop belongs to the loop's arena.
std::size_t threads() {
  if (newest != nullptr) return newest->arena_->threads;
  return static_cast<std::size_t>(tbb::this_task_arena::max_concurrency());
}

void in_arena(const std::function<void()>& loop) {
  if (newest == nullptr)
    loop();
  else
    newest->arena_->arena.execute(loop);
}

LoopReport::LoopReport(std::size_t count) : count_(count), work_(newest) {
  const bool tells =
      work_ != nullptr && count > 0 && work_->progress_.loop && !work_->tells_of_loop_;
  if (!tells) {
    work_ = nullptr;
    return;
  }
  work_->tells_of_loop_ = true;
  work_->progress_.loop(0, count_);
}

LoopReport::~LoopReport() {
  if (work_ == nullptr) return;
  work_->progress_.loop(count_, count_);
  work_->tells_of_loop_ = false;
}

void LoopReport::add(std::size_t items) {
  if (work_ != nullptr) work_->progress_.loop(done_.fetch_add(items) + items, count_);
}

void LoopReport::reach(std::size_t done) {
  if (work_ != nullptr && done > done_) add(done - done_);
}

}  // namespace quarter
