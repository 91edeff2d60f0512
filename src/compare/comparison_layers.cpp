// SPDX-License-Identifier: Apache-2.0
#include "quarter/compare/comparison_layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "quarter/formats/layer_columns.hpp"

namespace quarter {
namespace {

using Type = Field::Type;

constexpr int kMinuteDigits = 2;
constexpr int kShareDigits = 4;

Value value_of(std::optional<double> number) {
  return number ? Value{*number} : Value{};
}

Value word_of(Effect effect) {
  return std::string(name_of(effect));
}

// --- blocks ------------------------------------------------------------------------------------

/// "newly reached" and the like: what a plain difference cannot say.
Value time_words(const TimeChange& time) {
  if (!time.known) return std::string("not known");
  if (!time.before && !time.after) return std::string("not reached");
  if (!time.before) return std::string("newly reached");
  if (!time.after) return std::string("no longer reached");
  if (time.effect == Effect::gain) return std::string("nearer");
  return std::string(time.effect == Effect::loss ? "farther" : "same");
}

const BlockPair& pair_at(const Comparison& c, std::size_t i) {
  return c.blocks[i];
}

/// A text of the later block, or of the one that is gone.
Value text_either(const Comparison& c, std::size_t i, const char* column) {
  const BlockPair& pair = pair_at(c, i);
  const bool gone = pair.after == kNone;
  const Layer& blocks = gone ? c.before.blocks : c.after.blocks;
  return text_or_null(text_at(blocks, column_of(blocks, column), gone ? pair.before : pair.after));
}

void add_block_columns(const Comparison& c, std::vector<Column>& columns) {
  const auto old_id = column_of(c.before.blocks, "id");
  const auto old_weight = column_of(c.before.blocks, "weight");
  const auto id = column_of(c.after.blocks, "id");
  columns.push_back({{"id", Type::text, 0, "block after"}, [&c, id](std::size_t i) {
                       const std::uint32_t at = pair_at(c, i).after;
                       return at == kNone ? Value{} : text_or_null(text_at(c.after.blocks, id, at));
                     }});
  columns.push_back({{"id_before", Type::text, 0, "block before"}, [&c, old_id](std::size_t i) {
                       const std::uint32_t at = pair_at(c, i).before;
                       return at == kNone ? Value{}
                                          : text_or_null(text_at(c.before.blocks, old_id, at));
                     }});
  columns.push_back({{"match", Type::text, 0, "how it was found before"}, [&c](std::size_t i) {
                       return Value{std::string(name_of(pair_at(c, i).match))};
                     }});
  columns.push_back({{"covered", Type::real, kShareDigits, "share that lies in the block before"},
                     [&c](std::size_t i) { return Value{pair_at(c, i).covered}; }});
  columns.push_back({{"districts", Type::text, 0, "districts that hold part of it"},
                     [&c](std::size_t i) { return text_either(c, i, "districts"); }});
  columns.push_back({{"weight_before", Type::real, 1, "weight before: " + c.before.weight},
                     [&c, old_weight](std::size_t i) {
                       const std::uint32_t at = pair_at(c, i).before;
                       return at == kNone ? Value{}
                                          : value_of(number_at(c.before.blocks, old_weight, at));
                     }});
  columns.push_back(
      {{"weight", Type::real, 1, "weight after: " + c.after.weight}, [&c](std::size_t i) {
         const std::uint32_t at = pair_at(c, i).after;
         return at == kNone ? Value{} : Value{c.weights[at]};
       }});
}

void add_minutes(const Comparison& c, const TimeColumn& column, std::vector<Column>& columns) {
  const std::string name = column.name();
  const std::string label = column.category + ", " + column.mode;
  const auto time = [&c, &column](std::size_t i) { return c.time(pair_at(c, i), column); };
  columns.push_back({{name + "_before_min", Type::real, kMinuteDigits, label + ": minutes before"},
                     [time](std::size_t i) { return value_of(time(i).before); }});
  columns.push_back({{name + "_after_min", Type::real, kMinuteDigits, label + ": minutes after"},
                     [time](std::size_t i) { return value_of(time(i).after); }});
  columns.push_back(
      {{name + "_change_min", Type::real, kMinuteDigits, label + ": minutes, shorter below 0"},
       [time](std::size_t i) {
         const TimeChange t = time(i);
         return t.before && t.after ? value_of(*t.after - *t.before) : Value{};
       }});
  columns.push_back({{name + "_change", Type::text, 0, label + ": in a word"},
                     [time](std::size_t i) { return time_words(time(i)); }});
}

void add_verdicts(const Comparison& c, std::vector<Column>& columns) {
  std::set<std::size_t> done;
  for (const CheckChange& change : c.checks) {
    if (!change.by_block) continue;
    const auto now = verdict_column(c.after.blocks, *change.after);
    const auto old = verdict_column(c.before.blocks, *change.before);
    if (!done.insert(*now).second) continue;
    const std::string& name = c.after.blocks.fields[*now].name;
    const std::string label = change.after->check + " " + change.after->title;
    columns.push_back(
        {{name + "_before", Type::text, 0, label + ": before"}, [&c, old](std::size_t i) {
           const std::uint32_t at = pair_at(c, i).before;
           return at == kNone ? Value{} : text_or_null(text_at(c.before.blocks, old, at));
         }});
    columns.push_back(
        {{name + "_after", Type::text, 0, label + ": after"}, [&c, now](std::size_t i) {
           const std::uint32_t at = pair_at(c, i).after;
           return at == kNone ? Value{} : text_or_null(text_at(c.after.blocks, now, at));
         }});
  }
}

// --- tables ------------------------------------------------------------------------------------

using CheckValue = Value (*)(const CheckChange&);

Column check_column(const Comparison& c, const char* name, Type type, int digits,
                    CheckValue value) {
  return {{name, type, digits, ""}, [&c, value](std::size_t i) { return value(c.checks[i]); }};
}

template <std::string CheckResult::*member>
Value text(const CheckChange& change) {
  return text_or_null(change.any().*member);
}

template <std::optional<double> CheckResult::*member>
Value number(const CheckChange& change) {
  return value_of(change.any().*member);
}

template <std::optional<double> CheckResult::*member>
Value figure_before(const CheckChange& change) {
  return change.before == nullptr ? Value{} : value_of(change.before->*member);
}

template <std::optional<double> CheckResult::*member>
Value figure_after(const CheckChange& change) {
  return change.after == nullptr ? Value{} : value_of(change.after->*member);
}

template <double CheckChange::*member>
Value by_block(const CheckChange& change) {
  return change.by_block ? Value{change.*member} : Value{};
}

/// The figures of each group of people that both runs counted apart.
void add_group_columns(const Comparison& c, std::vector<Column>& columns) {
  std::set<std::string> groups;
  for (const CheckChange& change : c.checks) {
    if (change.before == nullptr || change.after == nullptr) continue;
    for (const auto& [group, share] : change.after->group_shares) {
      if (change.before->group_shares.contains(group)) groups.insert(group);
    }
  }
  for (const std::string& group : groups) {
    const auto share_of = [group](const CheckResult* check) -> std::optional<double> {
      if (check == nullptr || !check->group_shares.contains(group)) return std::nullopt;
      return check->group_shares.at(group);
    };
    columns.push_back(
        {{"before_of_" + group, Type::real, kShareDigits, ""},
         [&c, share_of](std::size_t i) { return value_of(share_of(c.checks[i].before)); }});
    columns.push_back(
        {{"after_of_" + group, Type::real, kShareDigits, ""},
         [&c, share_of](std::size_t i) { return value_of(share_of(c.checks[i].after)); }});
    columns.push_back({{"change_of_" + group, Type::real, 2, ""}, [&c, share_of](std::size_t i) {
                         const auto old = share_of(c.checks[i].before);
                         const auto now = share_of(c.checks[i].after);
                         return old && now ? Value{100 * (*now - *old)} : Value{};
                       }});
  }
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
  std::vector<Column> columns;
  add_block_columns(c, columns);
  std::set<std::string> modes;
  for (const TimeColumn& column : c.columns) {
    const std::string& mode = column.mode;
    if (!modes.insert(mode).second) continue;
    columns.push_back(
        {{mode + "_change_min", Type::real, kMinuteDigits,
          fmt::format("{}: minutes of one trip to each category that can be compared, shorter "
                      "below 0; what is not reached counts as {:g}",
                      mode, c.after.max_minutes)},
         [&c, mode](std::size_t i) { return value_of(summed_change(c, pair_at(c, i), mode)); }});
  }
  for (const TimeColumn& column : c.columns)
    add_minutes(c, column, columns);
  add_verdicts(c, columns);
  return make_layer("differences", Layer::Kind::area, c.blocks.size(), std::move(columns),
                    [&c](std::size_t i) {
                      const BlockPair& pair = pair_at(c, i);
                      return pair.after == kNone ? c.before.blocks.geometry(pair.before)
                                                 : c.after.blocks.geometry(pair.after);
                    });
}

Layer checks_change_layer(const Comparison& c) {
  const auto column = [&c](const char* name, Type type, int digits, CheckValue value) {
    return check_column(c, name, type, digits, value);
  };
  std::vector<Column> columns{
      column("district", Type::text, 0, text<&CheckResult::district>),
      column("name", Type::text, 0, text<&CheckResult::name>),
      column("check", Type::text, 0, text<&CheckResult::check>),
      column("module", Type::integer, 0,
             [](const CheckChange& change) { return Value{change.any().module}; }),
      column("title", Type::text, 0, text<&CheckResult::title>),
      column("title_zh", Type::text, 0, text<&CheckResult::title_zh>),
      column("categories", Type::text, 0, text<&CheckResult::categories>),
      column("modes", Type::text, 0, text<&CheckResult::modes>),
      column("minutes", Type::real, 1, number<&CheckResult::minutes>),
      column("metres", Type::real, 1, number<&CheckResult::metres>),
      column("unit", Type::text, 0, text<&CheckResult::unit>),
      column("before", Type::real, kShareDigits, figure_before<&CheckResult::share>),
      column("before_high", Type::real, kShareDigits, figure_before<&CheckResult::share_high>),
      column("after", Type::real, kShareDigits, figure_after<&CheckResult::share>),
      column("after_high", Type::real, kShareDigits, figure_after<&CheckResult::share_high>),
      column("change", Type::real, 2,
             [](const CheckChange& change) { return value_of(change.change); }),
      column("change_high", Type::real, 2,
             [](const CheckChange& change) { return value_of(change.change_high); }),
      column("change_unit", Type::text, 0,
             [](const CheckChange& change) {
               return change.any().is_share ? Value{std::string("percentage points")}
                                            : text_or_null(change.any().unit);
             }),
      column("effect", Type::text, 0,
             [](const CheckChange& change) { return word_of(change.effect); }),
      column("verdict_before", Type::text, 0,
             [](const CheckChange& change) { return Value{verdict_or_missing(change.before)}; }),
      column("verdict_after", Type::text, 0,
             [](const CheckChange& change) { return Value{verdict_or_missing(change.after)}; }),
      column("verdict_change", Type::text, 0,
             [](const CheckChange& change) { return word_of(change.verdict); }),
      column("weight_before", Type::real, 1,
             [](const CheckChange& change) {
               return change.before == nullptr ? Value{} : Value{change.before->weight};
             }),
      column("weight_after", Type::real, 1,
             [](const CheckChange& change) {
               return change.after == nullptr ? Value{} : Value{change.after->weight};
             }),
      column("weight_kind", Type::text, 0, text<&CheckResult::weight_kind>),
      column("weight_gaining", Type::real, 1, by_block<&CheckChange::gaining>),
      column("weight_losing", Type::real, 1, by_block<&CheckChange::losing>),
      column("weight_not_compared", Type::real, 1, by_block<&CheckChange::not_compared>),
  };
  add_group_columns(c, columns);
  return make_layer("compare", Layer::Kind::none, c.checks.size(), std::move(columns), {});
}

Layer times_change_layer(const Comparison& c) {
  const auto weight = [&c](const char* name, double DistrictTimes::*member) {
    return Column{{name, Type::real, 1, ""},
                  [&c, member](std::size_t i) { return Value{c.times[i].*member}; }};
  };
  std::vector<Column> columns{
      {{"district", Type::text, 0, ""},
       [&c](std::size_t i) { return text_or_null(c.times[i].district); }},
      {{"name", Type::text, 0, ""}, [&c](std::size_t i) { return text_or_null(c.times[i].name); }},
      {{"mode", Type::text, 0, ""},
       [&c](std::size_t i) { return Value{c.columns[c.times[i].column].mode}; }},
      {{"category", Type::text, 0, ""},
       [&c](std::size_t i) { return Value{c.columns[c.times[i].column].category}; }},
      weight("weight", &DistrictTimes::weight),
      {{"weight_kind", Type::text, 0, ""}, [&c](std::size_t) { return Value{c.after.weight}; }},
      {{"mean_change_min", Type::real, kMinuteDigits, ""},
       [&c](std::size_t i) { return value_of(c.times[i].mean_change); }},
      weight("weight_nearer", &DistrictTimes::nearer),
      weight("weight_farther", &DistrictTimes::farther),
      weight("weight_newly_reached", &DistrictTimes::newly_reached),
      weight("weight_no_longer_reached", &DistrictTimes::no_longer_reached),
      weight("weight_not_compared", &DistrictTimes::not_compared),
  };
  return make_layer("times", Layer::Kind::none, c.times.size(), std::move(columns), {});
}

Layer groups_change_layer(const Comparison& c) {
  const auto side = [&c](bool later, const char* figure) {
    return [&c, later, figure](std::size_t i) {
      return (later ? c.groups[i].after : c.groups[i].before)->figure(figure);
    };
  };
  std::vector<Column> columns{
      {{"mode", Type::text, 0, ""}, [&c](std::size_t i) { return Value{c.groups[i].after->mode}; }},
      {{"category", Type::text, 0, ""},
       [&c](std::size_t i) { return Value{c.groups[i].after->category}; }},
      {{"group", Type::text, 0, ""},
       [&c](std::size_t i) { return Value{c.groups[i].after->group}; }},
      {{"weight_kind", Type::text, 0, ""}, [&c](std::size_t) { return Value{c.after.weight}; }},
  };
  for (const char* figure : {"weight", "mean_min", "p50_min", "p90_min", "worst_tenth_min",
                             "beyond_limit", "gini", "concentration"}) {
    const std::string name = figure;
    const int digits = name == "weight" ? 1 : name.ends_with("_min") ? kMinuteDigits : kShareDigits;
    const auto old = side(false, figure), now = side(true, figure);
    columns.push_back({{name + "_before", Type::real, digits, ""},
                       [old](std::size_t i) { return value_of(old(i)); }});
    columns.push_back({{name + "_after", Type::real, digits, ""},
                       [now](std::size_t i) { return value_of(now(i)); }});
    columns.push_back({{name + "_change", Type::real, digits, ""}, [old, now](std::size_t i) {
                         return old(i) && now(i) ? Value{*now(i) - *old(i)} : Value{};
                       }});
  }
  return make_layer("groups", Layer::Kind::none, c.groups.size(), std::move(columns), {});
}

}  // namespace quarter
