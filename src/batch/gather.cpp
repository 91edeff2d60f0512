// SPDX-License-Identifier: Apache-2.0
#include "quarter/batch/gather.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "quarter/base/error.hpp"
#include "quarter/batch/gathered.hpp"
#include "quarter/formats/output_set.hpp"
#include "quarter/formats/write_layer.hpp"
#include "quarter/report/cities_page.hpp"

namespace quarter {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kShown = 3;  ///< differences that are told
constexpr const char* kAttribution =
    "© OpenStreetMap contributors, ODbL 1.0, https://www.openstreetmap.org/copyright";

void require_alike(const GatherOptions& options, const Gathered& all) {
  std::vector<std::string> lines = unlike_runs(all);
  if (lines.empty() || options.force) return;
  const std::size_t count = lines.size();
  lines.resize(std::min(count, kShown));
  fail_usage(
      "the runs follow different rules ({}{}); run them alike, or gather all the same with --force",
      fmt::join(lines, "; "), count > kShown ? fmt::format("; and {} more", count - kShown) : "");
}

void write_record(const Gathered& all, OutputSet& set) {
  ordered_json runs = ordered_json::array(), files = ordered_json::array();
  for (const GatheredCity& city : all.cities)
    runs.push_back(
        {{"city", city.id}, {"extract", city.run.extract}, {"run_json_sha256", city.run.digest}});
  const std::vector<std::string> names = set.names();
  const std::filesystem::path record = set.file("run.json");
  for (const std::string& name : names)
    files.push_back({{"name", name}, {"sha256", sha256_of_file(record.parent_path() / name)}});
  files.push_back({{"name", "run.json"}});
  const ordered_json text{{"program", "quarter"}, {"version", QUARTER_VERSION},
                          {"command", "gather"},  {"attribution", kAttribution},
                          {"runs", runs},         {"failed", all.failed.size()},
                          {"files", files}};
  write_text(text.dump(2) + "\n", record);
}

}  // namespace

std::string gather(const GatherOptions& options) {
  OutputSet set(options.out, options.overwrite);
  const Gathered all = read_runs(options.runs, options.statuses, options.out);
  if (all.cities.empty())
    fail("none of the {} runs is finished, the first: {}", all.failed.size(),
         all.failed.front().message);
  require_alike(options, all);
  const std::vector<LeaguePlace> league = league_of(all);
  write_layer(cities_layer(all), set.file("cities.gpkg"));
  write_layer(gathered_checks_layer(all), set.file("cities_checks.csv"));
  write_layer(league_layer(all, league), set.file("league.csv"));
  write_layer(failed_layer(all), set.file("failed.csv"));
  const std::string title = options.title.empty() ? "Cities" : options.title;
  write_text(cities_page(title, cities_data(all, league, title)), set.file("index.html"));
  write_record(all, set);
  set.commit();
  if (options.require_all && !all.failed.empty())
    throw Error(
        fmt::format("--require-all: {} of {} runs are not finished; see {}", all.failed.size(),
                    options.runs.size(), (options.out / "failed.csv").string()),
        ExitCode::not_met);
  return fmt::format("{} cities, {} not finished", all.cities.size(), all.failed.size());
}

}  // namespace quarter
