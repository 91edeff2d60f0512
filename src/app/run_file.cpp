// SPDX-License-Identifier: Apache-2.0
#include "run_file.hpp"

#define TOML_EXCEPTIONS 1
#include <fmt/ranges.h>
#include <toml++/toml.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "option_checks.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/letter_case.hpp"
#include "quarter/base/text.hpp"
#include "quarter/formats/output_set.hpp"

namespace quarter {
namespace {

/// What a file says of one option: several values for a list, none for "not given".
struct Entry {
  std::string key;
  std::vector<std::string> values;
};

std::string read_all(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  if (is_address(file))
    fail_usage("--config: '{}' is an address; download it first and give the file", file);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream) fail("--config: cannot read {}; check the name", file);
  return text;
}

[[noreturn]] void fail_value(const std::string& file, std::string_view key) {
  fail_usage("{}: {} is neither text, a number, true or false, nor a list of these", file, key);
}

/// The value as one would write it on the command line. Side inputs of a run.json are known by name
/// only; the built-in catalogue and what was not given need no word.
std::vector<std::string> values_of(const nlohmann::json& value, const std::string& key,
                                   const std::string& file) {
  if (value.is_null() || value == "built in") return {};
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

std::vector<Entry> entries_of(const nlohmann::json& table, const std::string& file) {
  std::vector<Entry> entries;
  for (const auto& [key, value] : table.items()) {
    std::string name = key;
    std::replace(name.begin(), name.end(), '_', '-');
    entries.push_back({name, values_of(value, key, file)});
  }
  return entries;
}

std::vector<Entry> read_record(const std::string& text, const std::string& file) {
  const nlohmann::json record = nlohmann::json::parse(text, nullptr, false);
  if (!record.is_object() || !record.contains("options") || !record["options"].is_object())
    fail_usage("{}: is no run.json; give the one of an earlier run, or a TOML file", file);
  return entries_of(record["options"], file);
}

std::vector<Entry> read_toml(const std::string& text, const std::string& file) try {
  const toml::table table = toml::parse(text, file);
  std::ostringstream json;
  json << toml::json_formatter{table};
  return entries_of(nlohmann::json::parse(json.str()), file);
} catch (const toml::parse_error& error) {
  fail_usage("{}:{}: {}", file, error.source().begin.line, std::string(error.description()));
}

std::vector<Entry> read_run_file(const std::string& file) {
  const std::string text = read_all(file);
  return trim(text).starts_with("{") ? read_record(text, file) : read_toml(text, file);
}

/// Takes `--config FILE` out of the arguments.
std::optional<std::string> take_config(std::vector<std::string>& arguments) {
  const std::string name = "--config";
  for (auto it = arguments.begin(); it != arguments.end(); ++it) {
    if (it->starts_with(name + "=")) {
      const std::string file = it->substr(name.size() + 1);
      arguments.erase(it);
      return file;
    }
    if (*it == name && std::next(it) != arguments.end()) {
      const std::string file = *std::next(it);
      arguments.erase(it, it + 2);
      return file;
    }
  }
  return std::nullopt;
}

bool names(const std::string& argument, const CLI::Option& option) {
  for (const std::string& name : option.get_lnames()) {
    if (argument == "--" + name || argument.starts_with("--" + name + "=")) return true;
  }
  for (const std::string& name : option.get_snames()) {
    if (argument.starts_with("-" + name) && !argument.starts_with("--")) return true;
  }
  return false;
}

/// How a key of the file is written: the long name of an option, or a positional's in lower case.
std::string key_of(const CLI::Option& option) {
  return option.get_lnames().empty() ? lower_case(option.get_name(true))
                                     : option.get_lnames().front();
}

const CLI::Option& option_of(const CLI::App& command, const Entry& entry, const std::string& file) {
  std::vector<std::string> keys;
  for (const CLI::Option* const option : command.get_options()) {
    const std::string key = key_of(*option);
    if (key == "config" || key == "help") continue;
    if (key == entry.key) return *option;
    keys.push_back(key);
  }
  fail_usage("{}: 'quarter {}' has no option '{}'{}", file, command.get_name(), entry.key,
             did_you_mean(entry.key, keys));
}

/// Flags are given or not; all else is `--name=value`, a list with commas.
std::vector<std::string> as_arguments(const CLI::Option& option, const Entry& entry) {
  if (entry.values.empty() || (option.get_items_expected_max() == 0 && entry.values[0] == "false"))
    return {};
  const std::string name = "--" + entry.key;
  if (option.get_items_expected_max() == 0 && entry.values[0] == "true") return {name};
  if (option.get_items_expected_max() == 1 || option.get_delimiter() != '\0')
    return {fmt::format("{}={}", name, fmt::join(entry.values, ","))};
  std::vector<std::string> words;  // given once for each value
  for (const std::string& value : entry.values)
    words.push_back(name + "=" + value);
  return words;
}

bool is_positional(const CLI::Option& option) {
  return option.get_lnames().empty();
}

[[noreturn]] void fail_record(const std::filesystem::path& results) {
  fail_usage("{}: is no run.json; give the folder that a run wrote",
             (results / "run.json").string());
}

nlohmann::json read_run(const std::filesystem::path& results) {
  std::ifstream stream(results / "run.json", std::ios::binary);
  nlohmann::json run = nlohmann::json::parse(stream, nullptr, false);
  if (!run.is_object()) fail_record(results);
  return run;
}

/// The file that an entry of run.json names: here, beside the results, or where `given` says.
std::filesystem::path file_of_run(const nlohmann::json& entry, const std::filesystem::path& results,
                                  const std::filesystem::path& given, std::string_view option) {
  if (!entry.is_object() || !entry.value("name", nlohmann::json()).is_string() ||
      !entry.value("sha256", nlohmann::json()).is_string())
    fail_record(results);
  const std::string name = std::filesystem::path(entry["name"].get<std::string>()).filename();
  std::vector<std::filesystem::path> places{name, std::filesystem::absolute(results) / ".." / name};
  if (!given.empty()) places = {given};
  std::error_code ignored;  // what cannot be looked at is not there
  const auto found = std::find_if(places.begin(), places.end(), [&](const auto& file) {
    return std::filesystem::exists(file, ignored);
  });
  if (found == places.end()) {
    fail("{}: is not here, nor beside the results; say where it is with {} FILE",
         valid_utf8(given.empty() ? name : given.string()), option);
  }
  if (sha256_of_file(*found) != entry["sha256"].get<std::string>()) {
    fail(
        "{}: is not the file this run was made from (run.json has its SHA-256); find that one, or "
        "run again",
        found->string());
  }
  return *found;
}

/// A file that runs may do without.
std::filesystem::path option_of_run(const nlohmann::json& options, const char* key,
                                    const std::filesystem::path& results,
                                    const std::filesystem::path& given) {
  const nlohmann::json entry = options.value(key, nlohmann::json());
  if (entry.is_object()) return file_of_run(entry, results, given, fmt::format("--{}", key));
  if (!given.empty())
    fail_usage("--{}: the run in {} did without; leave it out", key, results.string());
  return {};
}

}  // namespace

std::vector<std::string> with_run_file(const CLI::App& program,
                                       std::vector<std::string> arguments) {
  const auto command =
      std::find_if(arguments.begin(), arguments.end(), [&](const std::string& word) {
        const auto commands = program.get_subcommands({});
        return std::any_of(commands.begin(), commands.end(),
                           [&](const CLI::App* app) { return app->get_name() == word; });
      });
  if (command == arguments.end()) return arguments;
  const CLI::App& app = *program.get_subcommand(*command);
  if (app.get_option_no_throw("--config") == nullptr) return arguments;
  std::vector<std::string> rest(std::next(command), arguments.end());
  const std::optional<std::string> file = take_config(rest);
  if (!file) return arguments;
  std::vector<std::string> result(arguments.begin(), std::next(command));
  std::vector<std::string> positionals;
  for (const Entry& entry : read_run_file(*file)) {
    const CLI::Option& option = option_of(app, entry, *file);
    if (is_positional(option)) {
      positionals.insert(positionals.end(), entry.values.begin(), entry.values.end());
      continue;
    }
    const bool given = std::any_of(rest.begin(), rest.end(),
                                   [&](const std::string& word) { return names(word, option); });
    if (given) continue;
    const std::vector<std::string> words = as_arguments(option, entry);
    result.insert(result.end(), words.begin(), words.end());
  }
  result.insert(result.end(), rest.begin(), rest.end());
  result.insert(result.end(), positionals.begin(), positionals.end());
  return result;
}

RunInputs inputs_of_run(const std::filesystem::path& results, const RunInputs& given) {
  const nlohmann::json run = read_run(results);
  const nlohmann::json options = run.value("options", nlohmann::json());
  if (!options.is_object()) fail_record(results);
  RunInputs inputs;
  inputs.extract =
      file_of_run(run.value("extract", nlohmann::json()), results, given.extract, "--extract");
  inputs.catalogue = option_of_run(options, "catalogue", results, given.catalogue);
  inputs.covers = option_of_run(options, "covers", results, given.covers);
  inputs.elevation = option_of_run(options, "elevation", results, given.elevation);
  for (const nlohmann::json& entry : options.value("places", nlohmann::json::array())) {
    const auto moved =
        std::find_if(given.places.begin(), given.places.end(), [&](const auto& file) {
          return entry.is_object() &&
                 entry.value("name", nlohmann::json()) == file.filename().string();
        });
    inputs.places.push_back(
        file_of_run(entry, results, moved == given.places.end() ? "" : *moved, "--places"));
  }
  for (const std::filesystem::path& file : given.places) {
    const auto taken = std::find(inputs.places.begin(), inputs.places.end(), file);
    if (taken == inputs.places.end())
      fail_usage("--places {}: the run in {} did without; leave it out", file.string(),
                 results.string());
  }
  return inputs;
}

}  // namespace quarter
