// SPDX-License-Identifier: Apache-2.0
#include "run_file.hpp"

#define TOML_EXCEPTIONS 1
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <utility>

#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/run/option_values.hpp"

namespace quarter {
namespace {

using Shape = OptionRow::Shape;

constexpr const char* kConfig = "--config";

std::string read_all(const std::string& file) {
  if (is_address(file))
    fail_usage("--config: '{}' is an address; download it first and give the file", file);
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) fail("--config: cannot read {}; check the name", file);
  return text;
}

[[noreturn]] void fail_value(const std::string& file, std::string_view key) {
  fail_usage("{}: {} is neither text, a number, true or false, nor a list of these", file, key);
}

/// The value as one would write it on the command line. Side inputs of a run.json are known by name
/// only; what was not given needs no word.
std::vector<std::string> values_of(const nlohmann::json& value, const std::string& key,
                                   const std::string& file) {
  if (value.is_null()) return {};
  if (value.is_string()) return {value.get<std::string>()};
  if (value.is_boolean() || value.is_number()) return {value.dump()};
  if (value.is_object() && value.contains("name") && value["name"].is_string())
    return {value["name"].get<std::string>()};
  if (!value.is_array()) fail_value(file, key);
  std::vector<std::string> all;
  for (const nlohmann::json& one : value) {
    const std::vector<std::string> words = values_of(one, key, file);
    if (one.is_array() || words.size() != 1) fail_value(file, key);
    all.push_back(words.front());
  }
  return all;
}

nlohmann::json read_toml(const std::string& text, const std::string& file) try {
  std::ostringstream json;
  json << toml::json_formatter{toml::parse(text, file)};
  return nlohmann::json::parse(json.str());
} catch (const toml::parse_error& error) {
  fail_usage("{}:{}: {}", file, error.source().begin.line, std::string(error.description()));
}

nlohmann::json read_table(const std::string& file) {
  const std::string text = read_all(file);
  if (!trim(text).starts_with("{")) return read_toml(text, file);
  const nlohmann::json record = nlohmann::json::parse(text, nullptr, false);
  if (!record.is_object() || !record.contains("options") || !record["options"].is_object())
    fail_usage("{}: is no run.json; give the one of an earlier run, or a TOML file", file);
  return record["options"];
}

/// Takes `--config FILE` out of the words.
std::optional<std::string> take_config(std::vector<std::string>& words) {
  const std::string name = kConfig;
  for (auto it = words.begin(); it != words.end(); ++it) {
    if (it->starts_with(name + "=")) {
      const std::string file = it->substr(name.size() + 1);
      words.erase(it);
      return file;
    }
    if (*it == name && std::next(it) != words.end()) {
      const std::string file = *std::next(it);
      words.erase(it, it + 2);
      return file;
    }
  }
  return std::nullopt;
}

bool names(const std::string& word, const OptionRow& row) {
  if (word == row.long_name || word.starts_with(row.long_name + "=")) return true;
  return !row.short_name.empty() && word.starts_with(row.short_name) && !word.starts_with("--");
}

const OptionRow& row_of(const Command& command, std::string key, const std::string& file) {
  std::replace(key.begin(), key.end(), '_', '-');
  const OptionRow* const row = command.row(key);
  if (row != nullptr && row->shape != Shape::handled) return *row;
  std::vector<std::string> keys;
  for (const OptionRow& one : command.rows) {
    if (one.shape != Shape::handled) keys.push_back(one.key());
  }
  fail_usage("{}: 'quarter {}' has no option '{}'{}", file, command.name, key,
             did_you_mean(key, keys));
}

/// Flags are given or not; all else is `--name=value`, a list with commas.
std::vector<std::string> as_words(const OptionEntry& entry) {
  const OptionRow& row = *entry.row;
  if (entry.values.empty() || row.is_positional()) return entry.values;
  if (row.shape == Shape::flag && entry.values[0] == "false") return {};
  if (row.shape == Shape::flag && entry.values[0] == "true") return {row.long_name};
  if (row.shape != Shape::several)
    return {fmt::format("{}={}", row.long_name, fmt::join(entry.values, ","))};
  std::vector<std::string> words;  // given once for each value
  for (const std::string& value : entry.values)
    words.push_back(row.long_name + "=" + value);
  return words;
}

/// The command that the words call, with its place among them; null: none that takes the file.
const Command* command_of(const CommandSet& set, const std::vector<std::string>& words,
                          std::size_t& place) {
  for (place = 0; place < words.size(); ++place) {
    for (const Command& command : set.commands) {
      if (command.name == words[place])
        return command.row("config") == nullptr ? nullptr : &command;
    }
  }
  return nullptr;
}

}  // namespace

std::vector<OptionEntry> entries_of(const nlohmann::json& table, const Command& command,
                                    const std::string& file) {
  std::vector<OptionEntry> entries;
  for (const auto& [key, value] : table.items()) {
    const OptionRow& row = row_of(command, key, file);
    const bool unset = !row.unset_word.empty() && value == row.unset_word;
    entries.push_back({&row, unset ? std::vector<std::string>() : values_of(value, key, file)});
  }
  return entries;
}

std::string config_file(const CommandSet& set, const std::vector<std::string>& words) {
  std::size_t place = 0;
  if (command_of(set, words, place) == nullptr) return {};
  std::vector<std::string> rest(words.begin() + static_cast<std::ptrdiff_t>(place) + 1,
                                words.end());
  return take_config(rest).value_or("");
}

std::vector<std::string> with_run_file(const CommandSet& set, std::vector<std::string> words) {
  std::size_t place = 0;
  const Command* const command = command_of(set, words, place);
  if (command == nullptr) return words;
  const auto split = words.begin() + static_cast<std::ptrdiff_t>(place) + 1;
  std::vector<std::string> rest(split, words.end());
  const std::optional<std::string> file = take_config(rest);
  if (!file) return words;
  std::vector<std::string> result(words.begin(), split), positionals;
  for (const OptionEntry& entry : entries_of(read_table(*file), *command, *file)) {
    const bool given = !entry.row->is_positional() &&
                       std::any_of(rest.begin(), rest.end(), [&](const std::string& word) {
                         return names(word, *entry.row);
                       });
    if (given) continue;
    std::vector<std::string>& target = entry.row->is_positional() ? positionals : result;
    for (std::string& word : as_words(entry))
      target.push_back(std::move(word));
  }
  result.insert(result.end(), rest.begin(), rest.end());
  result.insert(result.end(), positionals.begin(), positionals.end());
  return result;
}

}  // namespace quarter
