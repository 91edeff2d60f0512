// SPDX-License-Identifier: Apache-2.0
#include "city_column.hpp"
#include "column_keys.hpp"
#include "own_columns.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/results/run_tables.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/units.hpp"
#include "quarter/tables/values.hpp"
#include "scope.hpp"
#include "table_list.hpp"

namespace quarter {
namespace {

struct Row {
  const RunResult& run;
  const Scope& scope;
  std::size_t index;  ///< of the district; of the city where there are none
};

const TableHead kHead{"districts",
                      Layer::Kind::area,
                      "run",
                      "districts.geojson",
                      {"One row a district, or one for the area studied where there are none; "
                       "behind these columns those of the file of districts",
                       "每行一个片区（未给出片区时为整个研究范围）；其后附片区文件原有的列"}};

void add_district(const ColumnKeys& keys, Table<Row>& table) {
  table.text(column::kId, {"district", "片区编号"},
             [](const Row& row) { return Value{row.scope.id}; }, {.always = true});
  table.text(column::kName, {"name", "片区名称"},
             [](const Row& row) { return text_or_null(row.scope.name); });
  table.real(column::kArea, 1, unit::kSquareMetres, {"area, m²", "面积（平方米）"},
             [](const Row& row) { return Value{area_m2(*row.scope.outline)}; },
             {.always = true, .least = 0});
  table.integer(column::kOrigins, unit::kOne, {"points trips start from", "出发点数量"},
                [](const Row& row) { return integer(row.scope.tally->origins); },
                {.always = true, .least = 0});
  table.real(column::kWeight, 1, keys.weight_unit,
             {"weight: " + keys.weight, "权重（住宅建筑面积、街道长度或人口）"},
             [](const Row& row) { return Value{row.scope.tally->weight}; },
             {.always = true, .least = 0});
}

/// Weight within so many minutes, for sure and at most, as shares.
void add_shares(const ColumnKeys& keys, const ColumnKeys::Time& time,
                const ColumnKeys::Within& within, Table<Row>& table) {
  const std::string name = time.stem + "_share_" + within.minutes;
  const Meaning what{
      time.label.en + ": share of " + keys.of_whom.en + " within " + within.minutes + " min",
      time.label.zh + "：" + within.minutes + " 分钟内的" + keys.of_whom.zh + "占比"};
  const auto share = [mode = time.mode, c = time.category, k = within.index](auto weight) {
    return [=](const Row& row) {
      const Assessment& assessment = row.run.assessment;
      const Tally& tally = *row.scope.tally;
      const std::size_t at = assessment.cell(mode, c) * assessment.class_minutes.size() + k;
      return tally.weight > 0 ? Value{weight(tally, at) / tally.weight} : Value{};
    };
  };
  using At = std::size_t;
  table.real(name, 4, unit::kOne, what,
             share([](const Tally& tally, At at) { return tally.within[at]; }),
             {.least = 0, .most = 1});
  table.real(name + column::kHighEnd, 4, unit::kOne, {what.en + ", at most", what.zh + "，至多"},
             share([](const Tally& tally, At at) { return tally.may_be_within(at); }),
             {.least = 0, .most = 1});
}

void add_verdict(const ColumnKeys::Figure& figure, Table<Row>& table) {
  table.text(figure.column, figure.title,
             [at = figure.row](const Row& row) {
               return text_value(name_of(row_verdict(row.run, at, *row.scope.tally)));
             },
             {.always = true, .words = verdict_words()});
}

Table<Row> scopes_table(const ColumnKeys& keys) {
  Table<Row> table(kHead);
  add_district(keys, table);
  for (const ColumnKeys::Time& time : keys.times) {
    for (const ColumnKeys::Within& within : keys.within)
      add_shares(keys, time, within, table);
  }
  for (const ColumnKeys::Figure& figure : keys.figures)
    add_verdict(figure, table);
  return table;
}

/// What the file has besides: how much of a district there is to be known, and the city.
void add_rest(Table<Row>& table) {
  const auto cover = [](double AreaCover::*share) {
    return [share](const Row& row) { return Value{row.run.study.covers[row.index].*share}; };
  };
  table.real("in_map", 4, unit::kOne,
             {"share of its area that the map covers", "地图覆盖的面积占比"},
             cover(&AreaCover::in_map), {.always = true, .least = 0, .most = 1});
  table.real("in_study", 4, unit::kOne,
             {"share of its area in the area studied", "位于研究范围内的面积占比"},
             cover(&AreaCover::in_study), {.always = true, .least = 0, .most = 1});
  add_city(table);
}

Layer layer_of(const RunResult& r, const Table<Row>& table, const std::vector<Scope>& scopes) {
  const std::size_t count = scopes.size();
  return table.layer(
      count,
      [&r, scopes](std::size_t i) {
        return Row{r, scopes[i], i};
      },
      [scopes](std::size_t i) { return Geometry{*scopes[i].outline}; });
}

}  // namespace

Layer districts_layer(const RunResult& r) {
  std::vector<Scope> scopes = scopes_of(r);
  if (scopes.size() > 1) scopes.pop_back();  // the city is no district
  Table<Row> table = scopes_table(keys_of(r));
  const Layer results = layer_of(r, table, scopes);
  add_rest(table);
  for (const OwnColumn& own : own_columns(results, table.fields(), r.study.own)) {
    table.add(own.field, [at = own.index](const Row& row) {
      const OwnColumns& all = row.run.study.own;
      return all.values[row.index * all.fields.size() + at];
    });
  }
  return layer_of(r, table, scopes);
}

Layer scopes_layer(const RunResult& r) {
  return layer_of(r, scopes_table(keys_of(r)), scopes_of(r));
}

TableDescription districts_description() {
  Table<Row> table = scopes_table(pattern_keys());
  add_rest(table);
  return table.description();
}

}  // namespace quarter
