// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace quarter {

/// Replaces `--config FILE` among `arguments` (the program's, without its name) by what the file
/// says, in front of what the command line says. FILE is TOML, or the run.json of an earlier run: a
/// key for each long option of the command, `_` or `-` alike, and `extract` (or `points`) for what
/// stands without an option. An option that the command line names too is left out: the command
/// line wins. Throws Error naming the file and the key if a key is unknown or a value cannot be an
/// option's.
std::vector<std::string> with_run_file(const CLI::App& program, std::vector<std::string> arguments);

}  // namespace quarter
