// SPDX-License-Identifier: Apache-2.0
#include "compare_tables.hpp"
#include "quarter/compare/history.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/results/result_tables.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/values.hpp"

namespace quarter {
namespace {

struct Row {
  const History& all;
  std::size_t index;

  const Series& series() const { return all.series[index / all.runs.size()]; }
  std::size_t run() const { return index % all.runs.size(); }
  const CheckResult* point() const { return series().points[run()]; }
};

const TableHead kHead{
    "history",
    Layer::Kind::none,
    "compare --history",
    "history.csv",
    {"One row for each check of each district and of the whole area studied "
     "('city') in each run, by the date of the data",
     "每行对应一次运行中一个片区或整个研究范围（city）的一项检查，按数据日期排列"}};

template <std::string CheckResult::*member>
Value of_series(const Row& row) {
  return text_or_null(row.series().newest->*member);
}

template <std::string RunResults::*member>
Value of_run(const Row& row) {
  return text_or_null(row.all.runs[row.run()].*member);
}

/// Of that run; null where it has no such row.
template <std::optional<double> CheckResult::*member>
Value number(const Row& row) {
  return row.point() == nullptr ? Value{} : number_or_null(row.point()->*member);
}
template <std::string CheckResult::*member>
Value text(const Row& row) {
  return row.point() == nullptr ? Value{} : Value{row.point()->*member};
}

void add_run(Table<Row>& table) {
  table.text("date",
             {"date of the data of the run; null: not stated", "该次运行的数据日期；空：未注明"},
             of_run<&RunResults::date>);
  table.text("extract", {"name of its extract", "其地图提取文件的名称"},
             of_run<&RunResults::extract>);
  table.text("run_sha256", {"SHA-256 of its run.json", "其 run.json 的 SHA-256"},
             of_run<&RunResults::digest>);
  table.text(
      "state", {"whether the run has this row", "该次运行是否有此行"},
      [](const Row& row) { return text_value(row.point() != nullptr ? "measured" : "missing"); },
      {.always = true, .words = {"measured", "missing"}});
  table.text("comparable",
             {"whether options and limits are those of the newest run",
              "选项和限值是否与最新一次运行相同"},
             [](const Row& row) {
               return text_value(row.all.comparable(row.series(), row.run()) ? "yes" : "no");
             },
             {.always = true, .words = {"yes", "no"}});
}

Table<Row> history_table() {
  Table<Row> table(kHead);
  const TableDescription checks = checks_description();
  const auto same = [&](const char* name, auto value) { table.add(field_of(checks, name), value); };
  same(column::kDistrict, of_series<&CheckResult::district>);
  same(column::kName, of_series<&CheckResult::name>);
  same(column::kCheck, of_series<&CheckResult::check>);
  same(column::kTitle, of_series<&CheckResult::title>);
  same(column::kTitleZh, of_series<&CheckResult::title_zh>);
  same(column::kCategories, of_series<&CheckResult::categories>);
  same(column::kModes, of_series<&CheckResult::modes>);
  add_run(table);
  same(column::kMinutes, number<&CheckResult::minutes>);
  same(column::kMetres, number<&CheckResult::metres>);
  same(column::kUnit, of_series<&CheckResult::unit>);
  same(column::kShare, number<&CheckResult::share>);
  same(column::kShareHigh, number<&CheckResult::share_high>);
  same(column::kVerdict, text<&CheckResult::verdict>);
  same(column::kWeight, [](const Row& row) {
    return row.point() == nullptr ? Value{} : Value{row.point()->weight};
  });
  same(column::kWeightKind, text<&CheckResult::weight_kind>);
  return table;
}

}  // namespace

Layer history_layer(const History& history) {
  return history_table().layer(history.series.size() * history.runs.size(),
                               [&history](std::size_t i) {
                                 return Row{history, i};
                               });
}

TableDescription history_description() {
  return history_table().description();
}

}  // namespace quarter
