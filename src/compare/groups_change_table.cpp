// SPDX-License-Identifier: Apache-2.0
#include "compare_tables.hpp"
#include "quarter/compare/comparison_layers.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/results/result_tables.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/values.hpp"

namespace quarter {
namespace {

struct Row {
  const Comparison& all;
  const GroupChange& of;
};

const TableHead kHead{"groups",
                      Layer::Kind::none,
                      "compare",
                      "groups.csv",
                      {"One row for each mode, category and group of people of the whole area "
                       "studied; figures of equity.csv before and after",
                       "整个研究范围内每种出行方式、每类设施、每个人群一行；"
                       "equity.csv 的数值之前与之后"}};

/// Columns of equity.csv that are compared.
constexpr const char* kFigures[] = {"weight",          "mean_min",     "p50_min", "p90_min",
                                    "worst_tenth_min", "beyond_limit", "gini",    "concentration"};

/// A figure before, after, and by how much it changed.
void add_figure(const Field& figure, Table<Row>& table) {
  const auto before = [name = figure.name](const Row& row) { return row.of.before->figure(name); };
  const auto after = [name = figure.name](const Row& row) { return row.of.after->figure(name); };
  const auto field = [&](const char* end, const char* en, const char* zh) {
    Field made = figure;
    made.name += end;
    made.meaning = {figure.meaning.en + en, figure.meaning.zh + zh};
    return made;
  };
  table.add(field("_before", ": before", "：之前"),
            [before](const Row& row) { return number_or_null(before(row)); });
  table.add(field("_after", ": after", "：之后"),
            [after](const Row& row) { return number_or_null(after(row)); });
  table.add(field("_change", ": change", "：变化"), [before, after](const Row& row) {
    const auto old = before(row), now = after(row);
    return old && now ? Value{*now - *old} : Value{};
  });
}

Table<Row> groups_change_table() {
  Table<Row> table(kHead);
  const TableDescription equity = equity_description();
  const auto same = [&](const char* name, auto value) { table.add(field_of(equity, name), value); };
  same(column::kMode, [](const Row& row) { return Value{row.of.after->mode}; });
  same(column::kCategory, [](const Row& row) { return Value{row.of.after->category}; });
  same(column::kGroup, [](const Row& row) { return Value{row.of.after->group}; });
  same(column::kWeightKind, [](const Row& row) { return Value{row.all.after.weight}; });
  for (const char* const figure : kFigures)
    add_figure(field_of(equity, figure), table);
  return table;
}

}  // namespace

Layer groups_change_layer(const Comparison& c) {
  return groups_change_table().layer(c.groups.size(), [&c](std::size_t i) {
    return Row{c, c.groups[i]};
  });
}

TableDescription groups_change_description() {
  return groups_change_table().description();
}

}  // namespace quarter
