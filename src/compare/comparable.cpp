// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "quarter/base/error.hpp"
#include "quarter/city/area_matches.hpp"
#include "quarter/compare/comparison.hpp"

namespace quarter {
namespace {

std::string limit_text(std::optional<double> limit) {
  return limit ? fmt::format("{:g}", *limit) : "-";
}

/// What a check asks for, apart from where.
std::string demand_of(const CheckResult& check) {
  return fmt::format("min {} m {} met {} near {}", limit_text(check.minutes),
                     limit_text(check.metres), limit_text(check.met_from),
                     limit_text(check.near_from));
}

/// An option of two runs, or of one and of a version that did not know it yet.
struct OptionPair {
  std::string before = "-", after = "-";
  RunOption::For purpose = RunOption::For::unsaid;  ///< as the run says that says it
};

std::map<std::string, OptionPair> pairs_of(const RunResults& before, const RunResults& after) {
  std::map<std::string, OptionPair> pairs;
  const auto say = [](OptionPair& pair, RunOption::For purpose) {
    if (purpose != RunOption::For::unsaid) pair.purpose = purpose;
  };
  for (const RunOption& option : before.options) {
    pairs[option.name].before = option.value;
    say(pairs[option.name], option.purpose);
  }
  for (const RunOption& option : after.options) {
    pairs[option.name].after = option.value;
    say(pairs[option.name], option.purpose);
  }
  return pairs;
}

}  // namespace

std::vector<std::string> differing_options(const RunResults& before, const RunResults& after,
                                           Difference what) {
  std::vector<std::string> lines;
  for (const auto& [name, pair] : pairs_of(before, after)) {
    const bool is_rule = pair.purpose == RunOption::For::figures;
    if (is_rule != (what == Difference::rules) || pair.purpose == RunOption::For::display) continue;
    if (pair.before != pair.after)
      lines.push_back(fmt::format("{}: {} before, {} after", name, pair.before, pair.after));
  }
  return lines;
}

std::vector<std::string> differing_rules(const RunResults& before, const RunResults& after) {
  std::vector<std::string> lines = differing_options(before, after, Difference::rules);
  if (before.weight != after.weight)
    lines.push_back(fmt::format("weights: {} before, {} after", before.weight, after.weight));
  for (const CheckResult& old : before.checks) {
    const auto same =
        std::find_if(after.checks.begin(), after.checks.end(), [&](const CheckResult& check) {
          return check.check == old.check && check.categories == old.categories &&
                 check.modes == old.modes;
        });
    if (same == after.checks.end() || demand_of(*same) == demand_of(old)) continue;
    const std::string line = fmt::format("check {} {}: {} before, {} after", old.check,
                                         old.categories, demand_of(old), demand_of(*same));
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(line);
  }
  return lines;
}

std::string differing_area(const RunResults& before, const RunResults& after) {
  if (before.area.empty() || after.area.empty()) return {};
  const AreaDifference difference = difference_of(before.area, after.area);
  if (difference.likeness() >= kSameArea) return {};
  std::string text = fmt::format(
      "area studied: {:.2f} km² before, {:.2f} km² after, {:.2f} km² of "
      "it the same",
      difference.before_m2 / 1e6, difference.after_m2 / 1e6, difference.common_m2 / 1e6);
  if (difference.where.valid())
    text += fmt::format("; they differ most around {:.4f},{:.4f}", difference.where.lon(),
                        difference.where.lat());
  return text;
}

void refuse_other_place(const RunResults& before, const RunResults& after) {
  if (before.area.empty() || after.area.empty()) return;
  if (difference_of(before.area, after.area).common_m2 > 0) return;
  fail_usage("{} and {}: are of different places, which share no ground; give two runs of one city",
             before.shown, after.shown);
}

std::vector<std::string> differing_inputs(const RunResults& before, const RunResults& after) {
  std::vector<std::string> lines = differing_options(before, after, Difference::inputs);
  if (before.version != after.version) {
    lines.push_back(
        fmt::format("quarter {} before, {} after: some of the change may be the program's",
                    before.version, after.version));
  }
  return lines;
}

}  // namespace quarter
