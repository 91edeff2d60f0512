// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <optional>

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/shortfalls.hpp"
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
  Improvement improvement;
};

struct Row {
  const RunResult& run;
  const Best& of;

  const Block& block() const { return run.study.blocks[of.improvement.block]; }
};

const TableHead kHead{"improvements",
                      Layer::Kind::point,
                      "run",
                      "improvements.geojson",
                      {"One row for each district and for the whole area studied ('city'): the one "
                       "need that would complete most lives, and where",
                       "逐片区及整个研究范围（city）各一行：最能补齐短板的一类服务及其位置（点）"}};

std::vector<Best> best_of_all(const RunResult& r) {
  std::vector<Best> all;
  const std::vector<Scope> scopes = scopes_of(r);
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    if (const auto best = best_improvement(r.catalogue, r.assessment, i))
      all.push_back({scopes[i], *best});
  }
  return all;
}

Table<Row> improvements_table() {
  Table<Row> table(kHead);
  table.text(column::kDistrict, kDistrictMeaning,
             [](const Row& row) { return Value{row.of.scope.id}; }, {.always = true});
  table.text(column::kName, {"name of the district", "片区名称"},
             [](const Row& row) { return text_or_null(row.of.scope.name); });
  table.text("need", {"the need that most lack as the only one", "最多人唯一缺少的服务"},
             [](const Row& row) {
               return Value{row.run.catalogue.categories[row.of.improvement.category].id};
             },
             {.always = true});
  table.real(column::kWeight, 1, "[weight_kind of checks.csv]",
             {"weight of those who lack only this", "仅缺此项者的权重"},
             [](const Row& row) { return Value{row.of.improvement.weight}; },
             {.always = true, .least = 0});
  table.real(
      column::kShare, 4, unit::kOne,
      {"the same as a share of the district's weight", "仅缺此项者占片区权重的比例"},
      [](const Row& row) { return Value{row.of.improvement.weight / row.of.scope.tally->weight}; },
      {.always = true, .least = 0, .most = 1});
  table.text("block", {"block where most of them are", "其最集中的街块"},
             [](const Row& row) { return Value{row.block().id}; }, {.always = true});
  return table;
}

}  // namespace

Layer improvements_layer(const RunResult& r) {
  const auto all = std::make_shared<std::vector<Best>>(best_of_all(r));
  const auto row = [&r, all](std::size_t i) { return Row{r, (*all)[i]}; };
  return improvements_table().layer(all->size(), row, [row](std::size_t i) {
    return Geometry{centroid(row(i).block().outline.front().outer)};
  });
}

TableDescription improvements_description() {
  return improvements_table().description();
}

}  // namespace quarter
