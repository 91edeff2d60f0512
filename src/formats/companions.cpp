// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/companions.hpp"

#include <algorithm>
#include <string>

#include "quarter/base/letter_case.hpp"

namespace quarter {
namespace fs = std::filesystem;
namespace {

/// What takes the place of an ending; in small letters, as GDAL tries both cases.
std::vector<std::string> endings_beside(const std::string& ending) {
  if (ending == ".shp") return {".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx"};
  if (ending == ".csv") return {".csvt", ".prj"};
  return {};
}

/// What is put behind a whole name.
std::vector<std::string> endings_behind(const std::string& ending) {
  if (ending == ".gpkg") return {"-journal", "-wal"};
  return {};
}

std::string in_capitals(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

}  // namespace

std::vector<fs::path> companions_of(const fs::path& input) {
  const std::string ending = lower_case(input.extension().string());
  std::vector<fs::path> candidates;
  for (const std::string& other : endings_beside(ending)) {
    candidates.push_back(fs::path(input).replace_extension(other));
    candidates.push_back(fs::path(input).replace_extension(in_capitals(other)));
  }
  for (const std::string& behind : endings_behind(ending))
    candidates.push_back(input.string() + behind);
  std::erase_if(candidates, [](const fs::path& file) {
    std::error_code ignored;  // what cannot be looked at cannot be read
    return !fs::is_regular_file(file, ignored);
  });
  return candidates;
}

}  // namespace quarter
