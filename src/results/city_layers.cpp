// SPDX-License-Identifier: Apache-2.0
#include "quarter/results/city_layers.hpp"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <set>

#include "quarter/checks/headline.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/results/run_tables.hpp"
#include "quarter/tables/layer_view.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/units.hpp"
#include "quarter/tables/values.hpp"
#include "scope.hpp"
#include "table_list.hpp"

namespace quarter {
namespace {

bool all_fields(const Field&) {
  return true;
}

/// Columns of the checks that have just one figure.
std::set<std::string> single_figures(const RunResult& r) {
  std::map<std::size_t, std::size_t> rows;
  for (const CheckRow& row : r.assessment.rows)
    ++rows[row.check];
  std::set<std::string> columns;
  for (const CheckRow& row : r.assessment.rows) {
    if (rows[row.check] == 1) columns.insert(row.column);
  }
  return columns;
}

bool is_verdict(const Field& field) {
  return field.name.starts_with("check_");
}

Layer narrow_blocks(const RunResult& r, const Layer& blocks) {
  const std::set<std::string> figures = single_figures(r);
  return narrowed(blocks, [&](const Field& field) {
    if (is_verdict(field)) return figures.contains(field.name);
    return !field.name.ends_with(column::kP90End) && !field.name.ends_with(column::kMetresEnd) &&
           !field.name.ends_with(column::kMapEndEnd) && field.name != column::kWeightInDistricts;
  });
}

/// Without shares within other limits.
Layer narrow_districts(const Layer& districts, double minutes) {
  const std::string kept = fmt::format("_share_{:g}", minutes);
  return narrowed(districts, [&](const Field& field) {
    const bool is_share = field.name.find("_share_") != std::string::npos;
    return !is_share || field.name.ends_with(kept) || field.name.ends_with(kept + column::kHighEnd);
  });
}

struct DistrictWords {
  Headline headline;
  Label text;
};

/// A column that stands in city.gpkg alone.
struct Extra {
  Field field;
  std::function<Value(const DistrictWords&)> value;
};

std::vector<Extra> district_extras() {
  using Type = Field::Type;
  const auto share = [](double (Share::*end)() const) {
    return [end](const DistrictWords& of) {
      const Share& all = of.headline.share;
      return all.is_known() ? Value{(all.*end)()} : Value{};
    };
  };
  const auto count = [](std::size_t VerdictSums::*which) {
    return [which](const DistrictWords& of) { return integer(of.headline.figures.*which); };
  };
  const ValueRule number{.always = true, .least = 0};
  const auto sum = [&](const char* name, const char* en, const char* zh,
                       std::size_t VerdictSums::*which) {
    return Extra{{name, Type::integer, 0, {en, zh}, unit::kOne, number}, count(which)};
  };
  return {
      {{city_layer::kVerdict,
        Type::text,
        0,
        {"verdict on all needs at once", "全部需求的结论"},
        ""},
       [](const DistrictWords& of) {
         return of.headline.row ? text_value(name_of(of.headline.verdict)) : Value{};
       }},
      {{city_layer::kShare,
        Type::text,
        0,
        {"who have all needs, in percent", "全部需求的占比"},
        ""},
       [](const DistrictWords& of) { return text_or_null(percent_text(of.headline.share).en); }},
      {{"share_low", Type::real, 4, {"the same, its low end", "占比下限"}, unit::kOne},
       share(&Share::low)},
      {{"share_high", Type::real, 4, {"the same, its high end", "占比上限"}, unit::kOne},
       share(&Share::high)},
      sum("met", "figures that are met", "达标的指标数", &VerdictSums::met),
      sum("near", "figures that are near", "接近的指标数", &VerdictSums::near),
      sum("not_met", "figures that are not met", "未达标的指标数", &VerdictSums::not_met),
      sum("unknown", "figures of which the map cannot tell", "无法判断的指标数",
          &VerdictSums::unknown),
      {{city_layer::kHeadline,
        Type::text,
        0,
        {"the district in one sentence", "一句话结论（英文）"},
        ""},
       [](const DistrictWords& of) { return Value{of.text.en}; }},
      {{city_layer::kHeadlineZh, Type::text, 0, {"the same in Chinese", "一句话结论"}, ""},
       [](const DistrictWords& of) { return Value{of.text.zh}; }}};
}

/// What is said of each district, or of the area studied where there are none.
std::vector<DistrictWords> district_words(const RunResult& r) {
  std::vector<DistrictWords> words;
  const std::size_t count = std::max<std::size_t>(1, r.study.districts.size());
  for (std::size_t d = 0; d < count; ++d) {
    const Headline headline = headline_of(r.catalogue, r.assessment, r.origins.kind, d);
    words.push_back({headline, headline_text(r.catalogue, r.assessment, headline)});
  }
  return words;
}

/// The extra columns stand before all others but the id and the name.
Layer with_words(const RunResult& r, const Layer& districts) {
  constexpr std::size_t kBefore = 2;
  const auto words = std::make_shared<std::vector<DistrictWords>>(district_words(r));
  const auto extras = std::make_shared<std::vector<Extra>>(district_extras());
  Layer layer = districts;
  for (std::size_t e = 0; e < extras->size(); ++e)
    layer.fields.insert(layer.fields.begin() + static_cast<std::ptrdiff_t>(kBefore + e),
                        (*extras)[e].field);
  layer.value = [words, extras, value = districts.value](std::size_t i, std::size_t f) {
    if (f < kBefore) return value(i, f);
    if (f - kBefore < extras->size()) return (*extras)[f - kBefore].value((*words)[i]);
    return value(i, f - extras->size());
  };
  return layer;
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
  std::vector<Layer> layers{narrow_blocks(r, blocks),
                            narrow_districts(districts, minutes),
                            narrowed(improvements_layer(r), all_fields),
                            narrowed(places_layer(r), all_fields),
                            narrowed(access_points_layer(r), all_fields),
                            narrowed(streets_layer(r), all_fields),
                            narrowed(findings_layer(r.map, findings), all_fields),
                            as_table(blocks, city_layer::kBlocksMore, all_fields),
                            as_table(districts, city_layer::kDistrictsMore, all_fields)};
  layers.push_back(columns_of(layers));
  return layers;
}

TableDescription city_columns_description() {
  return columns_table().description();
}

}  // namespace quarter
