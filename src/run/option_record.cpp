// SPDX-License-Identifier: Apache-2.0
#include "option_record.hpp"

#include <algorithm>

#include "quarter/base/text.hpp"
#include "quarter/formats/companions.hpp"
#include "quarter/formats/output_set.hpp"

namespace quarter {
namespace {

using nlohmann::ordered_json;

std::string key_of(const OptionRow& row) {
  std::string key = row.key();
  std::replace(key.begin(), key.end(), '-', '_');
  return key;
}

/// A value as JSON. What is no regular file, such as one within an archive, is known by name only.
struct AsJson {
  ordered_json operator()(std::monostate) const { return nullptr; }
  ordered_json operator()(bool value) const { return value; }
  ordered_json operator()(std::int64_t value) const { return value; }
  ordered_json operator()(double value) const { return value; }
  ordered_json operator()(const std::string& value) const { return valid_utf8(value); }
  ordered_json operator()(const std::filesystem::path& file) const {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return valid_utf8(file.string());
    ordered_json entry = file_entry(file, file.filename().string());
    for (const std::filesystem::path& beside : companions_of(file))
      entry["read_with"].push_back(file_entry(beside, beside.filename().string()));
    return entry;
  }
  template <typename T>
  ordered_json operator()(const std::vector<T>& values) const {
    ordered_json all = ordered_json::array();
    for (const T& value : values)
      all.push_back((*this)(value));
    return all;
  }
};

/// Whether an option means anything: what it needs is given.
bool is_asked(const OptionRow& row, const std::vector<OptionRow>& rows) {
  const auto needed = std::find_if(rows.begin(), rows.end(), [&](const OptionRow& other) {
    return other.long_name == row.needed;
  });
  return row.needed.empty() || needed == rows.end() || !is_empty(needed->said());
}

}  // namespace

ordered_json file_entry(const std::filesystem::path& path, const std::string& name) {
  return {{"name", valid_utf8(name)},
          {"bytes", std::filesystem::file_size(path)},
          {"sha256", sha256_of_file(path)}};
}

ordered_json options_entry(const std::vector<OptionRow>& rows) {
  ordered_json entry = ordered_json::object();
  for (const OptionRow& row : rows) {
    if (row.purpose == Purpose::none) continue;
    ordered_json said = std::visit(AsJson(), row.said());
    if (!said.is_array() && !is_asked(row, rows)) said = nullptr;
    if (said.is_null() && !row.unset_word.empty()) said = row.unset_word;
    entry[key_of(row)] = std::move(said);
  }
  return entry;
}

ordered_json purposes_entry(const std::vector<OptionRow>& rows) {
  ordered_json entry = ordered_json::object();
  for (const Purpose purpose : {Purpose::figures, Purpose::study, Purpose::display}) {
    ordered_json& keys = entry[std::string(name_of(purpose))] = ordered_json::array();
    for (const OptionRow& row : rows) {
      if (row.purpose == purpose) keys.push_back(key_of(row));
    }
  }
  return entry;
}

}  // namespace quarter
