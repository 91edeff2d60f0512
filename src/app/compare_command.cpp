// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>

#include "change_maps.hpp"
#include "quarter/app/options.hpp"
#include "quarter/app/run_record.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/streams.hpp"
#include "quarter/compare/comparison_layers.hpp"
#include "quarter/compare/comparison_text.hpp"
#include "quarter/compare/history.hpp"
#include "quarter/formats/write_layer.hpp"

namespace quarter {
namespace {

using nlohmann::ordered_json;

ordered_json entry_of(const RunResults& r) {
  return {{"extract", r.extract},
          {"date", r.date.empty() ? ordered_json(nullptr) : ordered_json(r.date)},
          {"run_json_sha256", r.digest},
          {"version", r.version}};
}

/// run.json of a comparison: which results it was made of. Holds no path.
void write_record(ordered_json facts, OutputSet& set) {
  ordered_json record{
      {"program", "quarter"},
      {"version", QUARTER_VERSION},
      {"command", "compare"},
      {"attribution",
       "© OpenStreetMap contributors, ODbL 1.0, https://www.openstreetmap.org/copyright"}};
  record.update(facts);
  const std::vector<std::string> names = set.names();
  const std::filesystem::path path = set.file("run.json");
  write_text(run_record(record.dump(), names, path.parent_path()), path);
  set.commit();
}

void note(const CompareOptions& options, const std::string& text) {
  if (options.talk != Talk::quiet) print_err("note: {}\n", text);
}

/// Throws Error where figures do not mean the same, unless --force.
void require_comparable(const CompareOptions& options, const std::vector<std::string>& differing) {
  if (differing.empty()) return;
  if (!options.force) {
    fail_usage(
        "the two runs follow different rules ({}); run one again with the other's options "
        "(--config its run.json), or compare all the same with --force",
        fmt::join(differing, "; "));
  }
  for (const std::string& line : differing)
    note(options, "other rules: " + line);
}

/// The same for the ground that both runs are of. Returns what differs.
std::vector<std::string> require_same_area(const CompareOptions& options, const RunResults& before,
                                           const RunResults& after) {
  refuse_other_place(before, after);
  const std::string differing = differing_area(before, after);
  if (differing.empty()) return {};
  if (!options.force) {
    fail_usage(
        "the two runs studied different areas ({}); run both with the same --boundary, or compare "
        "all the same with --force",
        differing);
  }
  note(options, "other " + differing);
  return {differing};
}

void compare_two(const CompareOptions& options) {
  if (options.results.size() != 2) {
    fail_usage(
        "compare takes two folders of results, BEFORE and AFTER, not {}; for a series over "
        "several give --history",
        options.results.size());
  }
  std::optional<OutputSet> set;
  if (!options.out.empty()) set.emplace(options.out, options.overwrite);
  const RunResults before = read_results(options.results[0], ResultParts::all);
  const RunResults after = read_results(options.results[1], ResultParts::all);
  const std::vector<std::string> rules = differing_rules(before, after);
  require_comparable(options, rules);
  const std::vector<std::string> areas = require_same_area(options, before, after);
  const std::vector<std::string> inputs = differing_inputs(before, after);
  for (const std::string& line : inputs)
    note(options, line);
  const Comparison comparison = compare(before, after);
  if (set) {
    write_layer(differences_layer(comparison), set->file("differences.geojson"));
    write_layer(checks_change_layer(comparison), set->file("compare.csv"));
    write_layer(times_change_layer(comparison), set->file("times.csv"));
    if (!comparison.groups.empty())
      write_layer(groups_change_layer(comparison), set->file("groups.csv"));
    write_change_maps(options, comparison, *set);
    write_record({{"before", entry_of(before)},
                  {"after", entry_of(after)},
                  {"other_rules", rules},
                  {"other_area", areas},
                  {"other_inputs", inputs}},
                 *set);
  }
  if (options.talk != Talk::quiet) print_out("{}", comparison_text(comparison));
}

void compare_many(const CompareOptions& options) {
  std::optional<OutputSet> set;
  if (!options.out.empty()) set.emplace(options.out, options.overwrite);
  std::vector<RunResults> runs;
  for (const std::filesystem::path& folder : options.results)
    runs.push_back(read_results(folder, ResultParts::checks));
  const History history = history_of(std::move(runs));
  ordered_json entries = ordered_json::array();
  for (const RunResults& run : history.runs) {
    entries.push_back(entry_of(run));
    if (run.date.empty())
      note(options, run.shown + ": its extract states no date, so it comes first");
  }
  if (set) {
    write_layer(history_layer(history), set->file("history.csv"));
    write_record({{"runs", entries}}, *set);
  }
  if (options.talk != Talk::quiet) print_out("{}", history_text(history));
}

}  // namespace

void compare_command(const CompareOptions& options) {
  options.history ? compare_many(options) : compare_two(options);
  if (!options.out.empty() && options.talk != Talk::quiet)
    print_err("results in {}\n", options.out.string());
}

}  // namespace quarter
