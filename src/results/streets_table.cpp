// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "city_column.hpp"
#include "column_keys.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/results/run_tables.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/units.hpp"
#include "quarter/tables/values.hpp"
#include "table_list.hpp"

namespace quarter {
namespace {

struct Row {
  const RunResult& run;
  std::uint32_t index;

  const StreetNetwork& network() const { return run.times.index().network(); }
  const StreetSegment& segment() const { return network().segments[index]; }
  const DirectionRule& rule(ModeIndex mode, bool forward) const {
    const ModeRule& both = network().rule(segment(), mode);
    return forward ? both.forward : both.backward;
  }
};

const TableHead kHead{
    "streets",
    Layer::Kind::line,
    "run",
    "city.gpkg",
    {"One row for each stretch of street between two junctions that some mode may "
     "use, in the direction of its way",
     "每行一段街道（两个路口之间，任一出行方式可用），方向同 OpenStreetMap 路径"}};

/// Slopes, steps, lifts and ferries included; without what is waited for at junctions.
Value seconds_per_metre(const Row& row, ModeIndex mode, bool forward) {
  const SearchGraph& graph = row.run.times.graph(mode);
  const std::uint32_t cm = row.segment().length_cm;
  if (cm == 0 || !graph.usable(row.index)) return {};
  if (row.rule(mode, forward).passage == Passage::none) return {};
  return Value{graph.part(row.index, forward, cm).ms() / 10.0 / cm};
}

/// Of riding, where the law allows it.
Value stress_of(const Row& row, ModeIndex mode, bool forward) {
  const std::uint8_t level = row.rule(mode, forward).stress.level;
  return level > 0 ? Value{std::int64_t{level}} : Value{};
}

void add_street(Table<Row>& table) {
  table.integer("way", unit::kOne, {"id of the way of OpenStreetMap", "OpenStreetMap 路径编号"},
                [](const Row& row) { return Value{row.segment().way.value}; }, {.always = true});
  table.text("class",
             {"class of the street (highway=), empty if it is none", "街道等级（highway=）"},
             [](const Row& row) {
               return text_or_null(row.network().way_rules[row.segment().rule].highway);
             });
  table.real("length_m", 2, unit::kMetres, {"length", "长度"},
             [](const Row& row) { return Value{row.segment().length_cm / 100.0}; },
             {.always = true, .least = 0});
}

void add_mode(const ColumnKeys::Mode& mode, Table<Row>& table) {
  const auto pace = [m = mode.index](bool forward) {
    return [m, forward](const Row& row) { return seconds_per_metre(row, m, forward); };
  };
  table.real(mode.id + "_pace", 3, "s/m",
             {"seconds a metre along the way, " + mode.label.en + "; null: not this way",
              "顺向每米秒数（" + mode.label.zh + "）；空：不可通行"},
             pace(true), {.above = 0});
  table.real(
      mode.id + "_back", 3, "s/m",
      {"the same against the way, " + mode.label.en, "逆向每米秒数（" + mode.label.zh + "）"},
      pace(false), {.above = 0});
}

void add_stress(const ColumnKeys::Mode& mode, Table<Row>& table) {
  const auto stress = [m = mode.index](bool forward) {
    return [m, forward](const Row& row) { return stress_of(row, m, forward); };
  };
  table.integer(mode.id + "_stress", unit::kOne,
                {"traffic stress along the way, 1 to 4, " + mode.label.en,
                 "顺向交通压力等级 1–4（" + mode.label.zh + "）"},
                stress(true), {.least = 1, .most = 4});
  table.integer(
      mode.id + "_stress_back", unit::kOne,
      {"the same against the way, " + mode.label.en, "逆向交通压力等级（" + mode.label.zh + "）"},
      stress(false), {.least = 1, .most = 4});
}

/// `rides`: whether a mode has traffic stress.
Table<Row> streets_table(const ColumnKeys& keys, const std::function<bool(ModeIndex)>& rides) {
  Table<Row> table(kHead);
  add_street(table);
  for (const ColumnKeys::Mode& mode : keys.modes) {
    add_mode(mode, table);
    if (rides(mode.index)) add_stress(mode, table);
  }
  add_city(table);
  return table;
}

/// Streets that one of the modes may use, without lines over walkable areas.
std::vector<std::uint32_t> shown_streets(const RunResult& r) {
  const StreetNetwork& network = r.times.index().network();
  std::vector<std::uint32_t> shown;
  for (std::uint32_t s = 0; s < network.segments.size(); ++s) {
    if (network.way_rules[network.segments[s].rule].across_area) continue;
    for (const ModeIndex mode : r.times.modes()) {
      if (!r.times.graph(mode).usable(s)) continue;
      shown.push_back(s);
      break;
    }
  }
  return shown;
}

}  // namespace

Layer streets_layer(const RunResult& r) {
  const auto shown = std::make_shared<std::vector<std::uint32_t>>(shown_streets(r));
  const auto rides = [&r](ModeIndex mode) {
    return r.catalogue.modes[mode].kind == TravelMode::Kind::bicycle;
  };
  return streets_table(keys_of(r), rides)
      .layer(
          shown->size(),
          [&r, shown](std::size_t i) {
            return Row{r, (*shown)[i]};
          },
          [&r, shown](std::size_t i) {
            const StreetNetwork& network = r.times.index().network();
            const auto shape = network.shape(network.segments[(*shown)[i]]);
            return Geometry{Line(shape.begin(), shape.end())};
          });
}

TableDescription streets_description() {
  return streets_table(pattern_keys(), [](ModeIndex) { return true; }).description();
}

}  // namespace quarter
