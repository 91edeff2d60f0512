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

struct Word {
  std::string sheet;
  Field field;
};

/// The data dictionary of the other sheets.
Layer dictionary_layer(const std::vector<Sheet>& sheets) {
  Table<Word> table({"columns", Layer::Kind::none, "run", "tables.xlsx", {}});
  table.text("sheet", {"sheet", "工作表"}, [](const Word& of) { return Value{of.sheet}; });
  table.text("column", {"column", "列名"}, [](const Word& of) { return Value{of.field.name}; });
  table.text("unit", {"unit; 1: a share or a count", "单位；1 为占比或计数"},
             [](const Word& of) { return text_or_null(of.field.unit); });
  table.text("meaning", {"meaning in English", "含义（英文）"},
             [](const Word& of) { return text_or_null(of.field.meaning.en); });
  table.text("meaning_zh", {"meaning in Chinese", "含义"},
             [](const Word& of) { return text_or_null(of.field.meaning.zh); });
  const auto words = std::make_shared<std::vector<Word>>();
  for (const Sheet& sheet : sheets) {
    for (const Field& field : sheet.layer.fields)
      words->push_back({sheet.name, field});
  }
  return table.layer(words->size(), [words](std::size_t i) { return (*words)[i]; });
}

}  // namespace

std::vector<Sheet> workbook_sheets(const RunResult& r, double minutes) {
  const Layer districts = with_words(r, districts_layer(r));
  std::vector<Sheet> sheets{
      {"summary", summary_layer(r), 2},
      {"districts", as_table(districts, "districts", main_district_columns(minutes)), 2},
      {"checks", checks_layer(r), 3},
      {"blocks", as_table(blocks_layer(r), "blocks", main_block_columns(r)), 1}};
  sheets.push_back({"columns", dictionary_layer(sheets), 2});
  return sheets;
}

TableDescription summary_description() {
  return summary_table().description();
}

}  // namespace quarter
