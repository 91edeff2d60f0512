// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "quarter/base/work.hpp"
#include "quarter/run/request.hpp"

namespace quarter {

/// What people are told while the program works: on stderr, never on stdout. On a terminal that can
/// move its cursor (not TERM=dumb) a loop that lasts over 3 s shows how far it is and how long the
/// rest will take, on a line that vanishes.
class Console {
 public:
  explicit Console(Talk talk);
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  /// Tells work of this console, which must outlive it.
  Progress progress();
  /// A stage begins; the one before it ends. Verbose: prints "stage NAME SECONDS s" when it ends.
  void stage(std::string_view name);
  /// Ends the last stage and, verbose, prints the total.
  void finish();
  /// A line for people, unless quiet.
  void say(std::string_view line) const;
  /// A line each.
  void say_notes(const std::vector<std::string>& notes) const;
  bool terminal() const { return terminal_ && talk_ != Talk::quiet; }

 private:
  using Clock = std::chrono::steady_clock;
  void end_stage();
  void show_loop(std::size_t done, std::size_t count);

  Talk talk_;
  bool terminal_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point stage_start_ = start_;
  std::string stage_;
  std::mutex mutex_;  // guards what follows
  std::size_t loop_done_ = 0;
  Clock::time_point loop_start_, shown_;
};

/// Wipes the line of progress, if there is one; from any thread, when the program must end.
void wipe_progress();

/// "search: 45 %, 12 s left" or "blocks: 3 %, 4 min left", of work that began so long ago and goes
/// on as it went; done: at least 1 of count.
std::string progress_text(std::string_view stage, std::size_t done, std::size_t count,
                          double seconds);
/// As much of an ASCII text as a line of so many columns holds without going on to the next.
std::string fitted_text(std::string text, std::size_t columns);

}  // namespace quarter
