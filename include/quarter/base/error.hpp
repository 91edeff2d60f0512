// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace quarter {

/// Exit status of the program, as documented in `quarter --help`.
enum class ExitCode : int {
  done = 0,
  failed = 1,       ///< input, disk or data
  usage = 2,        ///< wrong options or catalogue
  not_met = 3,      ///< with --require: some check is not met
  undecidable = 4,  ///< with --require: some check is unknown
};

/// The one error type: something the user can mend. The text names the file, the thing and the
/// remedy in one line. Flaws of the *data* are not errors, they are counted (see Findings).
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& text, ExitCode code = ExitCode::failed)
      : std::runtime_error(text), code_(code) {}
  ExitCode code() const noexcept { return code_; }

 private:
  ExitCode code_;
};

/// Input, disk or data stops the work: exit status 1.
template <typename... Args>
[[noreturn]] void fail(fmt::format_string<Args...> text, Args&&... args) {
  throw Error(fmt::format(text, std::forward<Args>(args)...), ExitCode::failed);
}

/// The command line or the catalogue is wrong: exit status 2.
template <typename... Args>
[[noreturn]] void fail_usage(fmt::format_string<Args...> text, Args&&... args) {
  throw Error(fmt::format(text, std::forward<Args>(args)...), ExitCode::usage);
}

}  // namespace quarter
