// SPDX-License-Identifier: Apache-2.0
#include "quarter/compare/comparison_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <set>

#include "quarter/base/text.hpp"
#include "quarter/results/column_names.hpp"

namespace quarter {
namespace {

constexpr std::size_t kMostVerdicts = 40;  ///< districts' verdicts printed; all are in compare.csv

template <typename... Args>
void put(std::string& out, fmt::format_string<Args...> text, Args&&... args) {
  fmt::format_to(std::back_inserter(out), text, std::forward<Args>(args)...);
}

/// "+8.9", "-0.4", "0.0".
std::string signed_text(std::optional<double> number, int digits) {
  if (!number) return "-";
  const double scale = std::pow(10, digits);
  const double rounded = std::round(*number * scale) / scale;
  return rounded == 0 ? fmt::format("{:.{}f}", 0.0, digits)
                      : fmt::format("{:+.{}f}", rounded, digits);
}

std::string percent(double part, double whole) {
  return whole > 0 ? fmt::format("{:.1f} %", 100 * part / whole) : "-";
}

/// Checks with several rows of one district, which need their category to be told apart.
std::set<std::string> checks_of_many(const Comparison& c) {
  std::set<std::string> seen, many;
  for (const CheckChange& change : c.checks) {
    if (!seen.insert(change.any().district + '\n' + change.any().check).second)
      many.insert(change.any().check);
  }
  return many;
}

std::string verdicts_text(const CheckChange& change) {
  const std::string old = verdict_or_missing(change.before);
  const std::string now = verdict_or_missing(change.after);
  return old == now ? now : old + " -> " + now;
}

bool is_changed(const CheckChange& change) {
  if (change.before == nullptr || change.after == nullptr) return true;
  const bool same = change.effect == Effect::none || !change.change || *change.change == 0;
  const bool same_high = !change.change_high || *change.change_high == 0;
  return !same || !same_high || change.verdict != Effect::none || change.gaining > 0 ||
         change.losing > 0;
}

void put_heading(std::string& out, const Comparison& c) {
  const auto side = [&](const char* word, const RunResults& r) {
    put(out, "{:<7} {}: {}, {}\n", word, r.shown, r.extract, r.day());
  };
  side("before", c.before);
  side("after", c.after);
  put(out, "{}, up to {:g} minutes; weighted by {}: {:.0f} before, {:.0f} after\n",
      fmt::join(c.after.modes, ", "), c.after.max_minutes, c.after.weight, c.before.total,
      c.after.total);
}

void put_city(std::string& out, const Comparison& c, const std::set<std::string>& many) {
  std::size_t unchanged = 0;
  std::string rows;
  for (const CheckChange& change : c.checks) {
    const CheckResult& check = change.any();
    if (check.district != column::kCity) continue;
    if (!is_changed(change)) {
      ++unchanged;
      continue;
    }
    const double whole = change.after == nullptr ? 0 : change.after->weight;
    put(rows, "  {:<5} {:<56.56} {:>14} {:>14} {:>7} {:>8} {:>8}  {}\n", check.check,
        title_text(check, many.contains(check.check)),
        change.before == nullptr ? "missing" : figure_text(*change.before),
        change.after == nullptr ? "missing" : figure_text(*change.after),
        signed_text(change.change, check.is_share ? 1 : 2),
        change.by_block ? percent(change.gaining, whole) : "",
        change.by_block ? percent(change.losing, whole) : "", verdicts_text(change));
  }
  if (!rows.empty()) {
    put(out, "\n{:<64} {:>14} {:>14} {:>7} {:>8} {:>8}  {}\n", "Checks, whole area", "before",
        "after", "change", "better", "worse", "verdict");
    out += rows;
  }
  put(out, "{}{} results of the whole area are as before\n", rows.empty() ? "\n" : "  ", unchanged);
}

void put_minutes(std::string& out, const Comparison& c) {
  std::string rows;
  for (const DistrictTimes& t : c.times) {
    const bool any = t.nearer > 0 || t.farther > 0;
    if (t.district != column::kCity || !any) continue;
    const TimeColumn& column = c.columns[t.column];
    put(rows, "  {:<12} {:<24.24} {:>9} {:>9} {:>9} {:>14} {:>17}\n", column.mode, column.category,
        signed_text(t.mean_change, 2), percent(t.nearer, t.weight), percent(t.farther, t.weight),
        percent(t.newly_reached, t.weight), percent(t.no_longer_reached, t.weight));
  }
  if (rows.empty()) {
    out += "\nNo block is nearer to or farther from anything\n";
    return;
  }
  const std::string heading =
      fmt::format("Minutes for {:.1f} % of the weight", 100 * c.share_compared());
  put(out, "\n{:<39} {:>9} {:>9} {:>9} {:>14} {:>17}\n", heading, "mean", "nearer", "farther",
      "newly reached", "no longer reached");
  out += rows;
}

void put_districts(std::string& out, const Comparison& c, const std::set<std::string>& many) {
  std::string rows;
  std::size_t count = 0;
  for (const CheckChange& change : c.checks) {
    const CheckResult& check = change.any();
    const bool both = change.before != nullptr && change.after != nullptr;
    if (check.district == column::kCity || !both || change.verdict == Effect::none) continue;
    if (++count > kMostVerdicts) continue;
    put(rows, "  {:<24.24} {:<5} {:<56.56} {:>14} {:>14}  {}\n",
        check.name.empty() ? check.district : check.name, check.check,
        title_text(check, many.contains(check.check)), figure_text(*change.before),
        figure_text(*change.after), verdicts_text(change));
  }
  if (count == 0) return;
  put(out, "\nDistricts whose verdict changed\n{}", rows);
  if (count > kMostVerdicts) put(out, "  and {} more\n", count - kMostVerdicts);
}

void put_groups(std::string& out, const Comparison& c) {
  std::string rows;
  for (const GroupChange& g : c.groups) {
    const auto old = g.before->figure("mean_min"), now = g.after->figure("mean_min");
    const bool changed = old && now && *old != *now;
    if (g.after->group == "all" || !changed) continue;
    put(rows, "  {:<18.18} {:<12} {:<24.24} {:>8.2f} {:>8.2f} {:>9}\n", g.after->group,
        g.after->mode, g.after->category, *old, *now, signed_text(*now - *old, 2));
  }
  if (rows.empty()) return;
  put(out, "\n{:<58} {:>8} {:>8} {:>9}\n{}", "Groups of people, mean minutes", "before", "after",
      "change", rows);
}

/// How far a block of one run could be found in the other.
void put_layout(std::string& out, const Comparison& c) {
  const auto count = [&](BlockMatch match) {
    return std::count_if(c.blocks.begin(), c.blocks.end(),
                         [&](const BlockPair& pair) { return pair.match == match; });
  };
  const auto same = count(BlockMatch::same), changed = count(BlockMatch::changed),
             added = count(BlockMatch::added), gone = count(BlockMatch::gone);
  put(out, "\nBlocks: {} have the same outline in both", same);
  if (changed + added + gone == 0) {
    out += '\n';
    return;
  }
  put(out,
      " and {:.1f} % of the weight; {} have another, {} are new, {} are gone.\n"
      "  The layout of blocks differs: better and worse, nearer and farther count those with the "
      "same outline only.\n"
      "  The checks of districts and of the whole area are those of each run in full. For all "
      "blocks, run both with\n"
      "  --blocks grid:METRES and one --boundary, or with blocks from one file.\n",
      100 * c.share_compared(), changed, added, gone);
}

}  // namespace

std::string figure_text(const CheckResult& check) {
  if (!check.share) return "-";
  const double scale = check.is_share ? 100 : 1;
  const int digits = check.is_share ? 1 : 2;
  const std::string unit = check.is_share ? " %" : " " + check.unit;
  const double high = check.share_high.value_or(std::numeric_limits<double>::infinity());
  return interval_text(scale * *check.share, scale * high, digits) + unit;
}

std::string title_text(const CheckResult& check, bool with_categories) {
  return with_categories && !check.categories.empty() ? check.categories + ": " + check.title
                                                      : check.title;
}

std::string comparison_text(const Comparison& c) {
  const std::set<std::string> many = checks_of_many(c);
  std::string out;
  put_heading(out, c);
  put_city(out, c, many);
  put_minutes(out, c);
  put_districts(out, c, many);
  put_groups(out, c);
  put_layout(out, c);
  return out;
}

}  // namespace quarter
