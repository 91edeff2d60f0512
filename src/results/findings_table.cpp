// SPDX-License-Identifier: Apache-2.0
#include "city_column.hpp"
#include "quarter/results/run_tables.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/values.hpp"
#include "table_list.hpp"

namespace quarter {
namespace {

struct Row {
  const RunResult& run;
  const Finding& of;
};

const TableHead kHead{"findings",
                      Layer::Kind::point,
                      "run",
                      "findings.geojson",
                      {"One row for each flaw or doubt found in the data, where it lies",
                       "每行一处数据缺陷或疑点及其位置（点）"}};

Table<Row> findings_table() {
  Table<Row> table(kHead);
  table.text("kind", {"kind of finding", "问题种类"},
             [](const Row& row) { return text_value(name_of(row.of.kind)); }, {.always = true});
  table.text("osm",
             {"object of OpenStreetMap, or row of a file of places",
              "OpenStreetMap 对象，或设施文件中的行"},
             [](const Row& row) {
               return row.of.ref.id == 0 ? Value{} : Value{text_of(row.run.map, row.of.ref)};
             });
  table.text("reason", {"what was found, as a sentence", "问题说明（英文句子）"},
             [](const Row& row) { return text_value(sentence_of(row.of.kind)); }, {.always = true});
  add_city(table);
  return table;
}

}  // namespace

Layer findings_layer(const RunResult& r, const std::vector<Finding>& findings) {
  return findings_table().layer(
      findings.size(),
      [&r, &findings](std::size_t i) {
        return Row{r, findings[i]};
      },
      [&findings](std::size_t i) {
        return findings[i].where.valid() ? Geometry{findings[i].where} : Geometry{};
      });
}

TableDescription findings_description() {
  return findings_table().description();
}

}  // namespace quarter
