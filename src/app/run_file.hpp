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

/// The files a run was made from; empty: none, such as where the catalogue is the built-in one.
struct RunInputs {
  std::filesystem::path extract, catalogue, covers, elevation;
  std::vector<std::filesystem::path> places;
};

/// The files that the record `results`/run.json names: those `given` (of places, those of the same
/// name), or files of that name in the current folder or beside the results. Throws Error if there
/// is none, if its bytes are not those of the record, or if one is given that the run did without.
RunInputs inputs_of_run(const std::filesystem::path& results, const RunInputs& given);

}  // namespace quarter
