// SPDX-License-Identifier: Apache-2.0
#include "sheet_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "cell_map.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/label.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/results/column_names.hpp"
#include "verdict_mark.hpp"

namespace quarter {
namespace {

const std::string& chinese(const Label& label) {
  return label.zh.empty() ? label.en : label.zh;
}

Label names_of(const Rulebook& catalogue, const std::vector<CategoryIndex>& categories) {
  Label names;
  for (const CategoryIndex c : categories) {
    const Label& label = catalogue.categories[c].label;
    names.en += (names.en.empty() ? "" : ", ") + label.en;
    names.zh += (names.zh.empty() ? "" : "、") + chinese(label);
  }
  return names;
}

// --- classes -----------------------------------------------------------------------------------

/// Minutes to the farthest of the categories, by their medians; not known where the map cannot
/// tell.
std::vector<std::size_t> time_classes_of(const BlockValues& values, const MapSheet& sheet,
                                         const std::vector<TimeClass>& classes) {
  std::vector<std::size_t> result(values.count(), SheetContent::kNotKnown);
  for (std::size_t block = 0; block < values.count(); ++block) {
    const auto farthest = values.told_seconds(sheet.mode, sheet.categories, block);
    if (!farthest) continue;
    std::size_t k = 0;
    while (*farthest > classes[k].upto * 60)
      ++k;
    result[block] = k;
  }
  return result;
}

/// Counts 0 to n in so many bins that the colours go round: all by itself, the others alike.
struct CountBins {
  std::size_t most;
  std::size_t size;   ///< counts in a bin
  std::size_t count;  ///< bins

  CountBins(std::size_t n, std::size_t colours)
      : most(n),
        size(std::max<std::size_t>(1, (n + colours - 2) / std::max<std::size_t>(1, colours - 1))),
        count(1 + (n + size - 1) / size) {}
  std::size_t bin(std::size_t reached) const {
    return reached == most ? 0 : 1 + (most - 1 - reached) / size;
  }
  std::string text(std::size_t b) const {
    if (b == 0) return fmt::format("{}", most);
    const std::size_t high = most - 1 - (b - 1) * size;
    const std::size_t low = high + 1 < size ? 0 : high + 1 - size;
    return low == high ? fmt::format("{}", high) : fmt::format("{} – {}", low, high);
  }
};

/// How many of the categories a block reaches in so many minutes, at least and at most.
struct Reached {
  std::size_t least = 0, most = 0;
};

Reached reached_categories(const BlockValues& values, const MapSheet& sheet, std::size_t block,
                           double minutes) {
  Reached reached;
  const auto within = [&](std::optional<double> seconds) {
    return seconds && *seconds <= minutes * 60 ? std::size_t{1} : 0;
  };
  for (const CategoryIndex c : sheet.categories) {
    reached.least += within(values.seconds(sheet.mode, c, block));
    reached.most += within(values.least_seconds(sheet.mode, c, block));
  }
  return reached;
}

void add_counts(const ReportSource& source, const BlockValues& values, const MapSheet& sheet,
                SheetContent& content) {
  const std::vector<TimeClass> colours = time_classes(source.catalogue);
  const CountBins bins(sheet.categories.size(), colours.size());
  for (std::size_t b = 0; b < bins.count; ++b) {
    const std::size_t colour = bins.count < 2 ? 0 : b * (colours.size() - 1) / (bins.count - 1);
    content.legend.push_back({colours[colour].colour, {bins.text(b), {}}});
  }
  const double minutes = pivot_minutes(source.catalogue);
  for (std::size_t block = 0; block < values.count(); ++block) {
    const Reached reached = reached_categories(values, sheet, block, minutes);
    const bool told = values.known(block) && bins.bin(reached.least) == bins.bin(reached.most);
    content.classes.push_back(told ? bins.bin(reached.least) : SheetContent::kNotKnown);
  }
}

void add_times(const ReportSource& source, const BlockValues& values, const MapSheet& sheet,
               SheetContent& content) {
  const std::vector<TimeClass> classes = time_classes(source.catalogue);
  for (const TimeClass& c : classes) {
    content.legend.push_back({c.colour,
                              {std::isinf(c.upto) ? fmt::format("> {:g}", c.above)
                                                  : fmt::format("{:g} – {:g}", c.above, c.upto),
                               {}}});
  }
  content.classes = time_classes_of(values, sheet, classes);
}

/// The class of a cell by its seconds or its count.
template <typename ClassOf>
std::vector<std::uint16_t> cell_classes(const std::vector<std::uint16_t>& cells, ClassOf class_of) {
  std::vector<std::uint16_t> classes;
  classes.reserve(cells.size());
  for (const std::uint16_t cell : cells) {
    const bool is_code = cell == kCellEmpty || cell == kCellNotTold;
    const std::uint16_t code =
        cell == kCellEmpty ? SheetContent::kNoCell : SheetContent::kCellUnknown;
    classes.push_back(is_code ? code : static_cast<std::uint16_t>(class_of(cell)));
  }
  return classes;
}

void add_cells(const ReportSource& source, const CellMap& cells, const MapSheet& sheet,
               SheetContent& content) {
  const std::vector<TimeClass> classes = time_classes(source.catalogue);
  if (sheet.kind == MapSheet::Kind::overview) {
    const CountBins bins(sheet.categories.size(), classes.size());
    content.cells = cell_classes(
        cells.reached(sheet.mode, sheet.categories, pivot_minutes(source.catalogue) * 60),
        [&](std::uint16_t count) { return bins.bin(count); });
    return;
  }
  content.cells =
      cell_classes(cells.farthest(sheet.mode, sheet.categories), [&](std::uint16_t seconds) {
        std::size_t k = 0;
        while (seconds == kCellBeyond ? k + 1 < classes.size() : seconds > classes[k].upto * 60)
          ++k;
        return k;
      });
}

/// Where a check holds, as its column of the blocks says; without one nothing is known.
void add_holds(const ReportSource& source, const BlockValues& values, const MapSheet& sheet,
               SheetContent& content) {
  for (const VerdictWord& word : verdict_words()) {
    if (word.verdict != "unknown")
      content.legend.push_back({verdict_colour(word.verdict), word.label});
  }
  const auto column = column_of(source.blocks, source.rows[sheet.row].column);
  for (std::size_t block = 0; block < values.count(); ++block) {
    const std::string verdict = text_at(source.blocks, column, block);
    const auto found = std::find_if(
        content.legend.begin(), content.legend.end(),
        [&](const LegendEntry& entry) { return !verdict.empty() && entry.text.en == verdict; });
    content.classes.push_back(found == content.legend.end()
                                  ? SheetContent::kNotKnown
                                  : static_cast<std::size_t>(found - content.legend.begin()));
  }
}

// --- words -------------------------------------------------------------------------------------

/// "within 15 min", "within 500 m"; nothing where targets differ.
Label limit_of(const CheckRow& row) {
  if (row.targets.empty()) return {};
  const CheckTarget& first = row.targets.front();
  const bool alike =
      std::all_of(row.targets.begin(), row.targets.end(), [&](const CheckTarget& target) {
        return target.minutes == first.minutes && target.metres == first.metres;
      });
  if (!alike) return {};
  if (first.minutes > 0)
    return {fmt::format("within {:g} min", first.minutes),
            fmt::format("{:g}分钟内", first.minutes)};
  if (first.metres > 0)
    return {fmt::format("within {:g} m", first.metres), fmt::format("{:g}米内", first.metres)};
  return {};
}

void add_check_words(const ReportSource& source, const MapSheet& sheet, SheetContent& content) {
  const CheckRow& row = source.rows[sheet.row];
  const CheckRule& check = source.catalogue.checks[row.check];
  content.title = {source.title + ": " + check.title.en,
                   source.title + "：" + chinese(check.title)};
  content.subtitle = {"Check " + check.id, "指标 " + check.id};
  const auto append = [&](const Label& more) {
    if (more.en.empty()) return;
    content.subtitle.en += "  ·  " + more.en;
    content.subtitle.zh += "  ·  " + chinese(more);
  };
  append(names_of(source.catalogue, sheet.categories));
  append(limit_of(row));
  for (const ModeIndex mode : row.modes)
    append(source.catalogue.modes[mode].label);
  if (!row.needs.empty()) append({"needs " + row.needs, "需要 " + row.needs});
  content.legend_title = {"The median home of a block", "街块的中位住宅"};
}

void add_words(const ReportSource& source, const MapSheet& sheet, SheetContent& content) {
  if (sheet.kind == MapSheet::Kind::verdicts) return add_check_words(source, sheet, content);
  const Rulebook& catalogue = source.catalogue;
  const Label& mode = catalogue.modes[sheet.mode].label;
  const Label names = names_of(catalogue, sheet.categories);
  const std::size_t n = sheet.categories.size();
  if (sheet.kind == MapSheet::Kind::overview) {
    const double minutes = pivot_minutes(catalogue);
    content.title = {
        fmt::format("{}: kinds of places within {:g} minutes, {}", source.title, minutes, mode.en),
        fmt::format("{}：{}{:g}分钟可达的设施类别数", source.title, chinese(mode), minutes)};
    content.legend_title = {fmt::format("of {}", n), fmt::format("共 {} 类", n)};
    content.subtitle = names;
    return;
  }
  content.legend_title = {"minutes", "分钟"};
  content.title =
      n == 1 ? Label{fmt::format("{}: minutes to {}, {}", source.title, names.en, mode.en),
                     fmt::format("{}：{}到达{}的分钟数", source.title, chinese(mode), names.zh)}
             : Label{fmt::format("{}: minutes to the farthest of {} kinds, {}", source.title, n,
                                 mode.en),
                     fmt::format("{}：{}到达{}类设施中最远一类的分钟数", source.title,
                                 chinese(mode), n)};
  content.subtitle = names;
  if (n > 1 || sheet.name.find("module") != std::string::npos)
    content.subtitle = {fmt::format("Module {}: {}", sheet.module, names.en),
                        fmt::format("模块 {}：{}", sheet.module, names.zh)};
  else
    content.subtitle = {};
}

// --- verdicts ----------------------------------------------------------------------------------

/// Whether a row asks what the sheet shows: minutes to some of its categories, with a verdict.
bool is_of(const ReportSource& source, const MapSheet& sheet, const CheckRow& row) {
  const CheckRule& check = source.catalogue.checks[row.check];
  if (!reaches_all_targets(check) || check.report_only || check.straight ||
      check.module != sheet.module)
    return false;
  if (row.modes != std::vector<ModeIndex>{sheet.mode}) return false;
  return std::all_of(row.targets.begin(), row.targets.end(), [&](const CheckTarget& target) {
    return target.metres == 0 && target.minutes == pivot_minutes(source.catalogue) &&
           std::find(sheet.categories.begin(), sheet.categories.end(), target.category) !=
               sheet.categories.end();
  });
}

/// The rows a sheet's verdict rests on; one that asks for all categories speaks for all. The
/// overview rests on all that have a verdict.
std::vector<std::size_t> rows_of(const ReportSource& source, const MapSheet& sheet) {
  if (sheet.kind == MapSheet::Kind::verdicts) return {sheet.row};
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < source.rows.size(); ++i) {
    const CheckRule& check = source.catalogue.checks[source.rows[i].check];
    if (sheet.kind == MapSheet::Kind::overview) {
      if (!check.report_only && source.rows[i].needs.empty()) rows.push_back(i);
    } else if (is_of(source, sheet, source.rows[i])) {
      if (source.rows[i].targets.size() == sheet.categories.size()) return {i};
      rows.push_back(i);
    }
  }
  return rows;
}

/// Of several verdicts the one that weighs most: a need that is not met is not made up for.
std::string gravest(const std::set<std::string>& verdicts) {
  for (const char* verdict : {"not met", "unknown", "near", "met"}) {
    if (verdicts.contains(verdict)) return verdict;
  }
  return {};
}

std::vector<Standing> standings_of(const ReportSource& source, const MapSheet& sheet) {
  const std::vector<std::size_t> rows = rows_of(source, sheet);
  const auto column = [&](const char* name) { return column_of(source.checks, name); };
  const auto verdict_column = column(column::kVerdict), low = column(column::kShare),
             high = column(column::kShareHigh);
  std::vector<Standing> standings;
  for (std::size_t scope = 0; scope < source.scopes.count; ++scope) {
    std::set<std::string> verdicts;
    std::size_t met = 0;
    std::string text;
    for (const std::size_t row : rows) {
      const std::size_t line = scope * source.rows.size() + row;
      const std::string verdict = text_at(source.checks, verdict_column, line);
      verdicts.insert(verdict);
      met += verdict == "met" ? 1 : 0;
      const auto share = number_at(source.checks, low, line);
      const double most =
          number_at(source.checks, high, line).value_or(std::numeric_limits<double>::infinity());
      text = share ? interval_text(100 * *share, 100 * most, 0, "–") + " %" : "–";
    }
    if (rows.size() > 1) text = fmt::format("{}/{}", met, rows.size());
    standings.push_back({gravest(verdicts), text});
  }
  return standings;
}

}  // namespace

SheetContent sheet_content(const ReportSource& source, const BlockValues& values,
                           const CellMap* cells, const MapSheet& sheet) {
  SheetContent content;
  const std::string day = source.date.substr(0, 10);
  content.date = day.empty() ? Label{"date of the data not stated", "数据日期未注明"}
                             : Label{"data of " + day, "数据日期 " + day};
  add_words(source, sheet, content);
  switch (sheet.kind) {
    case MapSheet::Kind::overview:
      add_counts(source, values, sheet, content);
      break;
    case MapSheet::Kind::times:
      add_times(source, values, sheet, content);
      break;
    case MapSheet::Kind::verdicts:
      add_holds(source, values, sheet, content);
      break;
  }
  if (cells != nullptr && sheet.kind != MapSheet::Kind::verdicts)
    add_cells(source, *cells, sheet, content);
  content.standings = standings_of(source, sheet);
  return content;
}

}  // namespace quarter
