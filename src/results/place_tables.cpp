// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <memory>

#include "city_column.hpp"
#include "column_keys.hpp"
#include "entry_rows.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/results/column_names.hpp"
#include "quarter/results/run_tables.hpp"
#include "quarter/tables/table.hpp"
#include "quarter/tables/units.hpp"
#include "quarter/tables/values.hpp"
#include "table_list.hpp"

namespace quarter {
namespace {

const Meaning kObject{"object of OpenStreetMap, or row of a file of places",
                      "OpenStreetMap 对象，或设施文件中的行"};
const Meaning kServiceMeaning{"id of the service", "服务编号"};

/// The places of services that are on the map; those only checks ask for are the same once more.
std::vector<const ServedPlace*> shown_places(const RunResult& r) {
  Indexed<ServiceIndex, bool> shown(r.catalogue.services.size(), false);
  for (const CategoryIndex c : r.catalogue.shown_categories()) {
    for (const ServiceIndex service : r.catalogue.categories[c].services)
      shown[service] = true;
  }
  std::vector<const ServedPlace*> places;
  for (const ServedPlace& served : r.times.served()) {
    if (shown[served.service]) places.push_back(&served);
  }
  return places;
}

// --- places ------------------------------------------------------------------------------------

struct PlaceRow {
  const RunResult& run;
  const ServedPlace& served;

  const PlaceFeature& place() const { return run.map.places[served.place]; }
  const Service& service() const { return run.catalogue.services[served.service]; }
};

const TableHead kPlaces{"places",
                        Layer::Kind::point,
                        "run",
                        "places.geojson",
                        {"One row a place that counts: a point", "每行一处计入的设施（点）"}};

void add_place(Table<PlaceRow>& table) {
  table.text("osm", kObject,
             [](const PlaceRow& row) { return Value{text_of(row.run.map, row.place().ref)}; },
             {.always = true});
  table.text(column::kService, kServiceMeaning,
             [](const PlaceRow& row) { return Value{row.service().id}; }, {.always = true});
  table.text("kind", {"kind of place within the service", "服务内的设施种类"},
             [](const PlaceRow& row) {
               return text_or_null(row.service().rule(row.served.rule).subtype);
             });
  table.text(column::kName, {"name of the place", "设施名称"},
             [](const PlaceRow& row) { return text_or_null(row.place().name); });
  table.real(column::kArea, 1, unit::kSquareMetres,
             {"area, where the place is mapped as one", "面积；设施以面表示时"},
             [](const PlaceRow& row) {
               return row.place().shape == PlaceFeature::Shape::area ? Value{row.place().area_m2}
                                                                     : Value{};
             },
             {.least = 0});
}

Table<PlaceRow> places_table(const ColumnKeys& keys) {
  Table<PlaceRow> table(kPlaces);
  add_place(table);
  for (const ColumnKeys::Mode& mode : keys.modes) {
    table.integer(mode.id + "_access_points", unit::kOne,
                  {"access points, " + mode.label.en, "出入口数量（" + mode.label.zh + "）"},
                  [m = mode.index](const PlaceRow& row) {
                    const StreetNetwork& network = row.run.times.index().network();
                    return integer(entry_rows(network, row.served.access[m]).size());
                  },
                  {.always = true, .least = 0});
  }
  add_city(table);
  return table;
}

// --- access points -----------------------------------------------------------------------------

struct EntryRow {
  const RunResult& run;
  const ServedPlace& served;
  ModeIndex mode;
  std::size_t index;  ///< of the access point

  const AccessPoint& point() const { return served.access[mode][index]; }
};

const TableHead kAccessPoints{
    "access_points",
    Layer::Kind::point,
    "run",
    "access_points.geojson",
    {"One row for each point where a place is entered by a mode of travel",
     "每行一个出入口：某种出行方式进入设施的位置（点）"}};

void add_whose(Table<EntryRow>& table) {
  table.text("osm", kObject,
             [](const EntryRow& row) {
               return Value{text_of(row.run.map, row.run.map.places[row.served.place].ref)};
             },
             {.always = true});
  table.text(
      column::kService, kServiceMeaning,
      [](const EntryRow& row) { return Value{row.run.catalogue.services[row.served.service].id}; },
      {.always = true});
  table.text(column::kMode, {"id of the mode of travel", "出行方式编号"},
             [](const EntryRow& row) { return Value{row.run.catalogue.modes[row.mode].id}; },
             {.always = true});
}

Table<EntryRow> access_points_table() {
  Table<EntryRow> table(kAccessPoints);
  add_whose(table);
  table.text("evidence", {"what says that one enters here", "出入口的依据"},
             [](const EntryRow& row) { return text_value(name_of(row.point().evidence)); },
             {.always = true, .words = evidence_words()});
  table.real("off_m", 1, unit::kMetres, {"distance from the street", "距街道的距离"},
             [](const EntryRow& row) { return Value{row.point().anchor.off_m}; },
             {.always = true, .least = 0});
  table.integer("way", unit::kOne,
                {"id of the way of OpenStreetMap that it joins", "所连接的 OpenStreetMap 路径编号"},
                [](const EntryRow& row) {
                  const StreetNetwork& network = row.run.times.index().network();
                  return Value{network.segments[row.point().anchor.segment].way.value};
                },
                {.always = true});
  add_city(table);
  return table;
}

struct EntryIndex {
  std::uint32_t served;
  ModeIndex mode;
  std::uint32_t point;
};

std::vector<EntryIndex> entries_of(const RunResult& r) {
  std::vector<EntryIndex> entries;
  const auto& served = r.times.served();
  for (const ServedPlace* const place : shown_places(r)) {
    const auto s = static_cast<std::uint32_t>(place - served.data());
    for (const ModeIndex mode : r.times.modes()) {
      for (const std::uint32_t p : entry_rows(r.times.index().network(), served[s].access[mode]))
        entries.push_back({s, mode, p});
    }
  }
  return entries;
}

}  // namespace

Layer places_layer(const RunResult& r) {
  const auto shown = std::make_shared<std::vector<const ServedPlace*>>(shown_places(r));
  const auto row = [&r, shown](std::size_t i) { return PlaceRow{r, *(*shown)[i]}; };
  return places_table(keys_of(r)).layer(shown->size(), row, [row](std::size_t i) {
    return Geometry{row(i).place().where};
  });
}

Layer access_points_layer(const RunResult& r) {
  const auto entries = std::make_shared<std::vector<EntryIndex>>(entries_of(r));
  const auto row = [&r, entries](std::size_t i) {
    const EntryIndex& at = (*entries)[i];
    return EntryRow{r, r.times.served()[at.served], at.mode, at.point};
  };
  return access_points_table().layer(
      entries->size(), row, [row](std::size_t i) { return Geometry{row(i).point().where}; });
}

TableDescription places_description() {
  return places_table(pattern_keys()).description();
}

TableDescription access_points_description() {
  return access_points_table().description();
}

}  // namespace quarter
