// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

#include "quarter/catalogue/rules.hpp"

namespace quarter {

/// The text of the catalogue that is built into the program.
std::string_view built_in_catalogue();

/// Reads a catalogue. All mistakes of a file are reported at once, each as "NAME:LINE: what (did
/// you mean …?)", in one Error with ExitCode::usage. Unknown keys are mistakes.
Catalogue parse_catalogue(std::string_view toml, std::string_view name);

/// The catalogue of a file, or the built-in one for an empty path.
Catalogue load_catalogue(const std::filesystem::path& path);

}  // namespace quarter
