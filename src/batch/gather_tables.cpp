// SPDX-License-Identifier: Apache-2.0
#include "quarter/batch/gathered.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/results/result_tables.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/units.hpp"
#include "quarter/tables/values.hpp"

namespace quarter {
namespace {

constexpr const char* kCommand = "gather";

/// A row of the city, and one of its checks where the table is of checks.
struct Row {
  const GatheredCity& city;
  const CheckResult* check = nullptr;
  const LeaguePlace* place = nullptr;
};

void add_city(Table<Row>& table) {
  table.text("city", {"id of the city: the name of its folder", "城市编号，即其结果文件夹的名称"},
             [](const Row& row) { return Value{row.city.id}; }, {.always = true});
  table.text("city_name", {"name of the city: the title of its run", "城市名称，即该次运行的标题"},
             [](const Row& row) { return text_or_null(row.city.name); });
}

template <std::string CheckResult::*member>
Value text_of_check(const Row& row) {
  return text_or_null(row.check->*member);
}
template <std::optional<double> CheckResult::*member>
Value number_of_check(const Row& row) {
  return number_or_null(row.check->*member);
}

/// Which check, as checks.csv of a run says it.
void add_check(Table<Row>& table) {
  const TableDescription checks = checks_description();
  const auto same = [&](const char* name, auto value) { table.add(field_of(checks, name), value); };
  same(column::kCheck, text_of_check<&CheckResult::check>);
  same(column::kTitle, text_of_check<&CheckResult::title>);
  same(column::kTitleZh, text_of_check<&CheckResult::title_zh>);
  same(column::kCategories, text_of_check<&CheckResult::categories>);
  same(column::kModes, text_of_check<&CheckResult::modes>);
}

void add_figure(Table<Row>& table) {
  const TableDescription checks = checks_description();
  const auto same = [&](const char* name, auto value) { table.add(field_of(checks, name), value); };
  same(column::kUnit, text_of_check<&CheckResult::unit>);
  same(column::kShare, number_of_check<&CheckResult::share>);
  same(column::kShareHigh, number_of_check<&CheckResult::share_high>);
  same(column::kVerdict, text_of_check<&CheckResult::verdict>);
}

const TableHead kChecks{"checks_of_cities",
                        Layer::Kind::none,
                        kCommand,
                        "cities_checks.csv",
                        {"One row for each check of each district and of the whole area studied "
                         "('city'), in each city",
                         "每行对应一个城市中一个片区或整个研究范围（city）的一项检查"}};

Table<Row> checks_table() {
  Table<Row> table(kChecks);
  const TableDescription checks = checks_description();
  const auto same = [&](const char* name, auto value) { table.add(field_of(checks, name), value); };
  add_city(table);
  same(column::kDistrict, text_of_check<&CheckResult::district>);
  same(column::kName, text_of_check<&CheckResult::name>);
  add_check(table);
  same(column::kMinutes, number_of_check<&CheckResult::minutes>);
  same(column::kMetres, number_of_check<&CheckResult::metres>);
  add_figure(table);
  same(column::kWeight, [](const Row& row) { return Value{row.check->weight}; });
  same(column::kWeightKind, text_of_check<&CheckResult::weight_kind>);
  return table;
}

const TableHead kLeague{
    "league",
    Layer::Kind::none,
    kCommand,
    "league.csv",
    {"One row for each check and city: how it stands among the others. What a "
     "map cannot tell stays open, so that a rank is a range",
     "每行对应一项检查和一个城市：该城市在各城市中的位置。地图无法判断的部分保持"
     "未定，因此名次为区间"}};

Value rank_or_null(std::optional<std::int64_t> rank) {
  return rank ? Value{*rank} : Value{};
}

Table<Row> league_table() {
  Table<Row> table(kLeague);
  add_check(table);
  add_city(table);
  add_figure(table);
  table.integer("rank_best", unit::kOne,
                {"the best rank that the city may have, 1 first; null: the verdict is unknown",
                 "可能的最好名次，1 为首；空：判定为未知"},
                [](const Row& row) { return rank_or_null(row.place->best); }, {.least = 1});
  table.integer("rank_worst", unit::kOne, {"the worst that it may have", "可能的最差名次"},
                [](const Row& row) { return rank_or_null(row.place->worst); }, {.least = 1});
  table.integer(
      "ranked", unit::kOne, {"cities of which the check says something", "该检查可作判断的城市数"},
      [](const Row& row) { return integer(row.place->ranked); }, {.always = true, .least = 0});
  table.real("percentile_low", 4, unit::kOne,
             {"share of the other ranked cities that are surely worse",
              "其余参与排名城市中肯定更差者的比例"},
             [](const Row& row) { return number_or_null(row.place->percentile_low); },
             {.least = 0, .most = 1});
  table.real("percentile_high", 4, unit::kOne,
             {"share of them that are not surely better", "其余城市中不能肯定更好者的比例"},
             [](const Row& row) { return number_or_null(row.place->percentile_high); },
             {.least = 0, .most = 1});
  return table;
}

const TableHead kCities{"cities",
                        Layer::Kind::area,
                        kCommand,
                        "cities.gpkg",
                        {"One polygon for each city: the area studied, and how many figures of it "
                         "have which verdict",
                         "每个城市一个多边形：研究范围及其各判定的数量"}};

void add_count(const char* name, const char* verdict, Meaning meaning, Table<Row>& table) {
  table.integer(name, unit::kOne, std::move(meaning),
                [verdict](const Row& row) { return integer(row.city.count(verdict)); },
                {.always = true, .least = 0});
}

Table<Row> cities_table() {
  Table<Row> table(kCities);
  add_city(table);
  table.text("extract", {"name of its extract", "其地图提取文件的名称"},
             [](const Row& row) { return Value{row.city.run.extract}; });
  table.text("date", {"date of the data; null: not stated", "数据日期；空：未注明"},
             [](const Row& row) { return text_or_null(row.city.run.date); });
  table.real("km2", 2, "km2", {"square kilometres of the area studied", "研究范围面积"},
             [](const Row& row) { return Value{area_m2(row.city.run.area) / 1e6}; }, {.least = 0});
  table.text("weight_of", {"what stands for the people, with its unit", "代表居民的权重及单位"},
             [](const Row& row) { return text_or_null(row.city.run.weight); });
  table.real("weight_total", 1, "[weight_of]", {"all of it", "其总量"},
             [](const Row& row) { return Value{row.city.run.total}; },
             {.always = true, .least = 0});
  add_count("met", "met", {"figures that are met", "达标的项数"}, table);
  add_count("near", "near", {"figures that are near", "接近达标的项数"}, table);
  add_count("not_met", "not met", {"figures that are not met", "未达标的项数"}, table);
  add_count("unknown", "unknown", {"figures that the map cannot tell", "地图无法判断的项数"},
            table);
  table.text("page",
             {"the way from this folder to its page; null: there is none",
              "由此文件夹到其页面的路径；空：没有页面"},
             [](const Row& row) { return text_or_null(row.city.page); });
  return table;
}

const TableHead kFailed{"failed",
                        Layer::Kind::none,
                        kCommand,
                        "failed.csv",
                        {"One row for each run that left no results, with the reason",
                         "每行对应一次没有结果的运行及其原因"}};

Table<FailedCity> failed_table() {
  Table<FailedCity> table(kFailed);
  table.text("city", {"id of the city: the name of its folder", "城市编号，即其结果文件夹的名称"},
             [](const FailedCity& city) { return Value{city.id}; }, {.always = true});
  table.integer(
      "exit", unit::kOne,
      {"exit status by its --status: 65 fails again, 75 may be helped by more memory, disk "
       "or threads; null: not known, or killed without a word",
       "由 --status 得知的退出状态：65 再试仍会失败，75 更多内存、磁盘或线程可能有用；"
       "空：未知，或被直接终止"},
      [](const FailedCity& city) { return rank_or_null(city.exit); });
  table.text("stage", {"where it ended; null: not known", "结束于哪一步；空：未知"},
             [](const FailedCity& city) { return text_or_null(city.stage); });
  table.text("message", {"why", "原因"}, [](const FailedCity& city) { return Value{city.message}; },
             {.always = true});
  return table;
}

}  // namespace

Layer cities_layer(const Gathered& all) {
  return cities_table().layer(
      all.cities.size(), [&all](std::size_t i) { return Row{all.cities[i]}; },
      [&all](std::size_t i) { return Geometry{all.cities[i].run.area}; });
}

Layer gathered_checks_layer(const Gathered& all) {
  const auto rows = std::make_shared<std::vector<Row>>();
  for (const GatheredCity& city : all.cities) {
    for (const CheckResult& check : city.run.checks)
      rows->push_back({city, &check});
  }
  return checks_table().layer(rows->size(), [rows](std::size_t i) { return (*rows)[i]; });
}

Layer league_layer(const Gathered& all, const std::vector<LeaguePlace>& places) {
  return league_table().layer(places.size(), [&](std::size_t i) {
    return Row{all.cities[places[i].city], places[i].check, &places[i]};
  });
}

Layer failed_layer(const Gathered& all) {
  return failed_table().layer(all.failed.size(), [&all](std::size_t i) { return all.failed[i]; });
}

std::vector<TableDescription> gather_tables() {
  return {cities_table().description(), checks_table().description(), league_table().description(),
          failed_table().description()};
}

}  // namespace quarter
