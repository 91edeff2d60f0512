// SPDX-License-Identifier: Apache-2.0
#include "quarter/batch/gathered.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "quarter/base/error.hpp"
#include "quarter/base/text.hpp"
#include "quarter/compare/comparison.hpp"
#include "quarter/results/column_names.hpp"

namespace quarter {
namespace fs = std::filesystem;
namespace {

std::string name_of_folder(const fs::path& folder) {
  const fs::path plain = fs::absolute(folder).lexically_normal();
  return (plain.has_filename() ? plain : plain.parent_path()).filename().string();
}

std::string title_of(const RunResults& run, const std::string& id) {
  for (const RunOption& option : run.options) {
    if (option.name == "--title" && option.value != "-") return option.value;
  }
  return id;
}

std::string text_in(const nlohmann::json& status, const char* key) {
  const auto found = status.find(key);
  return found != status.end() && found->is_string() ? valid_utf8(found->get<std::string>()) : "";
}

/// By what its --status says, else by why it cannot be read.
FailedCity failed_city(const std::string& id, const fs::path& statuses, const std::string& why) {
  FailedCity failed{id, {}, why, ""};
  if (statuses.empty()) return failed;
  std::ifstream stream(statuses / (id + ".json"));
  const auto status = nlohmann::json::parse(stream, nullptr, false);
  if (!status.is_object()) return failed;
  failed.stage = text_in(status, "stage");
  if (const std::string message = text_in(status, "message"); !message.empty())
    failed.message = message;
  const auto exit = status.find("exit");
  if (exit != status.end() && exit->is_number_integer()) failed.exit = exit->get<std::int64_t>();
  return failed;
}

/// From the folder of the overview; links of web pages have slashes.
std::string way_to_page(const fs::path& folder, const fs::path& out) {
  std::error_code error;
  const fs::path page = folder / "report.html";
  if (!fs::is_regular_file(page, error)) return {};
  return fs::absolute(page)
      .lexically_normal()
      .lexically_relative(fs::absolute(out))
      .generic_string();
}

}  // namespace

std::size_t GatheredCity::count(std::string_view verdict) const {
  return static_cast<std::size_t>(
      std::count_if(run.checks.begin(), run.checks.end(), [&](const CheckResult& check) {
        return check.district == column::kCity && check.verdict == verdict;
      }));
}

Gathered read_runs(const std::vector<fs::path>& folders, const fs::path& statuses,
                   const fs::path& out) {
  std::map<std::string, fs::path> by_id;
  for (const fs::path& folder : folders) {
    const auto [known, is_new] = by_id.emplace(name_of_folder(folder), folder);
    if (!is_new)
      fail_usage("{} and {}: bear one name, by which cities are known; rename one",
                 known->second.string(), folder.string());
  }
  Gathered all;
  for (const auto& [id, folder] : by_id) {
    try {
      RunResults run = read_results(folder, ResultParts::checks);
      std::string name = title_of(run, id);
      all.cities.push_back(
          {valid_utf8(id), std::move(name), way_to_page(folder, out), std::move(run)});
    } catch (const Error& error) {
      all.failed.push_back(failed_city(valid_utf8(id), statuses, error.what()));
    }
  }
  return all;
}

std::vector<std::string> unlike_runs(const Gathered& all) {
  std::vector<std::string> lines;
  for (const GatheredCity& city : all.cities) {
    const RunResults& first = all.cities.front().run;
    if (city.run.version != first.version)
      lines.push_back(
          fmt::format("{}: version {}, not {}", city.id, city.run.version, first.version));
    for (const std::string& line : differing_options(first, city.run, Difference::rules))
      lines.push_back(fmt::format("{}: {} ({})", city.id, line, all.cities.front().id));
  }
  return lines;
}

}  // namespace quarter
