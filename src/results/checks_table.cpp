// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>

#include "cell_values.hpp"
#include "check_line.hpp"
#include "city_column.hpp"
#include "column_keys.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/decay.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/results/run_tables.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/units.hpp"
#include "scope.hpp"
#include "table_list.hpp"

namespace quarter {
namespace {

const TableHead kHead{"checks",
                      Layer::Kind::none,
                      "run",
                      "checks.csv",
                      {"One row for each check (or target of a check), for each district and for "
                       "the whole area studied ('city'); checks.json holds the same",
                       "每行一项检查（或检查的一个目标），逐片区及整个研究范围（city）列出；"
                       "checks.json 内容相同"}};

/// Each once, in their order, with a plus between.
std::string join_words(const std::vector<std::string>& words) {
  std::vector<std::string> once;
  for (const std::string& word : words) {
    if (std::find(once.begin(), once.end(), word) == once.end()) once.push_back(word);
  }
  return fmt::format("{}", fmt::join(once, "+"));
}

Value categories_of(const CheckLine& line) {
  std::vector<std::string> words;
  for (const CheckTarget& target : line.row().targets) {
    if (line.check().kind->has_places())
      words.push_back(line.run.catalogue.categories[target.category].id);
  }
  return text_or_null(join_words(words));
}

Value modes_of(const CheckLine& line) {
  std::vector<std::string> words;
  for (const ModeIndex mode : line.row().modes)
    words.push_back(line.run.catalogue.modes[mode].id);
  return text_or_null(join_words(words));
}

/// The limit all targets share; nothing where they have none, or different ones.
Value common_limit(const CheckRow& row, double CheckTarget::*limit) {
  if (row.targets.empty()) return {};
  const double first = row.targets.front().*limit;
  const bool same = std::all_of(row.targets.begin(), row.targets.end(),
                                [&](const CheckTarget& t) { return t.*limit == first; });
  return same && first > 0 ? Value{first} : Value{};
}

Value threshold(const CheckLine& line, double CheckRule::*of) {
  const bool none = line.check().report_only || !line.row().needs.empty();
  return none ? Value{} : Value{line.check().*of};
}

/// Every unit that a figure can have, each once.
std::vector<std::string> unit_words() {
  std::vector<std::string> words;
  for (const CheckKind* const kind : check_kinds()) {
    std::string word(english(kind->unit));
    if (!word.empty() && !one_of(word, words)) words.push_back(std::move(word));
  }
  return words;
}

/// What is looked at, where.
void add_check(Lines& table) {
  table.text(column::kDistrict, kDistrictMeaning,
             [](const CheckLine& line) { return Value{line.scope.id}; }, {.always = true});
  table.text(column::kName, {"name of the district", "片区名称"},
             [](const CheckLine& line) { return text_or_null(line.scope.name); });
  table.text(column::kCheck, {"id of the check in the catalogue", "检查项在规则目录中的编号"},
             [](const CheckLine& line) { return Value{line.check().id}; },
             {.always = true, .pattern = "^[0-9]+\\.[0-9]+[a-z]?$"});
  table.integer(
      column::kModule, unit::kOne, {"module of the guidebook", "指南的模块"},
      [](const CheckLine& line) { return integer(static_cast<std::size_t>(line.check().module)); },
      {.always = true, .least = 1});
  table.text("kind", {"how it is measured, see the catalogue", "测量方法，见规则目录"},
             [](const CheckLine& line) { return text_value(line.check().kind->name); },
             {.always = true});
  table.text(column::kTitle, {"what the check asks, in English", "检查项名称（英文）"},
             [](const CheckLine& line) { return Value{line.check().title.en}; }, {.always = true});
  table.text(column::kTitleZh, {"the same in Chinese", "检查项名称（中文）"},
             [](const CheckLine& line) { return text_or_null(line.check().title.zh); });
  table.text(column::kCategories,
             {"categories the row looks at, joined by +", "所考察的设施类别，以 + 连接"},
             categories_of);
  table.text(column::kModes,
             {"modes of travel, joined by +; the quickest counts", "出行方式，以 + 连接；取最快者"},
             modes_of);
}

/// How it is measured.
void add_measure(Lines& table) {
  table.real(column::kMinutes, 1, unit::kMinutes,
             {"limit of time, if all targets share one", "时间限值（各目标相同时）"},
             [](const CheckLine& line) { return common_limit(line.row(), &CheckTarget::minutes); },
             {.above = 0});
  table.real(column::kMetres, 1, unit::kMetres,
             {"limit of length, if all targets share one", "距离限值（各目标相同时）"},
             [](const CheckLine& line) { return common_limit(line.row(), &CheckTarget::metres); },
             {.above = 0});
  table.text("decay",
             {"how much less a place counts the farther away it is: id of a decay in the catalogue",
              "设施随距离衰减的方式：规则目录中衰减函数的编号"},
             [](const CheckLine& line) {
               const CheckRule& check = line.check();
               return check.decay ? Value{line.run.catalogue.decays[*check.decay].id} : Value{};
             });
  table.text(column::kUnit, {"unit of share and share_high", "share 与 share_high 的单位"},
             [](const CheckLine& line) {
               return text_or_null(std::string(english(line.check().kind->unit)));
             },
             {.words = unit_words()});
  table.text(column::kIsShare,
             {"whether the figure lies between 0 and 1 and is read in percent",
              "数值是否为 0 至 1 之间的占比（按百分比读）"},
             [](const CheckLine& line) {
               return text_value(is_share(line.check().kind->unit) ? "yes" : "no");
             },
             {.always = true, .words = {"yes", "no"}});
}

/// What was found.
void add_figures(Lines& table) {
  table.real(column::kShare, 4, "[unit]",
             {"the figure, or the low end of its interval; null: nothing to measure",
              "数值，或其区间的下限；空：没有可测量的对象"},
             [](const CheckLine& line) { return low_or_null(line.share()); }, {.least = 0});
  table.real(column::kShareHigh, 4, "[unit]",
             {"the high end: what the map leaves open counts as satisfied",
              "区间的上限：地图未能确定的部分视为满足"},
             [](const CheckLine& line) { return high_or_null(line.share()); }, {.least = 0});
  table.real(
      "land_share", 4, unit::kOne,
      {"the same for the land of inhabited blocks instead of their weight, of figures that "
       "are shares of weight",
       "同一指标按有居住街块的用地面积（而非权重）计算的占比；仅限按权重计算的占比"},
      [](const CheckLine& line) { return low_or_null(line.land()); }, kShareRule);
  table.real(
      "land_share_high", 4, unit::kOne, {"the high end of land_share", "land_share 区间的上限"},
      [](const CheckLine& line) { return high_or_null(line.land()); }, kShareRule);
  table.text(column::kVerdict, {"whether the check is met", "是否达标的结论"},
             [](const CheckLine& line) {
               return text_value(name_of(row_verdict(line.run, line.index, *line.scope.tally)));
             },
             {.always = true, .words = verdict_words()});
  table.real(column::kMetFrom, 2, "[unit]",
             {"figure from which the check is met", "达标线：达到此值为达标"},
             [](const CheckLine& line) { return threshold(line, &CheckRule::met); });
  table.real(column::kNearFrom, 2, "[unit]",
             {"figure from which it is near; greater than met_from where less is better",
              "接近线：达到此值为接近；数值越小越好时大于 met_from"},
             [](const CheckLine& line) { return threshold(line, &CheckRule::near); });
}

Lines checks_table(const ColumnKeys& keys) {
  Lines table(kHead);
  add_check(table);
  add_measure(table);
  add_figures(table);
  add_grounds(table);
  add_quality(table);
  for (const ColumnKeys::Group& group : keys.groups)
    add_group(group, table);
  add_city(table);
  return table;
}

}  // namespace

Layer checks_layer(const RunResult& r) {
  const auto scopes = std::make_shared<std::vector<Scope>>(scopes_of(r));
  const std::size_t rows = r.assessment.rows.size();
  return checks_table(keys_of(r)).layer(scopes->size() * rows, [&r, scopes, rows](std::size_t i) {
    return CheckLine{r, (*scopes)[i / rows], i % rows};
  });
}

TableDescription checks_description() {
  return checks_table(pattern_keys()).description();
}

}  // namespace quarter
