// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "commands.hpp"

namespace quarter {

/// What --help prints: at most 80 columns, options under the headings of their groups, examples at
/// the end.
std::string help_text(const CommandSet& set);
std::string help_text(const CommandSet& set, const Command& command);

/// A text in lines of at most `columns`, broken at blanks only; each begins with `indent` blanks
/// but the first, which begins after `first` columns that are taken.
std::string wrapped(std::string_view text, std::size_t first, std::size_t indent,
                    std::size_t columns);

/// The sentence of an option, its default and whether it must be given.
std::string sentence_of(const OptionRow& row);
/// "quarter run EXTRACT --out DIR [OPTIONS]".
std::string usage_of(const CommandSet& set, const Command& command);

}  // namespace quarter
