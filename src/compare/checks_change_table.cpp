// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "compare_tables.hpp"
#include "quarter/compare/comparison_layers.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/results/result_tables.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/units.hpp"
#include "quarter/tables/values.hpp"

namespace quarter {
namespace {

struct Row {
  const CheckChange& change;

  const CheckResult& any() const { return change.any(); }
};

const TableHead kHead{"compare",
                      Layer::Kind::none,
                      "compare",
                      "compare.csv",
                      {"One row for each check (or target of a check), for each district and for "
                       "the whole area studied ('city')",
                       "每行一项检查（或检查的一个目标），逐片区及整个研究范围（city）列出"}};

constexpr int kShareDigits = 4;

template <std::string CheckResult::*member>
Value text(const Row& row) {
  return text_or_null(row.any().*member);
}

template <std::optional<double> CheckResult::*member>
Value number(const Row& row) {
  return number_or_null(row.any().*member);
}

/// A figure of one of the two runs; null where that run has no such row.
template <typename Member>
auto before(Member member) {
  return [member](const Row& row) {
    const CheckResult* const check = row.change.before;
    return check == nullptr ? Value{} : number_or_null(check->*member);
  };
}
template <typename Member>
auto after(Member member) {
  return [member](const Row& row) {
    const CheckResult* const check = row.change.after;
    return check == nullptr ? Value{} : number_or_null(check->*member);
  };
}

template <double CheckChange::*member>
Value by_block(const Row& row) {
  return row.change.by_block ? Value{row.change.*member} : Value{};
}

/// What is compared: columns of checks.csv.
void add_check(Table<Row>& table) {
  const TableDescription checks = checks_description();
  const auto same = [&](const char* name, auto value) { table.add(field_of(checks, name), value); };
  same(column::kDistrict, text<&CheckResult::district>);
  same(column::kName, text<&CheckResult::name>);
  same(column::kCheck, text<&CheckResult::check>);
  same(column::kModule, [](const Row& row) { return Value{row.any().module}; });
  same(column::kTitle, text<&CheckResult::title>);
  same(column::kTitleZh, text<&CheckResult::title_zh>);
  same(column::kCategories, text<&CheckResult::categories>);
  same(column::kModes, text<&CheckResult::modes>);
  same(column::kMinutes, number<&CheckResult::minutes>);
  same(column::kMetres, number<&CheckResult::metres>);
  same(column::kUnit, text<&CheckResult::unit>);
}

void add_figures(Table<Row>& table) {
  table.real("before", kShareDigits, "[unit]",
             {"the figure before, or the low end of its interval", "之前的数值，或其区间的下限"},
             before(&CheckResult::share));
  table.real("before_high", kShareDigits, "[unit]",
             {"the high end of the figure before", "之前区间的上限"},
             before(&CheckResult::share_high));
  table.real("after", kShareDigits, "[unit]",
             {"the figure after, or the low end of its interval", "之后的数值，或其区间的下限"},
             after(&CheckResult::share));
  table.real("after_high", kShareDigits, "[unit]",
             {"the high end of the figure after", "之后区间的上限"},
             after(&CheckResult::share_high));
  table.real("change", 2, "[change_unit]",
             {"change of the figure, or of the low end", "数值或下限的变化"},
             [](const Row& row) { return number_or_null(row.change.change); });
  table.real("change_high", 2, "[change_unit]", {"change of the high end", "上限的变化"},
             [](const Row& row) { return number_or_null(row.change.change_high); });
  table.text("change_unit", {"unit of change and change_high", "change 与 change_high 的单位"},
             [](const Row& row) {
               return row.any().is_share ? text_value(unit::kPercentagePoints)
                                         : text_or_null(row.any().unit);
             });
  table.text("effect",
             {"what the change of the figure is to those who live with it", "数值变化对居民的影响"},
             [](const Row& row) { return text_value(name_of(row.change.effect)); },
             {.always = true, .words = effect_words()});
}

void add_verdicts(Table<Row>& table) {
  table.text("verdict_before", {"verdict before, or 'missing'", "之前的结论；缺失为 missing"},
             [](const Row& row) { return Value{verdict_or_missing(row.change.before)}; },
             {.always = true});
  table.text("verdict_after", {"verdict after, or 'missing'", "之后的结论；缺失为 missing"},
             [](const Row& row) { return Value{verdict_or_missing(row.change.after)}; },
             {.always = true});
  table.text(
      "verdict_change",
      {"what the change of the verdict is to those who live with it", "结论变化对居民的影响"},
      [](const Row& row) { return text_value(name_of(row.change.verdict)); },
      {.always = true, .words = effect_words()});
}

void add_weights(Table<Row>& table) {
  table.real("weight_before", 1, "[weight_kind]",
             {"what the figure before is a share of", "之前占比的分母"},
             before(&CheckResult::weight), {.least = 0});
  table.real("weight_after", 1, "[weight_kind]",
             {"what the figure after is a share of", "之后占比的分母"}, after(&CheckResult::weight),
             {.least = 0});
  table.add(field_of(checks_description(), column::kWeightKind), text<&CheckResult::weight_kind>);
  table.real("weight_gaining", 1, "[weight_kind]",
             {"weight of the blocks with a better verdict", "结论改善的街块的权重"},
             by_block<&CheckChange::gaining>, {.least = 0});
  table.real("weight_losing", 1, "[weight_kind]",
             {"weight of the blocks with a worse verdict", "结论变差的街块的权重"},
             by_block<&CheckChange::losing>, {.least = 0});
  table.real("weight_not_compared", 1, "[weight_kind]",
             {"weight of the blocks that had another outline before",
              "之前轮廓不同、无法比较的街块的权重"},
             by_block<&CheckChange::not_compared>, {.least = 0});
}

/// The figures of a group of people that both runs counted apart.
void add_group(const std::string& group, Table<Row>& table) {
  const auto share_of = [group](const CheckResult* check) -> std::optional<double> {
    if (check == nullptr || !check->group_shares.contains(group)) return std::nullopt;
    return check->group_shares.at(group);
  };
  table.real("before_of_" + group, kShareDigits, unit::kOne,
             {"share of " + group + " before, low end", group + "之前的占比（下限）"},
             [share_of](const Row& row) { return number_or_null(share_of(row.change.before)); });
  table.real("after_of_" + group, kShareDigits, unit::kOne,
             {"share of " + group + " after, low end", group + "之后的占比（下限）"},
             [share_of](const Row& row) { return number_or_null(share_of(row.change.after)); });
  table.real("change_of_" + group, 2, unit::kPercentagePoints,
             {"change of that share", group + "占比的变化"}, [share_of](const Row& row) {
               const auto old = share_of(row.change.before), now = share_of(row.change.after);
               return old && now ? Value{100 * (*now - *old)} : Value{};
             });
}

std::set<std::string> groups_of(const Comparison& c) {
  std::set<std::string> groups;
  for (const CheckChange& change : c.checks) {
    if (change.before == nullptr || change.after == nullptr) continue;
    for (const auto& [group, share] : change.after->group_shares) {
      if (change.before->group_shares.contains(group)) groups.insert(group);
    }
  }
  return groups;
}

Table<Row> checks_change_table(const std::set<std::string>& groups) {
  Table<Row> table(kHead);
  add_check(table);
  add_figures(table);
  add_verdicts(table);
  add_weights(table);
  for (const std::string& group : groups)
    add_group(group, table);
  return table;
}

}  // namespace

Layer checks_change_layer(const Comparison& c) {
  return checks_change_table(groups_of(c)).layer(c.checks.size(), [&c](std::size_t i) {
    return Row{c.checks[i]};
  });
}

TableDescription checks_change_description() {
  return checks_change_table({"<group>"}).description();
}

}  // namespace quarter
