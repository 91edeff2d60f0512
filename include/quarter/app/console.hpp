// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace quarter {

/// How much is said on stderr.
enum class Talk : std::uint8_t { quiet, normal, verbose };

/// What people are told while the program works: on stderr, never on stdout.
class Console {
 public:
  explicit Console(Talk talk);

  /// A stage begins; the one before it ends. Verbose: prints "stage NAME SECONDS s" when it ends.
  void stage(std::string_view name);
  /// Ends the last stage and, verbose, prints the total.
  void finish();
  /// A line for people, unless quiet.
  void say(std::string_view line) const;
  bool terminal() const { return terminal_ && talk_ != Talk::quiet; }

 private:
  using Clock = std::chrono::steady_clock;
  void end_stage();

  Talk talk_;
  bool terminal_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point stage_start_ = start_;
  std::string stage_;
};

}  // namespace quarter
