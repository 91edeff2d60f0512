// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "quarter/run/option_row.hpp"

namespace quarter {

/// A file by name, size in bytes and SHA-256.
nlohmann::ordered_json file_entry(const std::filesystem::path& path, const std::string& name);

/// Options as run.json keeps them: each that has a purpose, by its long name with `_` for `-`, so
/// that --config can read it again. Null, or an empty list: not given. Files by name and digest.
nlohmann::ordered_json options_entry(const std::vector<OptionRow>& rows);

/// Which of them is for what: a list of keys for each purpose.
nlohmann::ordered_json purposes_entry(const std::vector<OptionRow>& rows);

}  // namespace quarter
