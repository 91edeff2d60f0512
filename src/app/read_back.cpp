// SPDX-License-Identifier: Apache-2.0
#include "read_back.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/formats/companions.hpp"
#include "quarter/formats/output_set.hpp"
#include "quarter/run/option_rows.hpp"
#include "run_file.hpp"

namespace quarter {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

[[noreturn]] void fail_record(const fs::path& results) {
  fail_usage("{}: is no run.json; give the folder that a run wrote",
             (results / "run.json").string());
}

json read_run(const fs::path& results) {
  std::ifstream stream(results / "run.json", std::ios::binary);
  json run = json::parse(stream, nullptr, false);
  const bool whole = run.is_object() && run.value("options", json()).is_object();
  if (!whole) fail_record(results);
  return run;
}

/// The files that a row stands for.
std::vector<fs::path> files_of(const OptionRow& row) {
  const OptionValue value = row.said();
  if (const auto* const all = std::get_if<std::vector<fs::path>>(&value)) return *all;
  const auto* const one = std::get_if<fs::path>(&value);
  return one == nullptr ? std::vector<fs::path>() : std::vector<fs::path>{*one};
}

/// Whether a file, with those that are read with it, holds what run.json says.
bool is_as_recorded(const fs::path& file, const json& entry) {
  if (sha256_of_file(file) != entry["sha256"].get<std::string>()) return false;
  std::vector<std::string> recorded, found;
  for (const json& part : entry.value("read_with", json::array())) {
    if (part.is_object()) recorded.push_back(part.value("sha256", ""));
  }
  for (const fs::path& part : companions_of(file))
    found.push_back(sha256_of_file(part));
  return found == recorded;
}

/// Finds the files of one option.
class Finder {
 public:
  Finder(const fs::path& results, const OptionRow& row) : results_(results), row_(row) {}

  /// What the record says of the option: a file, several, or no file. `moved`: see options_of_run.
  std::vector<std::string> find(const json& said, const std::vector<fs::path>& moved) const {
    const bool several = row_.shape == OptionRow::Shape::several;
    std::vector<std::string> found;
    for (const json& entry : several ? said : json::array({said})) {
      if (!entry.is_object()) continue;  // none was given
      found.push_back(file_of(entry, several ? of_name(entry, moved) : moved).string());
    }
    for (const fs::path& file : moved) {
      if (std::find(found.begin(), found.end(), file.string()) == found.end())
        fail_usage("{}: the run in {} did without; leave it out",
                   several ? option() + " " + file.string() : option(), results_.string());
    }
    return found;
  }

 private:
  /// As `explain` calls it.
  std::string option() const { return "--" + row_.key(); }

  std::vector<fs::path> of_name(const json& entry, const std::vector<fs::path>& moved) const {
    std::vector<fs::path> same;
    for (const fs::path& file : moved) {
      if (entry.value("name", json()) == file.filename().string()) same.push_back(file);
    }
    return same;
  }

  fs::path file_of(const json& entry, const std::vector<fs::path>& moved) const {
    if (!entry.value("name", json()).is_string() || !entry.value("sha256", json()).is_string())
      fail_record(results_);
    const std::string name = fs::path(entry["name"].get<std::string>()).filename();
    std::vector<fs::path> places{name, fs::absolute(results_) / ".." / name};
    if (!moved.empty()) places = {moved.front()};
    std::error_code ignored;  // what cannot be looked at is not there
    const auto found = std::find_if(places.begin(), places.end(), [&](const fs::path& file) {
      return fs::exists(file, ignored);
    });
    if (found == places.end()) {
      fail("{}: is not here, nor beside the results; say where it is with {} FILE",
           valid_utf8(moved.empty() ? name : moved.front().string()), option());
    }
    if (!is_as_recorded(*found, entry)) {
      fail(
          "{}: is not the file this run was made from (run.json has its SHA-256); find that one, "
          "or run again",
          found->string());
    }
    return *found;
  }

  const fs::path& results_;
  const OptionRow& row_;
};

}  // namespace

RunOptions options_of_run(const fs::path& results, CityOptions moved) {
  const json record = read_run(results);
  RunOptions run;
  const Command command{"run", "", run_rows(run), {}, {}};
  const std::string file = (results / "run.json").string();
  for (const OptionEntry& entry : entries_of(record["options"], command, file)) {
    if (!entry.values.empty()) read_values(*entry.row, entry.values, file + ": ", "");
  }
  for (const OptionRow& given : city_rows(moved)) {
    if (given.content != OptionRow::Content::file) continue;
    const std::string key = given.key();
    const json said =
        given.is_positional() ? record.value(key, json()) : record["options"].value(key, json());
    const std::vector<std::string> found = Finder(results, given).find(said, files_of(given));
    const OptionRow& row = *command.row(key);
    if (row.is_required && found.empty()) fail_record(results);
    if (!found.empty()) row.read(found);
  }
  return run;
}

}  // namespace quarter
