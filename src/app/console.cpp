// SPDX-License-Identifier: Apache-2.0
#include "console.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "quarter/base/streams.hpp"
#include "status_file.hpp"

namespace quarter {
namespace {

double seconds(std::chrono::steady_clock::duration d) {
  return std::chrono::duration<double>(d).count();
}

constexpr auto kLong = std::chrono::seconds(3);
constexpr auto kBetween = std::chrono::milliseconds(250);

std::atomic<bool> line_is_open = false;

/// Whether stderr is a terminal on which a line can be written over.
bool can_rewrite() {
  const char* const kind = std::getenv("TERM");
  return isatty(STDERR_FILENO) == 1 && kind != nullptr && std::string_view(kind) != "dumb";
}

/// Of the terminal now; people make it narrower.
std::size_t columns() {
  winsize size = {};
  const bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

}  // namespace

void wipe_progress() {
  if (!line_is_open.exchange(false)) return;
  write_err("\r\x1b[K");
}

Console::Console(Talk talk) : talk_(talk), terminal_(can_rewrite()) {}

Progress Console::progress() {
  Progress progress{.stage = [this](std::string_view name) { stage(name); }};
  if (terminal())
    progress.loop = [this](std::size_t done, std::size_t count) { show_loop(done, count); };
  return progress;
}

void Console::show_loop(std::size_t done, std::size_t count) {
  const std::lock_guard lock(mutex_);
  const auto now = Clock::now();
  if (done == 0) loop_start_ = now;
  loop_done_ = done == 0 ? 0 : std::max(done, loop_done_);
  if (done == count) wipe_progress();
  const bool is_shown = now - loop_start_ > kLong && now - shown_ > kBetween;
  if (loop_done_ == 0 || loop_done_ == count || !is_shown) return;
  shown_ = now;
  line_is_open = true;
  const std::string text = progress_text(stage_, loop_done_, count, seconds(now - loop_start_));
  write_err(fmt::format("\r{}\x1b[K", fitted_text(text, columns())));
}

std::string progress_text(std::string_view stage, std::size_t done, std::size_t count,
                          double seconds) {
  const double share = static_cast<double>(done) / static_cast<double>(count);
  const double left = std::ceil(seconds * (1 - share) / share);
  const std::string time =
      left < 100 ? fmt::format("{:.0f} s", left) : fmt::format("{:.0f} min", std::ceil(left / 60));
  return fmt::format("{}: {} %, {} left", stage, 100 * done / count, time);
}

std::string fitted_text(std::string text, std::size_t columns) {
  text.resize(std::min(text.size(), std::max<std::size_t>(columns, 1) - 1));
  return text;
}

void Console::end_stage() {
  const auto now = Clock::now();
  if (talk_ == Talk::verbose && !stage_.empty()) {
    print_err("stage {} {:.3f} s\n", stage_, seconds(now - stage_start_));
  }
  stage_start_ = now;
}

void Console::stage(std::string_view name) {
  end_stage();
  stage_ = name;
  tell_status_stage(name);
}

void Console::finish() {
  end_stage();
  stage_.clear();
  if (talk_ == Talk::verbose) print_err("stage total {:.3f} s\n", seconds(Clock::now() - start_));
}

void Console::say(std::string_view line) const {
  if (talk_ != Talk::quiet) print_err("{}\n", line);
}

void Console::say_notes(const std::vector<std::string>& notes) const {
  for (const std::string& note : notes)
    say("note: " + note);
}

}  // namespace quarter
