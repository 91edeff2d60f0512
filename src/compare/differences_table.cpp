// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "compare_tables.hpp"
#include "quarter/compare/comparison_layers.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/units.hpp"
#include "quarter/tables/values.hpp"

namespace quarter {
namespace {

struct Row {
  const Comparison& all;
  const BlockPair& pair;

  /// A text or number of the block before or after; null if there is none.
  Value text_before(std::optional<std::size_t> column) const {
    return pair.before == kNone ? Value{}
                                : text_or_null(text_at(all.before.blocks, column, pair.before));
  }
  Value text_after(std::optional<std::size_t> column) const {
    return pair.after == kNone ? Value{}
                               : text_or_null(text_at(all.after.blocks, column, pair.after));
  }
};

/// What columns are repeated over; in the description one of each, named in angle brackets.
struct Keys {
  struct Time {
    const TimeColumn* column = nullptr;
    std::string name;
    Meaning label;
  };
  struct VerdictOf {
    std::optional<std::size_t> before, after;  ///< columns of the blocks
    std::string name;
    std::string check;  ///< number and title
  };
  std::vector<std::string> modes;
  std::vector<Time> times;
  std::vector<VerdictOf> verdicts;
  std::string max_minutes, weight_before, weight_after;
};

const TableHead kHead{"differences",
                      Layer::Kind::area,
                      "compare",
                      "differences.geojson",
                      {"One row for each block of the later run, then those that are gone: an area",
                       "后一次运行的每个街块一行，其后为已消失的街块（面）"}};

constexpr int kMinuteDigits = 2;
constexpr int kShareDigits = 4;

std::vector<Keys::VerdictOf> verdicts_of(const Comparison& c) {
  std::vector<Keys::VerdictOf> verdicts;
  std::set<std::size_t> done;
  for (const CheckChange& change : c.checks) {
    if (!change.by_block) continue;
    const auto now = verdict_column(c.after.blocks, *change.after);
    const auto old = verdict_column(c.before.blocks, *change.before);
    if (!done.insert(*now).second) continue;
    verdicts.push_back({old, now, c.after.blocks.fields[*now].name,
                        change.after->check + " " + change.after->title});
  }
  return verdicts;
}

Keys keys_of(const Comparison& c) {
  Keys keys;
  for (const TimeColumn& time : c.columns) {
    if (std::find(keys.modes.begin(), keys.modes.end(), time.mode) == keys.modes.end())
      keys.modes.push_back(time.mode);
    keys.times.push_back(
        {&time,
         time.name(),
         {time.category + ", " + time.mode, time.category + "（" + time.mode + "）"}});
  }
  keys.verdicts = verdicts_of(c);
  keys.max_minutes = fmt::format("{:g}", c.after.max_minutes);
  keys.weight_before = c.before.weight;
  keys.weight_after = c.after.weight;
  return keys;
}

Keys pattern_keys() {
  return {{"<mode>"},
          {{nullptr, "<mode>_<category>", {"<category>, <mode>", "<类别>（<方式>）"}}},
          {{{}, {}, "check_<check>", "<number and title of the check>"}},
          "<minutes>",
          "[weight_kind]",
          "[weight_kind]"};
}

/// "newly reached" and the like: what a plain difference cannot say.
Value time_words(const TimeChange& time) {
  if (!time.known) return text_value("not known");
  if (!time.before && !time.after) return text_value("not reached");
  if (!time.before) return text_value("newly reached");
  if (!time.after) return text_value("no longer reached");
  if (time.effect == Effect::gain) return text_value("nearer");
  return text_value(time.effect == Effect::loss ? "farther" : "same");
}

/// The districts of the later block, or of the one that is gone.
Value districts_of(const Row& row) {
  const bool gone = row.pair.after == kNone;
  const Layer& blocks = gone ? row.all.before.blocks : row.all.after.blocks;
  const auto at = column_of(blocks, column::kDistricts);
  return gone ? row.text_before(at) : row.text_after(at);
}

Value weight_before(const Row& row) {
  if (row.pair.before == kNone) return {};
  const Layer& blocks = row.all.before.blocks;
  return number_or_null(number_at(blocks, column_of(blocks, column::kWeight), row.pair.before));
}

void add_block(const Keys& keys, Table<Row>& table) {
  table.text(column::kId, {"block after", "之后的街块编号"}, [](const Row& row) {
    return row.text_after(column_of(row.all.after.blocks, column::kId));
  });
  table.text("id_before", {"block before", "之前的街块编号"}, [](const Row& row) {
    return row.text_before(column_of(row.all.before.blocks, column::kId));
  });
  table.text("match", {"how it was found before", "与之前街块的对应方式"},
             [](const Row& row) { return text_value(name_of(row.pair.match)); },
             {.always = true, .words = match_words()});
  table.real("covered", kShareDigits, unit::kOne,
             {"share that lies in the block before", "位于之前街块内的面积占比"},
             [](const Row& row) { return Value{row.pair.covered}; },
             {.always = true, .least = 0, .most = 1});
  table.text(column::kDistricts, {"districts that hold part of it", "所在片区"}, districts_of);
  table.real("weight_before", 1, keys.weight_before,
             {"weight before: " + keys.weight_before, "之前的权重：" + keys.weight_before},
             weight_before, {.least = 0});
  table.real(column::kWeight, 1, keys.weight_after,
             {"weight after: " + keys.weight_after, "之后的权重：" + keys.weight_after},
             [](const Row& row) {
               const std::uint32_t at = row.pair.after;
               return at == kNone ? Value{} : Value{row.all.weights[at]};
             },
             {.least = 0});
}

void add_sum(const std::string& mode, const Keys& keys, Table<Row>& table) {
  table.real(
      mode + "_change_min", kMinuteDigits, unit::kMinutes,
      {fmt::format("{}: minutes of one trip to each category that can be compared, shorter "
                   "below 0; what is not reached counts as {}",
                   mode, keys.max_minutes),
       fmt::format("{}：到各可比类别各一次的分钟数变化，缩短为负；未到达按 {} 分钟计", mode,
                   keys.max_minutes)},
      [mode](const Row& row) { return number_or_null(summed_change(row.all, row.pair, mode)); });
}

void add_time(const Keys::Time& key, Table<Row>& table) {
  const auto said = [&](const char* en, const char* zh) {
    return Meaning{key.label.en + en, key.label.zh + zh};
  };
  const auto of = [at = key.column](auto value) {
    return [at, value](const Row& row) { return value(row.all.time(row.pair, *at)); };
  };
  using T = const TimeChange&;
  table.real(key.name + "_before_min", kMinuteDigits, unit::kMinutes,
             said(": minutes before", "：之前的分钟数"),
             of([](T time) { return number_or_null(time.before); }), {.least = 0});
  table.real(key.name + "_after_min", kMinuteDigits, unit::kMinutes,
             said(": minutes after", "：之后的分钟数"),
             of([](T time) { return number_or_null(time.after); }), {.least = 0});
  table.real(key.name + "_change_min", kMinuteDigits, unit::kMinutes,
             said(": minutes, shorter below 0", "：分钟数变化，缩短为负"), of([](T time) {
               return time.before && time.after ? Value{*time.after - *time.before} : Value{};
             }));
  table.text(key.name + "_change", said(": in a word", "：变化的说法"), of(time_words),
             {.always = true,
              .words = {"not known", "not reached", "newly reached", "no longer reached", "nearer",
                        "farther", "same"}});
}

void add_verdict(const Keys::VerdictOf& key, Table<Row>& table) {
  table.text(key.name + "_before", {key.check + ": before", key.check + "：之前"},
             [at = key.before](const Row& row) { return row.text_before(at); });
  table.text(key.name + "_after", {key.check + ": after", key.check + "：之后"},
             [at = key.after](const Row& row) { return row.text_after(at); });
}

Table<Row> differences_table(const Keys& keys) {
  Table<Row> table(kHead);
  add_block(keys, table);
  for (const std::string& mode : keys.modes)
    add_sum(mode, keys, table);
  for (const Keys::Time& time : keys.times)
    add_time(time, table);
  for (const Keys::VerdictOf& verdict : keys.verdicts)
    add_verdict(verdict, table);
  return table;
}

}  // namespace

std::optional<double> summed_change(const Comparison& c, const BlockPair& pair,
                                    const std::string& mode) {
  std::optional<double> sum;
  for (const TimeColumn& column : c.columns) {
    if (column.mode != mode) continue;
    const auto change = c.time(pair, column).change;
    if (change) sum = sum.value_or(0) + *change;
  }
  return sum;
}

Layer differences_layer(const Comparison& c) {
  return differences_table(keys_of(c))
      .layer(
          c.blocks.size(),
          [&c](std::size_t i) {
            return Row{c, c.blocks[i]};
          },
          [&c](std::size_t i) {
            const BlockPair& pair = c.blocks[i];
            return pair.after == kNone ? c.before.blocks.geometry(pair.before)
                                       : c.after.blocks.geometry(pair.after);
          });
}

TableDescription differences_description() {
  return differences_table(pattern_keys()).description();
}

}  // namespace quarter
