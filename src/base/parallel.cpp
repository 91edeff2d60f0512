// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/parallel.hpp"

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>

#include <atomic>
#include <memory>
#include <utility>

#include "quarter/base/loop_listener.hpp"

namespace quarter {
namespace {

std::unique_ptr<tbb::global_control>& control() {
  static std::unique_ptr<tbb::global_control> instance;
  return instance;
}

LoopListener& loop_listener() {
  static LoopListener instance;
  return instance;
}

std::atomic<bool> loop_is_told_of = false;

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

void set_threads(std::size_t count) {
  if (count == 0) count = static_cast<std::size_t>(tbb::info::default_concurrency());
  control().reset();
  control() =
      std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, count);
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
