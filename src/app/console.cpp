// SPDX-License-Identifier: Apache-2.0
#include "quarter/app/console.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "quarter/base/loop_listener.hpp"

namespace quarter {
namespace {

double seconds(std::chrono::steady_clock::duration d) {
  return std::chrono::duration<double>(d).count();
}

constexpr auto kLong = std::chrono::seconds(3);
constexpr auto kBetween = std::chrono::milliseconds(250);

}  // namespace

Console::Console(Talk talk) : talk_(talk), terminal_(isatty(STDERR_FILENO) == 1) {
  if (terminal())
    set_loop_listener([this](std::size_t done, std::size_t count) { show_loop(done, count); });
}

Console::~Console() {
  if (terminal()) set_loop_listener({});
}

void Console::show_loop(std::size_t done, std::size_t count) {
  const std::lock_guard lock(mutex_);
  const auto now = Clock::now();
  if (done == 0) loop_start_ = now;
  loop_done_ = done == 0 ? 0 : std::max(done, loop_done_);
  if (done == count) {
    if (line_is_open_) fmt::print(stderr, "\r\x1b[K");
    line_is_open_ = false;
  }
  const bool is_shown = now - loop_start_ > kLong && now - shown_ > kBetween;
  if (loop_done_ == 0 || loop_done_ == count || !is_shown) return;
  shown_ = now;
  line_is_open_ = true;
  fmt::print(stderr, "\r{}\x1b[K",
             progress_text(stage_, loop_done_, count, seconds(now - loop_start_)));
  std::fflush(stderr);
}

std::string progress_text(std::string_view stage, std::size_t done, std::size_t count,
                          double seconds) {
  const double share = static_cast<double>(done) / static_cast<double>(count);
  const double left = std::ceil(seconds * (1 - share) / share);
  const std::string time =
      left < 100 ? fmt::format("{:.0f} s", left) : fmt::format("{:.0f} min", std::ceil(left / 60));
  return fmt::format("{}: {} %, {} left", stage, 100 * done / count, time);
}

void Console::end_stage() {
  const auto now = Clock::now();
  if (talk_ == Talk::verbose && !stage_.empty()) {
    fmt::print(stderr, "stage {} {:.3f} s\n", stage_, seconds(now - stage_start_));
  }
  stage_start_ = now;
}

void Console::stage(std::string_view name) {
  end_stage();
  stage_ = name;
}

void Console::finish() {
  end_stage();
  stage_.clear();
  if (talk_ == Talk::verbose)
    fmt::print(stderr, "stage total {:.3f} s\n", seconds(Clock::now() - start_));
}

void Console::say(std::string_view line) const {
  if (talk_ != Talk::quiet) fmt::print(stderr, "{}\n", line);
}

}  // namespace quarter
