// SPDX-License-Identifier: Apache-2.0
#include "quarter/results/legs_table.hpp"

#include <memory>

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/units.hpp"
#include "quarter/tables/values.hpp"
#include "table_list.hpp"

namespace quarter {
namespace {

struct Row {
  const RouteGround& ground;
  const Explained& of;
  std::size_t index;

  const RouteLeg& leg() const { return of.route.legs[index]; }
  const PlaceFeature& place() const { return ground.map.places[of.served->place]; }
  bool on_street() const { return leg().kind == RouteLeg::Kind::street; }
};

const TableHead kHead{"routes",
                      Layer::Kind::line,
                      "explain",
                      "routes.geojson",
                      {"One row for each leg of the route to the nearest place of each category",
                       "每行一段：到各类最近设施的路线中的一段（线）"}};

/// Of riding in the direction of the leg; nothing for those on foot.
Value stress_of(const Row& row) {
  if (!row.on_street()) return {};
  const StreetNetwork& network = row.ground.network;
  const ModeRule& rule = network.rule(network.segments[row.leg().segment], row.of.mode);
  const std::uint8_t level = (row.leg().forward ? rule.forward : rule.backward).stress.level;
  return level > 0 ? Value{std::int64_t{level}} : Value{};
}

Value way_of(const Row& row) {
  if (!row.on_street()) return {};
  const StreetSegment& segment = row.ground.network.segments[row.leg().segment];
  return Value{text_of(row.ground.map, {OsmRef::Type::way, segment.way.value})};
}

void add_route(Table<Row>& table) {
  table.text(column::kMode, {"id of the mode of travel", "出行方式编号"},
             [](const Row& row) { return Value{row.ground.catalogue.modes[row.of.mode].id}; },
             {.always = true});
  table.text(
      column::kCategory, {"what the route leads to", "目的地设施类别"},
      [](const Row& row) { return Value{row.ground.catalogue.categories[row.of.category].id}; },
      {.always = true});
  table.text("place",
             {"OpenStreetMap object of the place, or row of a file of places",
              "设施的 OpenStreetMap 对象，或设施文件中的行"},
             [](const Row& row) { return Value{text_of(row.ground.map, row.place().ref)}; },
             {.always = true});
  table.text(column::kName, {"name of the place", "设施名称"},
             [](const Row& row) { return text_or_null(row.place().name); });
}

void add_leg(Table<Row>& table) {
  table.integer("leg", unit::kOne, {"number of the leg, from 1", "路段序号，从 1 起"},
                [](const Row& row) { return integer(row.index + 1); },
                {.always = true, .least = 1});
  table.text("kind", {"what the leg is", "路段种类"},
             [](const Row& row) { return text_value(name_of(row.leg().kind)); }, {.always = true});
  table.text("way",
             {"OpenStreetMap way, of legs along a street", "沿街道路段的 OpenStreetMap 路径"},
             way_of);
  table.real("seconds", 1, unit::kSeconds, {"seconds, delay included", "秒数，含延误"},
             [](const Row& row) { return Value{row.leg().cost.ms() / 1000.0}; },
             {.always = true, .least = 0});
  table.real("delay_s", 1, unit::kSeconds,
             {"seconds lost at junctions, crossings and gates", "在路口、过街处和门处损失的秒数"},
             [](const Row& row) { return Value{row.leg().delay_ms / 1000.0}; },
             {.always = true, .least = 0});
  table.real(column::kMetres, 1, unit::kMetres, {"length of the leg", "路段长度"},
             [](const Row& row) { return Value{row.leg().cost.cm() / 100.0}; },
             {.always = true, .least = 0});
  table.integer(
      "stress", unit::kOne,
      {"level of traffic stress of riding there, bicycles only", "骑行的交通压力等级；仅自行车"},
      stress_of, {.least = 1, .most = 4});
}

Table<Row> legs_table() {
  Table<Row> table(kHead);
  add_route(table);
  add_leg(table);
  return table;
}

}  // namespace

Layer legs_layer(const std::vector<Explained>& explained, const RouteGround& ground) {
  struct Leg {
    const Explained* of;
    std::size_t index;
  };
  const auto legs = std::make_shared<std::vector<Leg>>();
  for (const Explained& e : explained) {
    for (std::size_t i = 0; i < e.route.legs.size(); ++i)
      legs->push_back({&e, i});
  }
  const auto row = [legs, ground](std::size_t i) {
    return Row{ground, *(*legs)[i].of, (*legs)[i].index};
  };
  return legs_table().layer(legs->size(), row,
                            [row](std::size_t i) { return Geometry{row(i).leg().shape}; });
}

TableDescription legs_description() {
  return legs_table().description();
}

}  // namespace quarter
