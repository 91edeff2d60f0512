// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "commands.hpp"

namespace quarter {

/// What the rows of options say of themselves, as man pages and as completion of three shells, so
/// that none can say anything else than the program does.

/// A page of section 1 in man(7).
std::string man_page(const CommandSet& set);
std::string man_page(const CommandSet& set, const Command& command);

std::string bash_completion(const CommandSet& set);
std::string zsh_completion(const CommandSet& set);
std::string fish_completion(const CommandSet& set);

/// Writes all of them into a folder: man1/quarter*.1, quarter.bash, _quarter and quarter.fish; and
/// what the tables say of themselves: checks.schema.json, and columns.md for the manual.
void write_manual(const CommandSet& set, const std::filesystem::path& folder);

}  // namespace quarter
