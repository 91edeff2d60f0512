// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <optional>

#include "quarter/app/result_layers.hpp"
#include "quarter/base/text.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/formats/layer_columns.hpp"

namespace quarter {
namespace {

using Type = Field::Type;

struct EquityColumn {
  Field field;
  Value (*value)(const RunResult& r, const EquityRow& row);
};

Value number(std::optional<double> value) {
  return value ? Value{*value} : Value{};
}

Value share(double part, double whole) {
  return whole > 0 ? Value{part / whole} : Value{};
}

template <std::optional<double> EquityRow::*member>
Value measure(const RunResult&, const EquityRow& row) {
  return number(row.*member);
}

Value group_name(const RunResult& r, const EquityRow& row) {
  return row.group == kNone ? std::string("all") : valid_utf8(r.origins.groups[row.group]);
}

constexpr int kMinuteDigits = 2;
constexpr int kIndexDigits = 4;

const std::vector<EquityColumn>& columns() {
  static const std::vector<EquityColumn> all = {
      {{"district", Type::text, 0, ""},
       [](const RunResult& r, const EquityRow& row) {
         const bool city = row.district == kNone;
         return Value{city ? std::string("city") : r.study.districts[row.district].id};
       }},
      {{"name", Type::text, 0, ""},
       [](const RunResult& r, const EquityRow& row) {
         const bool city = row.district == kNone;
         return text_or_null(city ? std::string() : r.study.districts[row.district].name);
       }},
      {{"mode", Type::text, 0, ""},
       [](const RunResult& r, const EquityRow& row) {
         return Value{r.catalogue.modes[row.mode].id};
       }},
      {{"category", Type::text, 0, ""},
       [](const RunResult& r, const EquityRow& row) {
         return Value{r.catalogue.categories[row.category].id};
       }},
      {{"group", Type::text, 0, ""}, group_name},
      {{"weight", Type::real, 1, ""},
       [](const RunResult&, const EquityRow& row) { return Value{row.weight}; }},
      {{"weight_kind", Type::text, 0, ""},
       [](const RunResult& r, const EquityRow&) {
         return Value{
             fmt::format("{} ({})", weight_name(r.origins.kind), weight_unit(r.origins.kind))};
       }},
      {{"beyond_limit", Type::real, kIndexDigits, ""},
       [](const RunResult&, const EquityRow& row) { return share(row.beyond, row.weight); }},
      {{"edge_nearer", Type::real, kIndexDigits, ""},
       [](const RunResult&, const EquityRow& row) { return share(row.edge_nearer, row.weight); }},
      {{"mean_min", Type::real, kMinuteDigits, ""}, measure<&EquityRow::mean>},
      {{"p10_min", Type::real, kMinuteDigits, ""}, measure<&EquityRow::p10>},
      {{"p50_min", Type::real, kMinuteDigits, ""}, measure<&EquityRow::p50>},
      {{"p90_min", Type::real, kMinuteDigits, ""}, measure<&EquityRow::p90>},
      {{"p90_by_p10", Type::real, kMinuteDigits, ""}, measure<&EquityRow::p90_by_p10>},
      {{"gini", Type::real, kIndexDigits, ""}, measure<&EquityRow::gini>},
      {{"atkinson", Type::real, kIndexDigits, ""}, measure<&EquityRow::atkinson>},
      {{"equally_distributed_min", Type::real, kMinuteDigits, ""},
       measure<&EquityRow::equally_distributed>},
      {{"worst_tenth_min", Type::real, kMinuteDigits, ""}, measure<&EquityRow::worst_tenth_mean>},
      {{"worst_tenth_unmet", Type::real, kIndexDigits, ""}, measure<&EquityRow::worst_tenth_unmet>},
      {{"concentration", Type::real, kIndexDigits, ""}, measure<&EquityRow::concentration>},
      {{"lowest_by_highest_fifth", Type::real, kIndexDigits, ""},
       measure<&EquityRow::lowest_by_highest_fifth>},
  };
  return all;
}

}  // namespace

Layer equity_layer(const RunResult& r) {
  Layer layer;
  layer.name = "equity";
  layer.kind = Layer::Kind::none;
  for (const EquityColumn& column : columns())
    layer.fields.push_back(column.field);
  layer.count = r.assessment.equity.size();
  layer.value = [&r](std::size_t feature, std::size_t field) {
    return columns()[field].value(r, r.assessment.equity[feature]);
  };
  return layer;
}

}  // namespace quarter
