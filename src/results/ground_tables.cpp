// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "city_column.hpp"
#include "quarter/city/ground.hpp"
#include "quarter/results/city_layers.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/results/run_tables.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/values.hpp"
#include "table_list.hpp"

namespace quarter {
namespace {

/// What is drawn, of any shape.
struct Row {
  const RunResult& run;
  std::string_view kind;
  const std::string& name;
};

TableHead head_of(const char* name, Layer::Kind kind, Meaning row) {
  return {name, kind, "run", "city.gpkg", std::move(row)};
}

Table<Row> table_of(TableHead head) {
  Table<Row> table(std::move(head));
  table.text("kind", {"what it is", "种类"}, [](const Row& row) { return text_value(row.kind); },
             {.always = true});
  table.text(column::kName, {"its name", "名称"},
             [](const Row& row) { return text_or_null(row.name); });
  add_city(table);
  return table;
}

Table<Row> areas_table() {
  return table_of(head_of(city_layer::kGroundAreas, Layer::Kind::area,
                          {"One row for each area of the ground beneath the maps, thinned for "
                           "drawing: no figure depends on it",
                           "每行一处底图面（为制图而概化，不参与任何计算）"}));
}

Table<Row> lines_table() {
  return table_of(head_of(city_layer::kGroundLines, Layer::Kind::line,
                          {"One row for each line of the ground beneath the maps, likewise",
                           "每行一条底图线（同上）"}));
}

Table<Row> names_table() {
  return table_of(head_of(city_layer::kGroundNames, Layer::Kind::point,
                          {"One row for each name on the maps", "每行一个底图注记（点）"}));
}

/// The sea, areas in their order of drawing, buildings.
struct GroundAreas {
  std::vector<GroundArea> all;

  explicit GroundAreas(const MapGround& ground) {
    if (!ground.sea.empty()) all.push_back({GroundKind::water, "", ground.sea});
    all.insert(all.end(), ground.areas.begin(), ground.areas.end());
    for (const std::span<const LonLat> ring : rings_of(ground.buildings)) {
      Ring points(ring.begin(), ring.end());
      if (signed_area_m2(ring) > 0)
        all.push_back({GroundKind::building, "", {{std::move(points), {}}}});
      else if (!all.empty())  // a courtyard of the building before it
        all.back().area.front().holes.push_back(std::move(points));
    }
  }

  static std::vector<std::span<const LonLat>> rings_of(const LineSet& lines) {
    std::vector<std::span<const LonLat>> rings;
    for (std::size_t i = 0; i < lines.size(); ++i)
      rings.push_back(lines[i]);
    return rings;
  }
};

}  // namespace

std::vector<Layer> ground_layers(const RunResult& r) {
  const std::shared_ptr<const MapGround> ground = r.map.ground;
  if (ground == nullptr || ground->empty()) return {};
  const auto areas = std::make_shared<GroundAreas>(*ground);
  const auto row = [&r](const auto& of) { return Row{r, word_of(of.kind).id, of.name}; };
  return {areas_table().layer(
              areas->all.size(), [areas, row](std::size_t i) { return row(areas->all[i]); },
              [areas](std::size_t i) { return Geometry{areas->all[i].area}; }),
          lines_table().layer(
              ground->lines.size(), [ground, row](std::size_t i) { return row(ground->lines[i]); },
              [ground](std::size_t i) { return Geometry{ground->lines[i].line}; }),
          names_table().layer(
              ground->names.size(), [ground, row](std::size_t i) { return row(ground->names[i]); },
              [ground](std::size_t i) { return Geometry{ground->names[i].where}; })};
}

TableDescription ground_areas_description() {
  return areas_table().description();
}

TableDescription ground_lines_description() {
  return lines_table().description();
}

TableDescription ground_names_description() {
  return names_table().description();
}

}  // namespace quarter
