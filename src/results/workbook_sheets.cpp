// SPDX-License-Identifier: Apache-2.0
#include "quarter/results/workbook_sheets.hpp"

#include <fmt/format.h>

#include <memory>

#include "main_columns.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/headline.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/results/run_tables.hpp"
#include "quarter/tables/layer_view.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/values.hpp"
#include "table_list.hpp"

namespace quarter {
namespace {

/// A line of the summary.
struct Fact {
  Label what;
  Label text;
};

Label alike(const std::string& text) {
  return {text, text};
}

Label counts_text(const VerdictSums& sums) {
  return {fmt::format("{} met, {} near, {} not met, {} unknown", sums.met, sums.near, sums.not_met,
                      sums.unknown),
          fmt::format("达标 {}，接近 {}，未达标 {}，无法判断 {}", sums.met, sums.near, sums.not_met,
                      sums.unknown)};
}

Label verdict_text(const NeedShare& need) {
  const Label share = percent_text(need.share);
  return {fmt::format("{}: {}", share.en, name_of(need.verdict)),
          fmt::format("{}：{}", share.zh, chinese(need.verdict))};
}

std::string weight_word(OriginKind kind) {
  switch (kind) {
    case OriginKind::buildings:
      return "住宅建筑面积（平方米）";
    case OriginKind::street_points:
      return "街道长度（米）";
    case OriginKind::population:
      return "人口";
  }
  return {};
}

std::vector<Fact> facts_of(const RunResult& r) {
  const std::size_t city = r.study.districts.size();
  const Headline headline = headline_of(r.catalogue, r.assessment, r.origins.kind, city);
  std::vector<Fact> facts{
      {{"City", "城市"}, alike(r.city)},
      {{"Data of", "数据日期"}, alike(r.map.date)},
      {{"In one sentence", "一句话结论"}, headline_text(r.catalogue, r.assessment, headline)}};
  for (const NeedShare& need : need_shares(r.catalogue, r.assessment, city)) {
    const Label& label = r.catalogue.categories[need.category].label;
    facts.push_back({{label.en, label.zh.empty() ? label.en : label.zh}, verdict_text(need)});
  }
  facts.push_back({{"Figures", "指标"}, counts_text(headline.figures)});
  if (city > 0)
    facts.push_back(
        {{"Districts, on all needs", "片区（全部需求）"}, counts_text(headline.districts)});
  facts.push_back(
      {{"Weighted by", "权重"},
       {fmt::format("{} ({})", weight_name(r.origins.kind), weight_unit(r.origins.kind)),
        weight_word(r.origins.kind)}});
  facts.push_back({{"Map data", "地图数据"}, alike("© OpenStreetMap contributors, ODbL 1.0")});
  return facts;
}

const TableHead kSummary{
    "summary",
    Layer::Kind::none,
    "run",
    "tables.xlsx",
    {"One row for each thing that is said of the city as a whole", "每行一项：全市总体情况"}};

Table<Fact> summary_table() {
  Table<Fact> table(kSummary);
  table.text("what", {"what it is", "项目（英文）"},
             [](const Fact& of) { return Value{of.what.en}; });
  table.text("what_zh", {"the same in Chinese", "项目"},
             [](const Fact& of) { return Value{of.what.zh}; });
  table.text("text", {"what was found", "结果（英文）"},
             [](const Fact& of) { return text_or_null(of.text.en); });
  table.text("text_zh", {"the same in Chinese", "结果"},
             [](const Fact& of) { return text_or_null(of.text.zh); });
  return table;
}

Layer summary_layer(const RunResult& r) {
  const auto facts = std::make_shared<std::vector<Fact>>(facts_of(r));
  return summary_table().layer(facts->size(), [facts](std::size_t i) { return (*facts)[i]; });
}

/// A column of a file or of a sheet.
struct Word {
  std::string file;
  std::string table;
  Field field;
};

const TableHead kColumns{"columns",
                         Layer::Kind::none,
                         "run",
                         "columns.csv",
                         {"One row for each column of each table of this run; the same is the last "
                          "sheet of tables.xlsx",
                          "每行一列：本次运行各表的数据字典，与 tables.xlsx 的最后一个工作表相同"}};

Table<Word> columns_table() {
  Table<Word> table(kColumns);
  table.text("file", {"file", "文件"}, [](const Word& of) { return Value{of.file}; },
             {.always = true});
  table.text("table", {"layer or sheet", "图层或工作表"},
             [](const Word& of) { return Value{of.table}; }, {.always = true});
  table.text("column", {"column", "列名"}, [](const Word& of) { return Value{of.field.name}; },
             {.always = true});
  table.text("unit", {"unit; 1: a share or a count", "单位；1 为占比或计数"},
             [](const Word& of) { return text_or_null(of.field.unit); });
  table.text("meaning", {"meaning in English", "含义（英文）"},
             [](const Word& of) { return text_or_null(of.field.meaning.en); });
  table.text("meaning_zh", {"meaning in Chinese", "含义"},
             [](const Word& of) { return text_or_null(of.field.meaning.zh); });
  return table;
}

void add_words(const std::string& file, const Layer& layer, std::vector<Word>& words) {
  for (const Field& field : layer.fields)
    words.push_back({file, layer.name, field});
}

/// The sheets but the dictionary itself.
std::vector<Sheet> plain_sheets(const RunResult& r, double minutes) {
  const Layer districts = with_words(r, districts_layer(r));
  return {{"summary", summary_layer(r), 2},
          {"districts", as_table(districts, "districts", main_district_columns(minutes)), 2},
          {"checks", checks_layer(r), 3},
          {"blocks", as_table(blocks_layer(r), "blocks", main_block_columns(r)), 1}};
}

Layer columns_of(const RunResult& r, const std::vector<Sheet>& sheets) {
  const auto words = std::make_shared<std::vector<Word>>();
  for (const Sheet& sheet : sheets)
    add_words("tables.xlsx", sheet.layer, *words);
  add_words("blocks", blocks_layer(r), *words);
  add_words("districts.geojson", districts_layer(r), *words);
  add_words("checks.csv", checks_layer(r), *words);
  add_words("equity.csv", equity_layer(r), *words);
  add_words("improvements.geojson", improvements_layer(r), *words);
  add_words("places.geojson", places_layer(r), *words);
  add_words("access_points.geojson", access_points_layer(r), *words);
  const std::vector<Finding> none;  // only its columns are looked at
  add_words("findings.geojson", findings_layer(r, none), *words);
  add_words("times_long.csv", long_times_layer(r), *words);
  return columns_table().layer(words->size(), [words](std::size_t i) { return (*words)[i]; });
}

}  // namespace

std::vector<Sheet> workbook_sheets(const RunResult& r, double minutes) {
  std::vector<Sheet> sheets = plain_sheets(r, minutes);
  sheets.push_back({"columns", columns_of(r, sheets), 3});
  return sheets;
}

TableDescription columns_description() {
  return columns_table().description();
}

TableDescription summary_description() {
  return summary_table().description();
}

}  // namespace quarter
