// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <optional>

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/assess.hpp"
#include "quarter/checks/improvements.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/results/run_tables.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/units.hpp"
#include "quarter/tables/values.hpp"
#include "scope.hpp"
#include "table_list.hpp"

namespace quarter {
namespace {

struct Best {
  Scope scope;
  std::int64_t rank = 1;
  Improvement improvement;
};

struct Row {
  const RunResult& run;
  const Best& of;

  /// None where it is beside the part that is told of.
  Value block() const {
    const std::uint32_t block = of.improvement.block;
    return block == kNone ? Value{} : Value{run.study.blocks[block].id};
  }
};

const TableHead kHead{
    "improvements",
    Layer::Kind::point,
    "run",
    "improvements.geojson",
    {"Up to three rows for each district and for the whole area studied ('city'): "
     "where a new place of one need would bring it to most who lack it",
     "逐片区及整个研究范围（city）各至多三行：新增一处何类设施、在何处（点）"
     "可使最多缺少者获得该项服务"}};

std::vector<Best> best_of_all(const RunResult& r) {
  std::vector<Best> all;
  const std::vector<Scope> scopes = scopes_of(r);
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    std::int64_t rank = 0;
    for (const Improvement& improvement : r.assessment.improvements[i])
      all.push_back({scopes[i], ++rank, improvement});
  }
  return all;
}

Table<Row> improvements_table() {
  Table<Row> table(kHead);
  table.text(column::kDistrict, kDistrictMeaning,
             [](const Row& row) { return Value{row.of.scope.id}; }, {.always = true});
  table.text(column::kName, {"name of the district", "片区名称"},
             [](const Row& row) { return text_or_null(row.of.scope.name); });
  table.integer("rank", unit::kOne, {"1: it helps most", "1 为最有效"},
                [](const Row& row) { return Value{row.of.rank}; }, {.always = true, .least = 1});
  table.text("need", {"the need that a new place would bring", "新增设施所属的服务类别"},
             [](const Row& row) {
               return Value{row.run.catalogue.categories[row.of.improvement.category].id};
             },
             {.always = true});
  table.real(column::kWeight, 1, "[weight_kind of checks.csv]",
             {"weight of those who lack it and would have it within its limits",
              "目前缺少、新增后可在限值内到达者的权重"},
             [](const Row& row) { return Value{row.of.improvement.weight}; },
             {.always = true, .least = 0});
  table.real(
      column::kShare, 4, unit::kOne,
      {"the same as a share of the district's weight", "其占片区权重的比例"},
      [](const Row& row) { return Value{row.of.improvement.weight / row.of.scope.tally->weight}; },
      {.always = true, .least = 0, .most = 1});
  table.real("completes", 4, unit::kOne,
             {"share of the district's weight that would then have all needs",
              "由此满足全部需求者占片区权重的比例"},
             [](const Row& row) {
               return Value{row.of.improvement.completes / row.of.scope.tally->weight};
             },
             {.always = true, .least = 0, .most = 1});
  table.text("block", {"block where the place would be", "新增设施所在街块"},
             [](const Row& row) { return row.block(); });
  return table;
}

}  // namespace

Layer improvements_layer(const RunResult& r) {
  const auto all = std::make_shared<std::vector<Best>>(best_of_all(r));
  const auto row = [&r, all](std::size_t i) { return Row{r, (*all)[i]}; };
  return improvements_table().layer(
      all->size(), row, [row](std::size_t i) { return Geometry{row(i).of.improvement.where}; });
}

TableDescription improvements_description() {
  return improvements_table().description();
}

}  // namespace quarter
