// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <optional>

#include "city_column.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/results/run_tables.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/units.hpp"
#include "quarter/tables/values.hpp"
#include "scope.hpp"
#include "table_list.hpp"

namespace quarter {
namespace {

struct Row {
  const RunResult& run;
  const EquityRow& of;

  bool is_city() const { return of.district == kNone; }
};

const TableHead kHead{
    "equity",
    Layer::Kind::none,
    "run",
    "equity.csv",
    {"One row for each mode, category and group of people, for each district and "
     "for the whole area studied ('city'): how evenly the minutes are spread",
     "每行对应一种出行方式、一类设施和一个人群，逐片区及整个研究范围（city）列出："
     "所需分钟数的分布是否均衡"}};

constexpr int kMinuteDigits = 2;
constexpr int kIndexDigits = 4;

Value part_of(double part, double whole) {
  return whole > 0 ? Value{part / whole} : Value{};
}

template <std::optional<double> EquityRow::*member>
Value measure(const Row& row) {
  return number_or_null(row.of.*member);
}

/// Whose minutes, to what.
void add_whose(Table<Row>& table) {
  table.text(column::kDistrict, kDistrictMeaning,
             [](const Row& row) {
               return row.is_city() ? text_value(column::kCity)
                                    : Value{row.run.study.districts[row.of.district].id};
             },
             {.always = true});
  table.text(column::kName, {"name of the district", "片区名称"}, [](const Row& row) {
    return row.is_city() ? Value{} : text_or_null(row.run.study.districts[row.of.district].name);
  });
  table.text(column::kMode, {"id of the mode of travel", "出行方式编号"},
             [](const Row& row) { return Value{row.run.catalogue.modes[row.of.mode].id}; },
             {.always = true});
  table.text(column::kCategory, {"id of the category travelled to", "目的地设施类别编号"},
             [](const Row& row) { return Value{row.run.catalogue.categories[row.of.category].id}; },
             {.always = true});
  table.text(column::kGroup, {"group of people, or 'all'", "人群；全体为 all"},
             [](const Row& row) {
               return row.of.group == kNone
                          ? text_value("all")
                          : Value{valid_utf8(row.run.origins.groups[row.of.group])};
             },
             {.always = true});
}

/// Of how many the minutes are known.
void add_weight(Table<Row>& table) {
  table.real(column::kWeight, 1, "[weight_kind]",
             {"weight of those beside a street; others say nothing", "邻近街道者的权重；其余不计"},
             [](const Row& row) { return Value{row.of.weight}; }, {.always = true, .least = 0});
  table.text(column::kWeightKind,
             {"what homes are weighted by, with its unit", "住宅权重的含义及单位"},
             [](const Row& row) {
               const OriginKind kind = row.run.origins.kind;
               return Value{fmt::format("{} ({})", weight_name(kind), weight_unit(kind))};
             },
             {.always = true});
  table.real("beyond_limit", kIndexDigits, unit::kOne,
             {"share of the weight that reaches none within the limit of the search; counted with "
              "that limit",
              "在搜索限值内无法到达的权重占比；按该限值计入"},
             [](const Row& row) { return part_of(row.of.beyond, row.of.weight); },
             {.least = 0, .most = 1});
  table.real("edge_nearer", kIndexDigits, unit::kOne,
             {"share of the weight for which the map ends nearer than the place found",
              "地图边缘比所找到的设施更近的权重占比"},
             [](const Row& row) { return part_of(row.of.edge_nearer, row.of.weight); },
             {.least = 0, .most = 1});
}

void add_quantiles(Table<Row>& table) {
  table.real("mean_min", kMinuteDigits, unit::kMinutes,
             {"weighted mean of the minutes", "分钟数的加权平均值"}, measure<&EquityRow::mean>,
             {.least = 0});
  table.real(
      "p10_min", kMinuteDigits, unit::kMinutes,
      {"minutes that a tenth of the weight has or less (10th percentile)", "第 10 百分位的分钟数"},
      measure<&EquityRow::p10>, {.least = 0});
  table.real("p50_min", kMinuteDigits, unit::kMinutes,
             {"minutes that half of the weight has or less (median)", "分钟数的中位数"},
             measure<&EquityRow::p50>, {.least = 0});
  table.real("p90_min", kMinuteDigits, unit::kMinutes,
             {"minutes that nine tenths of the weight have or less (90th percentile)",
              "第 90 百分位的分钟数"},
             measure<&EquityRow::p90>, {.least = 0});
}

/// Measures of inequality.
void add_spread(Table<Row>& table) {
  table.real("p90_by_p10", kMinuteDigits, unit::kOne,
             {"p90_min over p10_min; 1: no gap", "p90_min 与 p10_min 之比；1 为无差距"},
             measure<&EquityRow::p90_by_p10>, {.least = 1});
  table.real("gini", kIndexDigits, unit::kOne,
             {"Gini coefficient of the minutes; 0: all alike", "分钟数的基尼系数；0 为完全均等"},
             measure<&EquityRow::gini>, {.least = 0, .most = 1});
  table.real("atkinson", kIndexDigits, unit::kOne,
             {"Atkinson index of the minutes; 0: all alike", "分钟数的阿特金森指数；0 为完全均等"},
             measure<&EquityRow::atkinson>, {.least = 0, .most = 1});
  table.real(
      "equally_distributed_min", kMinuteDigits, unit::kMinutes,
      {"Kolm-Pollak equally distributed equivalent: if all had that many minutes it would be "
       "as bad as it is",
       "Kolm-Pollak 均等分布等值：若人人均为该分钟数，则总体负担与现状相当"},
      measure<&EquityRow::equally_distributed>, {.least = 0});
}

/// Who bears the most.
void add_worst_off(Table<Row>& table) {
  table.real("worst_tenth_min", kMinuteDigits, unit::kMinutes,
             {"mean minutes of the tenth of the weight with the longest times",
              "用时最长的十分之一权重的平均分钟数"},
             measure<&EquityRow::worst_tenth_mean>, {.least = 0});
  table.real("worst_tenth_unmet", kIndexDigits, unit::kOne,
             {"share of all minutes beyond the limit of need that falls on that tenth; 0.1: spread "
              "evenly",
              "超过需求限值的全部分钟数中由该十分之一承担的占比；0.1 为均匀分布"},
             measure<&EquityRow::worst_tenth_unmet>, {.least = 0, .most = 1});
  table.real("concentration", kIndexDigits, unit::kOne,
             {"concentration index of the minutes over the ranks of --rank-by; below 0 the low "
              "ranks bear more",
              "分钟数按 --rank-by 排序的集中指数；小于 0 表示低位人群负担更重"},
             measure<&EquityRow::concentration>, {.least = -1, .most = 1});
  table.real("lowest_by_highest_fifth", kIndexDigits, unit::kOne,
             {"share within the limit of need among the fifth with the lowest ranks, over that "
              "among the highest fifth",
              "最低五分之一人群与最高五分之一人群在需求限值内占比之比"},
             measure<&EquityRow::lowest_by_highest_fifth>, {.least = 0});
}

Table<Row> equity_table() {
  Table<Row> table(kHead);
  add_whose(table);
  add_weight(table);
  add_quantiles(table);
  add_spread(table);
  add_worst_off(table);
  add_city(table);
  return table;
}

}  // namespace

Layer equity_layer(const RunResult& r) {
  return equity_table().layer(r.assessment.equity.size(), [&r](std::size_t i) {
    return Row{r, r.assessment.equity[i]};
  });
}

TableDescription equity_description() {
  return equity_table().description();
}

}  // namespace quarter
