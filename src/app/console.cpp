// SPDX-License-Identifier: Apache-2.0
#include "quarter/app/console.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace quarter {
namespace {

double seconds(std::chrono::steady_clock::duration d) {
  return std::chrono::duration<double>(d).count();
}

}  // namespace

Console::Console(Talk talk) : talk_(talk), terminal_(isatty(STDERR_FILENO) == 1) {}

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
