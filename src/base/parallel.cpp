// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/parallel.hpp"

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "quarter/base/loop_listener.hpp"

namespace quarter {
namespace {

/// Never given back: without a limit TBB begins threads even while the program ends.
std::unique_ptr<tbb::global_control>& control() {
  static auto& instance = *new std::unique_ptr<tbb::global_control>;
  return instance;
}

LoopListener& loop_listener() {
  static LoopListener instance;
  return instance;
}

std::atomic<bool> loop_is_told_of = false;

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

}  // namespace

void set_loop_listener(LoopListener listener) {
  loop_listener() = std::move(listener);
}

LoopReport::LoopReport(std::size_t count)
    : count_(count), tells_(count > 0 && loop_listener() && !loop_is_told_of.exchange(true)) {
  if (tells_) loop_listener()(0, count_);
}

LoopReport::~LoopReport() {
  if (!tells_) return;
  loop_listener()(count_, count_);
  loop_is_told_of = false;
}

void LoopReport::add(std::size_t items) {
  if (tells_) loop_listener()(done_.fetch_add(items) + items, count_);
}

void LoopReport::reach(std::size_t done) {
  if (tells_ && done > done_) add(done - done_);
}

/// Where the system gives fewer threads (ulimit -u) these are used.
void set_threads(std::size_t count) {
  if (count == 0) count = static_cast<std::size_t>(tbb::info::default_concurrency());
  count = threads_to_be_had(count - 1) + 1;
  // The new limit before the old one ends: there is always one.
  auto limit =
      std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, count);
  control() = std::move(limit);
  if (count > 1) begin_all(count);
}

std::size_t threads() {
  return tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
}

void parallel_ranges(std::size_t count, std::size_t grain,
                     const std::function<void(std::size_t, std::size_t)>& body) {
  LoopReport report(count);
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, grain),
                    [&](const tbb::blocked_range<std::size_t>& range) {
                      body(range.begin(), range.end());
                      report.add(range.size());
                    });
}

void parallel_each(std::size_t count, const std::function<void(std::size_t)>& body) {
  LoopReport report(count);
  tbb::parallel_for(
      tbb::blocked_range<std::size_t>(0, count, 1),
      [&](const tbb::blocked_range<std::size_t>& range) {
        for (std::size_t i = range.begin(); i != range.end(); ++i)
          body(i);
        report.add(range.size());
      },
      tbb::simple_partitioner{});
}

}  // namespace quarter
