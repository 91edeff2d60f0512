// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace quarter {

/// What the options say of themselves, as man pages and as completion of three shells, so that none
/// can say anything else than the program does.

/// A page of section 1 in man(7): of the program if `command` is the program itself.
std::string man_page(CLI::App& program, CLI::App& command);

std::string bash_completion(CLI::App& program);
std::string zsh_completion(CLI::App& program);
std::string fish_completion(CLI::App& program);

/// Writes all of them into a folder: man1/quarter*.1, quarter.bash, _quarter and quarter.fish; and
/// what the tables say of themselves: checks.schema.json, and columns.md for the manual.
void write_manual(CLI::App& program, const std::filesystem::path& folder);

/// The words an option takes, separated by spaces; empty where it is open. `one_of` says them by
/// the name of its validator.
std::string words_of(CLI::Option& option);

}  // namespace quarter
