// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "commands.hpp"

namespace quarter {

/// What a command line asks for.
struct Parsed {
  enum class Wish : std::uint8_t { act, help, version };
  Wish wish = Wish::act;
  const Command* command = nullptr;  ///< null: help of the program
};

/// Reads the words of the command line (without the program's name) into the requests that the rows
/// of `set` are bound to. Throws Error (ExitCode::usage) with what is wrong, the nearest word that
/// would have been right, and where help is.
Parsed parse(const CommandSet& set, const std::vector<std::string>& words);

}  // namespace quarter
