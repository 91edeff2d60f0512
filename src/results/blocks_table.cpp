// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>

#include "cell_values.hpp"
#include "city_column.hpp"
#include "column_keys.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/shortfalls.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/results/run_tables.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/units.hpp"
#include "table_list.hpp"

namespace quarter {
namespace {

struct Row {
  const RunResult& run;
  const ShortfallFinder* lacks;  ///< null: no check asks for several needs
  std::size_t block;

  const Block& of() const { return run.study.blocks[block]; }
  const BlockResult& result() const { return run.assessment.blocks[block]; }
};

const TableHead kHead{"blocks",
                      Layer::Kind::area,
                      "run",
                      "blocks.geojson",
                      {"One row a block: an area", "每行一个街块（面）"}};

/// A block meets a check if at least half of its weight does (the median home does).
std::string block_verdict(bool reversed, Share share) {
  if (!(share.weight > 0)) return {};
  if (reversed) {
    const double kept = share.weight - share.yes - share.open;
    share.yes = kept > 1e-9 * share.weight ? kept : 0;
  }
  if (share.low() >= 0.5) return "met";
  if (share.high() >= 0.5) return "unknown";
  return share.yes > 0 ? "partial" : "not met";
}

/// What the times are taken from; nothing where there are none.
Value times_from(const Row& row) {
  const OriginKind kind = row.run.origins.kind;
  if (row.result().tally.origins > 0) return text_value(name_of(kind));
  if (row.result().stand_ins == 0) return {};
  return text_value(kind == OriginKind::population ? "streets, nobody counted"
                                                   : "streets, no homes");
}

/// The needs a block lacks, with the cause of each or without.
Value shortfalls(const Row& row, bool with_cause) {
  std::vector<std::string> words;
  const LonLat inner = centroid(row.of().outline.front().outer);
  for (const Shortfall& lack : row.lacks->of(row.block, inner)) {
    const std::string& id = row.run.catalogue.categories[lack.category].id;
    words.push_back(with_cause ? fmt::format("{}: {}", id, name_of(lack.cause)) : id);
  }
  return text_or_null(fmt::format("{}", fmt::join(words, with_cause ? "; " : "+")));
}

Value ids_of_districts(const Row& row) {
  std::vector<std::string> ids;
  for (const auto& in : row.result().districts)
    ids.push_back(row.run.study.districts[in.district].id);
  return text_or_null(fmt::format("{}", fmt::join(ids, ";")));
}

Value weights_in_districts(const Row& row) {
  std::vector<std::string> weights;
  for (const auto& in : row.result().districts)
    weights.push_back(fmt::format("{:.1f}", in.weight));
  return text_or_null(fmt::format("{}", fmt::join(weights, ";")));
}

void add_block(const ColumnKeys& keys, Table<Row>& table) {
  table.text(column::kId, {"block", "街块编号"}, [](const Row& row) { return Value{row.of().id}; },
             {.always = true});
  table.text(column::kDistricts, {"districts that hold part of it", "所在片区"}, ids_of_districts);
  table.text(column::kWeightInDistricts,
             {"of the weight, what lies in each of them", "各片区内的权重"}, weights_in_districts);
  table.real(column::kArea, 1, unit::kSquareMetres, {"area, m²", "面积（平方米）"},
             [](const Row& row) { return Value{row.of().area_m2}; }, {.always = true, .least = 0});
  table.integer(column::kOrigins, unit::kOne, {"points trips start from", "出发点数量"},
                [](const Row& row) { return integer(row.result().tally.origins); },
                {.always = true, .least = 0});
  table.real(column::kWeight, 1, keys.weight_unit, {"weight: " + keys.weight, "权重"},
             [](const Row& row) { return Value{row.result().tally.weight}; },
             {.always = true, .least = 0});
  table.text(column::kTimesFrom, {"what the times are taken from", "时间的依据"}, times_from);
}

void add_time(const ColumnKeys::Time& time, Table<Row>& table) {
  const auto said = [&](const char* en, const char* zh) {
    return Meaning{time.label.en + en, time.label.zh + zh};
  };
  const auto of = [mode = time.mode, c = time.category](auto value) {
    return [mode, c, value](const Row& row) {
      return value(row.result(), row.run.assessment.cell(mode, c));
    };
  };
  using R = const BlockResult&;
  using Cell = std::size_t;
  table.real(time.stem + column::kSecondsEnd, 1, unit::kSeconds,
             said(": seconds, median", "秒，中位数"),
             of([](R r, Cell cell) { return seconds_value(r.median_of(cell)); }), {.least = 0});
  table.real(time.stem + column::kLeastEnd, 1, unit::kSeconds,
             said(": seconds at least, median", "秒，至少，中位数"),
             of([](R r, Cell cell) { return seconds_value(r.least_of(cell)); }), {.least = 0});
  table.integer(time.stem + column::kMetresEnd, unit::kMetres,
                said(": metres, median", "米，中位数"),
                of([](R r, Cell cell) { return metres_value(r.median_of(cell)); }), {.least = 0});
  table.real(time.stem + column::kP90End, 1, unit::kSeconds,
             said(": seconds, for 90 % of the weight", "秒，90 %"),
             of([](R r, Cell cell) { return seconds_value(r.p90_of(cell)); }), {.least = 0});
  table.text(time.stem + "_entry", said(": how the median home's place is entered", "入口依据"),
             of([](R r, Cell cell) { return entry_value(r.median_of(cell)); }),
             {.words = evidence_words()});
}

void add_map_end(const ColumnKeys::Mode& mode, Table<Row>& table) {
  table.real(
      mode.id + column::kMapEndEnd, 1, unit::kSeconds,
      {mode.label.en + ": seconds to where the map ends, median; what has no time may lie beyond",
       mode.label.zh + "到地图边缘秒数，中位数"},
      [m = mode.index](const Row& row) { return seconds_value(row.result().map_end_of(m)); },
      {.least = 0});
}

void add_verdict(const ColumnKeys::Figure& figure, Table<Row>& table) {
  table.text(figure.column,
             {figure.title.en + (figure.reversed ? " (met: not so)" : ""), figure.title.zh},
             [at = figure.row, reversed = figure.reversed](const Row& row) {
               return text_or_null(block_verdict(reversed, row.result().tally.share(at)));
             },
             {.words = {"met", "partial", "not met", "unknown"}});
}

Table<Row> blocks_table(const ColumnKeys& keys) {
  Table<Row> table(kHead);
  add_block(keys, table);
  for (const ColumnKeys::Time& time : keys.times)
    add_time(time, table);
  for (const ColumnKeys::Mode& mode : keys.modes)
    add_map_end(mode, table);
  if (keys.needs_check) {
    table.text(column::kMissing, {"needs of check " + *keys.needs_check + " not met", "缺少的服务"},
               [](const Row& row) { return shortfalls(row, false); });
    table.text(column::kReason, {"why each of them is not met", "缺少的原因"},
               [](const Row& row) { return shortfalls(row, true); });
  }
  for (const ColumnKeys::Figure& figure : keys.figures) {
    if (figure.by_block) add_verdict(figure, table);
  }
  add_city(table);
  return table;
}

MeasureContext context_of(const RunResult& r) {
  return {r.catalogue, r.map, r.times, {}, r.assessment.silent};
}

}  // namespace

Layer blocks_layer(const RunResult& r) {
  std::shared_ptr<ShortfallFinder> lacks;
  if (r.assessment.needs_row)
    lacks = std::make_shared<ShortfallFinder>(context_of(r), r.assessment);
  return blocks_table(keys_of(r))
      .layer(
          r.study.blocks.size(),
          [&r, lacks](std::size_t b) {
            return Row{r, lacks.get(), b};
          },
          [&r](std::size_t b) { return Geometry{r.study.blocks[b].outline}; });
}

TableDescription blocks_description() {
  return blocks_table(pattern_keys()).description();
}

}  // namespace quarter
