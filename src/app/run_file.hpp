// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "commands.hpp"

namespace quarter {

/// Replaces `--config FILE` among `words` (the command line without the program's name) by what the
/// file says, in front of what the command line says. FILE is TOML, or the run.json of an earlier
/// run: a key for each long option of the command, `_` or `-` alike, and `extract` (or `points`)
/// for what stands without an option. An option that the command line names too is left out: the
/// command line wins. Throws Error naming the file and the key if a key is unknown or a value
/// cannot be an option's.
std::vector<std::string> with_run_file(const CommandSet& set, std::vector<std::string> words);

/// The FILE of `--config FILE` among the words, or empty.
std::string config_file(const CommandSet& set, const std::vector<std::string>& words);

/// What a file says of one option.
struct OptionEntry {
  const OptionRow* row;
  std::vector<std::string> values;  ///< as one would write them; none: not given
};
/// The entries of a table of options, in its order. Throws Error naming `file` as above.
std::vector<OptionEntry> entries_of(const nlohmann::json& table, const Command& command,
                                    const std::string& file);

}  // namespace quarter
