// SPDX-License-Identifier: Apache-2.0
#include "quarter/compare/history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "quarter/compare/comparison.hpp"
#include "quarter/compare/comparison_text.hpp"
#include "quarter/results/column_names.hpp"

namespace quarter {
namespace {

/// Of several rows with one key in one run the first is the first in all.
using Key = std::tuple<std::string, std::string, std::string, std::string, std::size_t>;

bool same_options(const RunResults& a, const RunResults& b) {
  return a.weight == b.weight && differing_options(a, b, Difference::rules).empty();
}

/// Newest run first, so that its order of rows is kept.
std::vector<Series> series_of(const std::vector<RunResults>& runs) {
  std::map<Key, std::size_t> at;
  std::vector<Series> all;
  for (std::size_t run = runs.size(); run-- > 0;) {
    std::set<Key> in_run;
    for (const CheckResult& check : runs[run].checks) {
      Key key{check.district, check.check, check.categories, check.modes, 0};
      while (!in_run.insert(key).second)
        ++std::get<4>(key);
      const auto [found, is_new] = at.emplace(key, all.size());
      if (is_new) {
        all.push_back({});
        all.back().points.resize(runs.size(), nullptr);
        all.back().newest = &check;
      }
      all[found->second].points[run] = &check;
    }
  }
  return all;
}

char mark_of(const std::string& verdict) {
  if (verdict == "met") return '+';
  if (verdict == "near") return '~';
  if (verdict == "not met") return '-';
  return verdict == "unknown" ? '?' : ' ';
}

std::string cell_text(const History& history, const Series& series, std::size_t run) {
  const CheckResult* const check = series.points[run];
  if (check == nullptr) return "missing  ";
  return fmt::format("{}{}{}", figure_text(*check), history.comparable(series, run) ? ' ' : '*',
                     mark_of(check->verdict));
}

}  // namespace

bool History::comparable(const Series& one, std::size_t run) const {
  const CheckResult* const point = one.points[run];
  return point != nullptr && same_rules[run] && point->minutes == one.newest->minutes &&
         point->metres == one.newest->metres && point->met_from == one.newest->met_from &&
         point->near_from == one.newest->near_from;
}

History history_of(std::vector<RunResults> runs) {
  std::stable_sort(runs.begin(), runs.end(),
                   [](const RunResults& a, const RunResults& b) { return a.date < b.date; });
  History history;
  history.runs = std::move(runs);
  history.series = series_of(history.runs);
  for (const RunResults& run : history.runs)
    history.same_rules.push_back(same_options(run, history.runs.back()));
  return history;
}

std::string history_text(const History& history) {
  std::map<std::string, std::size_t> rows_of;
  for (const Series& series : history.series)
    rows_of[series.newest->check] += series.newest->district == column::kCity ? 1 : 0;
  std::string out = fmt::format("{:<5} {:<48}", "check", "whole area");
  for (const RunResults& run : history.runs)
    out += fmt::format("{:>16}  ", run.day());
  out += '\n';
  for (const Series& series : history.series) {
    const CheckResult& check = *series.newest;
    if (check.district != column::kCity || check.verdict == "not testable") continue;
    out += fmt::format("{:<5} {:<48.48}", check.check, title_text(check, rows_of[check.check] > 1));
    for (std::size_t run = 0; run < history.runs.size(); ++run)
      out += fmt::format("{:>18}", cell_text(history, series, run));
    out += '\n';
  }
  out += "+ met  ~ near  - not met  ? unknown  * other options or limits than in the newest run\n";
  return out;
}

}  // namespace quarter
