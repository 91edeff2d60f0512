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
#include "quarter/formats/layer_columns.hpp"

namespace quarter {
namespace {

using Type = Field::Type;

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

Column point_column(const History& history, const char* name, Type type, int digits,
                    Value (*value)(const CheckResult&)) {
  return {{name, type, digits, ""}, [&history, value](std::size_t i) {
            const std::size_t runs = history.runs.size();
            const CheckResult* const check = history.series[i / runs].points[i % runs];
            return check == nullptr ? Value{} : value(*check);
          }};
}

Column series_column(const History& history, const char* name, std::string CheckResult::*member) {
  return {{name, Type::text, 0, ""}, [&history, member](std::size_t i) {
            return text_or_null(history.series[i / history.runs.size()].newest->*member);
          }};
}

Column run_column(const History& history, const char* name, std::string RunResults::*member) {
  return {{name, Type::text, 0, ""}, [&history, member](std::size_t i) {
            return text_or_null(history.runs[i % history.runs.size()].*member);
          }};
}

template <std::optional<double> CheckResult::*member>
Value number(const CheckResult& check) {
  return check.*member ? Value{*(check.*member)} : Value{};
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

Layer history_layer(const History& history) {
  const std::size_t runs = history.runs.size();
  std::vector<Column> columns{
      series_column(history, "district", &CheckResult::district),
      series_column(history, "name", &CheckResult::name),
      series_column(history, "check", &CheckResult::check),
      series_column(history, "title", &CheckResult::title),
      series_column(history, "title_zh", &CheckResult::title_zh),
      series_column(history, "categories", &CheckResult::categories),
      series_column(history, "modes", &CheckResult::modes),
      run_column(history, "date", &RunResults::date),
      run_column(history, "extract", &RunResults::extract),
      run_column(history, "run_sha256", &RunResults::digest),
      {{"state", Type::text, 0, ""},
       [&history, runs](std::size_t i) {
         const bool there = history.series[i / runs].points[i % runs] != nullptr;
         return Value{std::string(there ? "measured" : "missing")};
       }},
      {{"comparable", Type::text, 0, ""},
       [&history, runs](std::size_t i) {
         const bool same = history.comparable(history.series[i / runs], i % runs);
         return Value{std::string(same ? "yes" : "no")};
       }},
      point_column(history, "minutes", Type::real, 1, number<&CheckResult::minutes>),
      point_column(history, "metres", Type::real, 1, number<&CheckResult::metres>),
      series_column(history, "unit", &CheckResult::unit),
      point_column(history, "share", Type::real, 4, number<&CheckResult::share>),
      point_column(history, "share_high", Type::real, 4, number<&CheckResult::share_high>),
      point_column(history, "verdict", Type::text, 0,
                   [](const CheckResult& check) { return Value{check.verdict}; }),
      point_column(history, "weight", Type::real, 1,
                   [](const CheckResult& check) { return Value{check.weight}; }),
      point_column(history, "weight_kind", Type::text, 0,
                   [](const CheckResult& check) { return Value{check.weight_kind}; }),
  };
  return make_layer("history", Layer::Kind::none, history.series.size() * runs, std::move(columns),
                    {});
}

std::string history_text(const History& history) {
  std::map<std::string, std::size_t> rows_of;
  for (const Series& series : history.series)
    rows_of[series.newest->check] += series.newest->district == "city" ? 1 : 0;
  std::string out = fmt::format("{:<5} {:<48}", "check", "whole area");
  for (const RunResults& run : history.runs)
    out += fmt::format("{:>16}  ", run.day());
  out += '\n';
  for (const Series& series : history.series) {
    const CheckResult& check = *series.newest;
    if (check.district != "city" || check.verdict == "not testable") continue;
    out += fmt::format("{:<5} {:<48.48}", check.check, title_text(check, rows_of[check.check] > 1));
    for (std::size_t run = 0; run < history.runs.size(); ++run)
      out += fmt::format("{:>18}", cell_text(history, series, run));
    out += '\n';
  }
  out += "+ met  ~ near  - not met  ? unknown  * other options or limits than in the newest run\n";
  return out;
}

}  // namespace quarter
