// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
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

/// The extract a run was made from: `given`, or a file of the recorded name in the current folder
/// or beside the results. Throws Error if there is none, or if its bytes are not those of the
/// record `results`/run.json.
std::filesystem::path extract_of_run(const std::filesystem::path& results,
                                     const std::filesystem::path& given);

/// The same for the files of places of the run, in their order; those of a name in `given` are
/// there.
std::vector<std::filesystem::path> places_of_run(const std::filesystem::path& results,
                                                 const std::vector<std::filesystem::path>& given);

}  // namespace quarter
