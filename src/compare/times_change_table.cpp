// SPDX-License-Identifier: Apache-2.0
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
  const Comparison& all;
  const DistrictTimes& of;

  const TimeColumn& column() const { return all.columns[of.column]; }
};

const TableHead kHead{"times",
                      Layer::Kind::none,
                      "compare",
                      "times.csv",
                      {"One row for each mode and category, for each district and for the whole "
                       "area studied ('city'): who came nearer, over blocks with the same outline",
                       "每行一种出行方式和一类设施，逐片区及整个研究范围（city）列出："
                       "轮廓相同的街块中谁变近、谁变远"}};

void add_weight(const char* name, Meaning meaning, double DistrictTimes::*member,
                Table<Row>& table) {
  table.real(name, 1, "[weight_kind]", std::move(meaning),
             [member](const Row& row) { return Value{row.of.*member}; },
             {.always = true, .least = 0});
}

void add_whose(Table<Row>& table) {
  const TableDescription equity = equity_description();
  const auto same = [&](const char* name, auto value) { table.add(field_of(equity, name), value); };
  same(column::kDistrict, [](const Row& row) { return text_or_null(row.of.district); });
  same(column::kName, [](const Row& row) { return text_or_null(row.of.name); });
  same(column::kMode, [](const Row& row) { return Value{row.column().mode}; });
  same(column::kCategory, [](const Row& row) { return Value{row.column().category}; });
  add_weight(column::kWeight, {"weight of the blocks compared", "参与比较的街块的权重"},
             &DistrictTimes::weight, table);
  same(column::kWeightKind, [](const Row& row) { return Value{row.all.after.weight}; });
}

Table<Row> times_change_table() {
  Table<Row> table(kHead);
  add_whose(table);
  table.real("mean_change_min", 2, unit::kMinutes,
             {"mean change in minutes by weight, shorter below 0; what is not reached counts with "
              "the limit of the search",
              "按权重平均的分钟数变化，缩短为负；未到达按搜索限值计"},
             [](const Row& row) { return number_or_null(row.of.mean_change); });
  add_weight("weight_nearer", {"weight of the blocks that came nearer", "变近的街块的权重"},
             &DistrictTimes::nearer, table);
  add_weight("weight_farther", {"weight of the blocks that came to be farther", "变远的街块的权重"},
             &DistrictTimes::farther, table);
  add_weight(
      "weight_newly_reached",
      {"weight of the blocks that reach a place now and did not before", "新近可到达的街块的权重"},
      &DistrictTimes::newly_reached, table);
  add_weight(
      "weight_no_longer_reached",
      {"weight of the blocks that reached a place before and do not now", "不再可到达的街块的权重"},
      &DistrictTimes::no_longer_reached, table);
  add_weight("weight_not_compared",
             {"weight of the blocks that could not be compared", "无法比较的街块的权重"},
             &DistrictTimes::not_compared, table);
  return table;
}

}  // namespace

Layer times_change_layer(const Comparison& c) {
  return times_change_table().layer(c.times.size(), [&c](std::size_t i) {
    return Row{c, c.times[i]};
  });
}

TableDescription times_change_description() {
  return times_change_table().description();
}

}  // namespace quarter
