// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cell_values.hpp"
#include "city_column.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/results/sensitivity_run.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/units.hpp"
#include "scope.hpp"
#include "table_list.hpp"

namespace quarter {
namespace {

struct Row {
  const RunResult& run;
  const SensitivityRun& changed;
  std::size_t scope;
  std::size_t index;  ///< into Assessment::rows

  const CheckRow& of() const { return run.assessment.rows[index]; }
  Share share() const { return changed.scopes[scope].share(index); }
};

const TableHead kHead{"sensitivity",
                      Layer::Kind::none,
                      "run --sensitivity",
                      "sensitivity.csv",
                      {"One row for each figure of each district and of the whole area studied "
                       "('city'), under each assumption that was changed",
                       "每行对应一个片区或整个研究范围（city）的一个数值，在改变的一项假设下"}};

/// An end of the interval; nothing where it has none.
Value end_of(const Share& share, double (Share::*end)() const) {
  return share.is_known() && std::isfinite((share.*end)()) ? Value{(share.*end)()} : Value{};
}

Value id_of_scope(const Row& row) {
  const auto& districts = row.run.study.districts;
  return row.scope < districts.size() ? Value{districts[row.scope].id} : text_value(column::kCity);
}

Table<Row> sensitivity_table() {
  Table<Row> table(kHead);
  table.text(column::kDistrict, kDistrictMeaning, id_of_scope, {.always = true});
  table.text(column::kCheck, {"id of the check in the catalogue", "检查项在规则目录中的编号"},
             [](const Row& row) { return Value{row.run.catalogue.checks[row.of().check].id}; },
             {.always = true});
  table.text("row", {"name of the figure's column in the blocks", "该数值在街块表中的列名"},
             [](const Row& row) { return Value{row.of().column}; }, {.always = true});
  table.text("assumption", {"what was changed", "所改变的假设"},
             [](const Row& row) { return Value{row.changed.id}; }, {.always = true});
  table.real(column::kShare, 4, "[unit of checks.csv]",
             {"the figure, or the low end of its interval", "数值，或其区间的下限"},
             [](const Row& row) { return end_of(row.share(), &Share::low); }, {.least = 0});
  table.real(column::kShareHigh, 4, "[unit of checks.csv]",
             {"the high end of the interval", "区间的上限"},
             [](const Row& row) { return end_of(row.share(), &Share::high); }, {.least = 0});
  table.text(column::kVerdict,
             {"whether the check is met under the assumption", "在该假设下是否达标的结论"},
             [](const Row& row) {
               return text_value(name_of(verdict_of(row.run.catalogue, row.of(), row.share())));
             },
             {.always = true, .words = verdict_words()});
  add_city(table);
  return table;
}

}  // namespace

Layer sensitivity_layer(const RunResult& r, const std::vector<SensitivityRun>& runs) {
  const std::size_t figures = r.assessment.rows.size();
  const std::size_t scopes = r.study.districts.size() + 1;
  return sensitivity_table().layer(
      scopes * figures * runs.size(), [&r, &runs, figures](std::size_t i) {
        const std::size_t figure = i / runs.size();
        return Row{r, runs[i % runs.size()], figure / figures, figure % figures};
      });
}

Band band_of(const RunResult& r, const std::vector<SensitivityRun>& runs, std::size_t row) {
  const Share base = r.assessment.city.share(row);
  Band band{base.low(), base.high()};
  for (const SensitivityRun& run : runs) {
    const Share share = run.scopes.back().share(row);
    if (!(share.weight > 0)) continue;
    band.low = std::min(band.low, share.low());
    band.high = std::max(band.high, share.high());
  }
  return band;
}

TableDescription sensitivity_description() {
  return sensitivity_table().description();
}

}  // namespace quarter
