// SPDX-License-Identifier: Apache-2.0
#include "data_dictionary.hpp"

#include "quarter/base/streams.hpp"
#include "quarter/batch/gathered.hpp"
#include "quarter/compare/comparison_layers.hpp"
#include "quarter/results/result_tables.hpp"
#include "quarter/tables/dictionary.hpp"

namespace quarter {
namespace {

constexpr const char* kPageHead =
    "<!-- Made by quarter documentation. SPDX-License-Identifier: Apache-2.0 -->\n# Columns of all "
    "tables\n\n"
    "Every column of every table, as the program itself says it (`quarter catalogue --dictionary` "
    "prints the same as CSV). What changes from run to run stands in angle brackets: of "
    "`<mode>_<category>_s` a run has `walk_food_s`, `bicycle_school_s` and so on. The unit `1` is "
    "that of shares, ratios and counts; a unit in square brackets stands in that column of the "
    "row. *Null* is an empty cell of CSV: not reached, not known, or nothing to measure.\n\n"
    "每个表格的每一列，由程序自身说明（`quarter catalogue --dictionary` 以 CSV 输出同样内容）。"
    "尖括号中的部分因运行而异。单位 `1` 表示占比、比值或计数；方括号中的单位见该行的同名列。"
    "null 即 CSV 中的空单元格：未到达、未知或没有可测量的对象。\n\n";

}  // namespace

std::vector<TableDescription> all_tables() {
  std::vector<TableDescription> tables = result_tables();
  for (TableDescription& table : comparison_tables())
    tables.push_back(std::move(table));
  for (TableDescription& table : gather_tables())
    tables.push_back(std::move(table));
  return tables;
}

void dictionary_command() {
  write_out(dictionary_csv(all_tables()));
}

std::string columns_page() {
  return kPageHead + dictionary_page(all_tables());
}

}  // namespace quarter
