// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "cell_values.hpp"
#include "city_column.hpp"
#include "column_keys.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/results/run_tables.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/units.hpp"
#include "quarter/tables/values.hpp"
#include "table_list.hpp"

namespace quarter {
namespace {

struct Row {
  const RunResult& run;
  std::size_t block;
  const ColumnKeys::Time& time;

  const BlockResult& result() const { return run.assessment.blocks[block]; }
  std::size_t cell() const { return run.assessment.cell(time.mode, time.category); }
};

const TableHead kHead{"times_long",
                      Layer::Kind::none,
                      "run",
                      "times_long.csv",
                      {"One row for each block, mode and category: the times of blocks.geojson in "
                       "long form",
                       "每行一个街块、一种出行方式、一类设施：blocks.geojson 中时间的长表"}};

Table<Row> long_times_table() {
  Table<Row> table(kHead);
  table.text("block", {"block", "街块编号"},
             [](const Row& row) { return Value{row.run.study.blocks[row.block].id}; },
             {.always = true});
  table.text(column::kMode, {"id of the mode of travel", "出行方式编号"},
             [](const Row& row) { return Value{row.run.catalogue.modes[row.time.mode].id}; },
             {.always = true});
  table.text(
      column::kCategory, {"id of the category travelled to", "目的地设施类别编号"},
      [](const Row& row) { return Value{row.run.catalogue.categories[row.time.category].id}; },
      {.always = true});
  table.real("seconds", 1, unit::kSeconds, {"seconds, median", "秒，中位数"},
             [](const Row& row) { return seconds_value(row.result().median_of(row.cell())); },
             {.least = 0});
  table.real("least_seconds", 1, unit::kSeconds,
             {"seconds at least, median: the map ends or is silent beyond", "秒，至少，中位数"},
             [](const Row& row) { return seconds_value(row.result().least_of(row.cell())); },
             {.least = 0});
  table.integer(column::kMetres, unit::kMetres, {"metres, median", "米，中位数"},
                [](const Row& row) { return metres_value(row.result().median_of(row.cell())); },
                {.least = 0});
  table.real("p90_seconds", 1, unit::kSeconds, {"seconds, for 90 % of the weight", "秒，90 %"},
             [](const Row& row) { return seconds_value(row.result().p90_of(row.cell())); },
             {.least = 0});
  table.text("entry", {"how the median home's place is entered", "入口依据"},
             [](const Row& row) { return entry_value(row.result().median_of(row.cell())); },
             {.words = evidence_words()});
  add_city(table);
  return table;
}

}  // namespace

Layer long_times_layer(const RunResult& r) {
  const auto keys = std::make_shared<ColumnKeys>(keys_of(r));
  const std::size_t times = keys->times.size();
  return long_times_table().layer(r.study.blocks.size() * times, [&r, keys, times](std::size_t i) {
    return Row{r, i / times, keys->times[i % times]};
  });
}

TableDescription long_times_description() {
  return long_times_table().description();
}

}  // namespace quarter
