// SPDX-License-Identifier: Apache-2.0
#include "quarter/catalogue/load_catalogue.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>

#include "quarter/base/error.hpp"

namespace quarter {
namespace {

/// No catalogue is nearly this large; keeps an extract given by mistake out of memory.
constexpr std::size_t kMaxBytes = 4 << 20;

std::string read_file(const std::filesystem::path& path) {
  const std::string name = path.string();
  std::error_code ignored;  // what cannot be looked at cannot be opened either
  if (std::filesystem::is_directory(path, ignored)) {
    fail_usage("catalogue '{}' is a folder; give a TOML file", name);
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    fail_usage("cannot open the catalogue '{}': {}", name, std::generic_category().message(errno));
  }
  std::string text(kMaxBytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) fail_usage("cannot read the catalogue '{}'", name);
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > kMaxBytes) {
    fail_usage("'{}' is larger than {} MiB: this is no catalogue", name, kMaxBytes >> 20);
  }
  return text;
}

}  // namespace

CatalogueText catalogue_text(const std::filesystem::path& path) {
  if (path.empty()) return {std::string(built_in_catalogue()), "built-in catalogue"};
  return {read_file(path), path.string()};
}

Catalogue load_catalogue(const std::filesystem::path& path) {
  const CatalogueText file = catalogue_text(path);
  return parse_catalogue(file.toml, file.name);
}

}  // namespace quarter
