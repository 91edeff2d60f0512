// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "quarter/catalogue/rules.hpp"

namespace quarter {

class TableReader;

/// The text of the catalogue that is built into the program.
std::string_view built_in_catalogue();

/// A catalogue as it is written.
struct CatalogueText {
  std::string toml;
  std::string name;  ///< as messages call it
};

/// The text of a file, or of the built-in catalogue for an empty path. Throws Error
/// (ExitCode::usage) if the file cannot be read, or is too large to be one.
CatalogueText catalogue_text(const std::filesystem::path& path);

/// Reads the tables that another module knows, once the others are read.
using ReadMore = std::function<void(TableReader& root, const Catalogue& catalogue)>;

/// Reads a catalogue. All mistakes of a file are reported at once, each as "NAME:LINE: what (did
/// you mean …?)", in one Error with ExitCode::usage. Unknown keys are mistakes. Without `more`, the
/// tables of checks are left unread, right or wrong: see parse_rulebook.
Catalogue parse_catalogue(std::string_view toml, std::string_view name, const ReadMore& more = {});

/// The same of a file, or of the built-in one for an empty path.
Catalogue load_catalogue(const std::filesystem::path& path);

}  // namespace quarter
