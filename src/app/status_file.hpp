// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace quarter {

/// The file of --status: one line of JSON that says how a run ended, for whoever starts many. It
/// holds `exit` (null while the run is at work, and for ever where it was killed without a word, as
/// by kill -9), `message`, `stage` (where it ended), `cpu_s`, `wall_s`, `peak_mb` (mebibytes of
/// memory) and `bytes` (of the outputs in place).

/// The FILE of `--status FILE` or `--status=FILE` among the words of a command line; empty: none.
std::filesystem::path status_file(const std::vector<std::string>& words);

/// Begins it, unless `file` is empty or one is begun. Throws Error where the file cannot be
/// written, or is there and is no status of an earlier run.
void begin_status(const std::filesystem::path& file);

/// Whether there is one: then the exit status tells bad input (65) from a lack (75).
bool has_status();

/// A stage begins. From any thread.
void tell_status_stage(std::string_view name);

/// Its last word; what comes later is left out. From any thread, also when the process ends at
/// once.
void end_status(int exit, std::string_view message) noexcept;

}  // namespace quarter
