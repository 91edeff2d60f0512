// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace quarter {

/// Standard output and standard error as the program writes them: no write throws or ends the
/// process, and no name out of a file reaches a terminal as a command (see valid_utf8).

/// Gives a place to those of the three standard streams that are closed, so that no file opened
/// later takes theirs; writing to a closed standard output still fails. Call first.
void hold_standard_streams();

/// As they are, for texts that a program may read again.
void write_out(std::string_view text);
/// A failure is of no consequence: there is nobody left to tell.
void write_err(std::string_view text);

/// For people.
void tell_out(std::string_view text);
void tell_err(std::string_view text);

template <typename... Args>
void print_out(fmt::format_string<Args...> text, Args&&... args) {
  tell_out(fmt::format(text, std::forward<Args>(args)...));
}
template <typename... Args>
void print_err(fmt::format_string<Args...> text, Args&&... args) {
  tell_err(fmt::format(text, std::forward<Args>(args)...));
}

/// What became of all that was written to standard output.
enum class OutputEnd : std::uint8_t {
  written,
  reader_gone,  ///< a pipe whose reader had enough, such as `head`
  failed,       ///< a full disk, a closed stream
};
OutputEnd end_of_output();

}  // namespace quarter
