// SPDX-License-Identifier: Apache-2.0
#include "quarter/results/city_layers.hpp"

#include <memory>

#include "main_columns.hpp"
#include "quarter/results/run_tables.hpp"
#include "quarter/tables/layer_view.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/values.hpp"
#include "table_list.hpp"

namespace quarter {
namespace {

bool all_fields(const Field&) {
  return true;
}

struct ColumnRow {
  std::string layer;
  Field field;
};

const TableHead kColumnsHead{"columns",
                             Layer::Kind::none,
                             "run",
                             "city.gpkg",
                             {"One row for each column of each layer of city.gpkg",
                              "每行一列：city.gpkg 各图层的列名与含义"}};

Table<ColumnRow> columns_table() {
  Table<ColumnRow> table(kColumnsHead);
  table.text("layer", {"layer of city.gpkg", "图层"},
             [](const ColumnRow& row) { return Value{row.layer}; }, {.always = true});
  table.text("column", {"name of the column there", "列名"},
             [](const ColumnRow& row) { return Value{row.field.name}; }, {.always = true});
  table.text("full_name", {"its name in all other files", "在其他文件中的列名"},
             [](const ColumnRow& row) {
               return Value{row.field.full_name.empty() ? row.field.name : row.field.full_name};
             },
             {.always = true});
  table.text("unit", {"unit of its numbers; 1: a share or a count", "单位"},
             [](const ColumnRow& row) { return text_or_null(row.field.unit); });
  table.text("meaning", {"what it says, in English", "含义（英文）"},
             [](const ColumnRow& row) { return text_or_null(row.field.meaning.en); });
  table.text("meaning_zh", {"what it says, in Chinese", "含义"},
             [](const ColumnRow& row) { return text_or_null(row.field.meaning.zh); });
  return table;
}

Layer columns_of(const std::vector<Layer>& layers) {
  const auto rows = std::make_shared<std::vector<ColumnRow>>();
  for (const Layer& layer : layers) {
    for (const Field& field : layer.fields)
      rows->push_back({layer.name, field});
  }
  return columns_table().layer(rows->size(), [rows](std::size_t i) { return (*rows)[i]; });
}

}  // namespace

std::vector<Layer> city_layers(const RunResult& r, const std::vector<Finding>& findings,
                               double minutes) {
  const Layer blocks = blocks_layer(r), districts = with_words(r, districts_layer(r));
  std::vector<Layer> layers{narrowed(blocks, main_block_columns(r)),
                            narrowed(districts, main_district_columns(minutes)),
                            narrowed(improvements_layer(r), all_fields),
                            narrowed(places_layer(r), all_fields),
                            narrowed(access_points_layer(r), all_fields),
                            narrowed(streets_layer(r), all_fields),
                            narrowed(findings_layer(r, findings), all_fields)};
  for (Layer& layer : ground_layers(r))
    layers.push_back(std::move(layer));
  layers.push_back(as_table(blocks, city_layer::kBlocksMore, all_fields));
  layers.push_back(as_table(districts, city_layer::kDistrictsMore, all_fields));
  layers.push_back(columns_of(layers));
  return layers;
}

TableDescription city_columns_description() {
  return columns_table().description();
}

}  // namespace quarter
