// SPDX-License-Identifier: Apache-2.0
#include "change_maps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

#include "quarter/catalogue/label.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/compare/comparison_layers.hpp"
#include "quarter/report/map_printer.hpp"
#include "quarter/results/column_names.hpp"
#include "report_outputs.hpp"

namespace quarter {
namespace {

/// A name of the catalogue; the id where it is not one of the built-in catalogue's.
template <typename Things>
Label label_of(const Things& things, const std::string& id) {
  const auto found =
      std::find_if(things.begin(), things.end(), [&](const auto& thing) { return thing.id == id; });
  return found == things.end() ? Label{id, id} : found->label;
}

/// The districts, then the area: the only feature of districts.geojson where a run had no
/// districts, else the box of all, which is not drawn.
struct Scopes {
  Layer layer;
  bool has_area;

  explicit Scopes(const Comparison& c) : layer(c.after.districts), has_area(layer.count == 1) {
    const auto id = column_of(layer, column::kId);
    has_area = has_area && text_at(layer, id, 0) == column::kCity;
    if (has_area) return;
    Box box;
    for (const Layer* const part : {&c.after.districts, &c.after.blocks}) {
      for (std::size_t i = 0; i < part->count; ++i) {
        const Geometry place = part->geometry(i);
        const Box own = box_of(std::get<MultiPolygon>(place));
        box.extend(own.min);
        box.extend(own.max);
      }
    }
    const LonLat a = box.min, b = box.max;
    const MultiPolygon area{{{a, {b.x, a.y}, b, {a.x, b.y}, a}, {}}};
    const std::size_t districts = layer.count++;
    layer.geometry = [old = layer.geometry, districts, area](std::size_t i) {
      return i < districts ? old(i) : Geometry{area};
    };
    layer.value = [old = layer.value, districts](std::size_t i, std::size_t f) {
      return i < districts ? old(i, f) : Value{};
    };
  }
};

/// "-2.1 min" below the name of each district; nothing below the area's.
std::vector<std::string> notes_of(const Comparison& c, const Layer& scopes,
                                  const std::vector<std::size_t>& columns) {
  std::vector<std::string> notes(scopes.count);
  const auto id = column_of(scopes, column::kId);
  for (std::size_t scope = 0; scope + 1 < scopes.count; ++scope) {
    const std::string district = text_at(scopes, id, scope);
    std::optional<double> sum;
    for (const DistrictTimes& t : c.times) {
      const bool here = t.district == district && t.mean_change;
      if (here && std::find(columns.begin(), columns.end(), t.column) != columns.end())
        sum = sum.value_or(0) + *t.mean_change;
    }
    if (!sum) continue;
    const bool none = std::abs(*sum) < 0.05;
    notes[scope] = none ? std::string("±0 min") : fmt::format("{:+.1f} min", *sum);
  }
  return notes;
}

Label date_of(const Comparison& c) {
  if (c.before.date.empty() && c.after.date.empty())
    return {"dates of the data not stated", "数据日期未注明"};
  const auto day = [](const RunResults& run, const char* none) {
    return run.date.empty() ? std::string(none) : run.day();
  };
  return {fmt::format("data of {} and {}", day(c.before, "an unknown date"),
                      day(c.after, "an unknown date")),
          fmt::format("数据日期 {} 与 {}", day(c.before, "未注明"), day(c.after, "未注明"))};
}

/// Places that only one of two runs has.
std::vector<std::pair<const PlaceResult*, bool>> changed_places(const Comparison& c) {
  std::vector<std::pair<const PlaceResult*, bool>> changed;
  const auto before = [](const PlaceResult& a, const PlaceResult& b) {
    return std::tie(a.osm, a.service) < std::tie(b.osm, b.service);
  };
  const auto add = [&](const std::vector<PlaceResult>& of, const std::vector<PlaceResult>& others,
                       bool is_new) {
    for (const PlaceResult& place : of) {
      if (!std::binary_search(others.begin(), others.end(), place, before))
        changed.emplace_back(&place, is_new);
    }
  };
  if (c.before.places.empty() || c.after.places.empty()) return changed;  // of an earlier version
  add(c.after.places, c.before.places, true);
  add(c.before.places, c.after.places, false);
  return changed;
}

/// All that the sheets of a comparison have in common.
class Sheets {
 public:
  Sheets(const Comparison& c, const Rulebook& catalogue, const Scopes& scopes)
      : c_(c), catalogue_(catalogue), scopes_(scopes), places_(changed_places(c)) {}

  ChangeMap of_mode(const std::string& mode) const {
    std::vector<std::size_t> columns;
    std::string names;
    for (std::size_t i = 0; i < c_.columns.size(); ++i) {
      if (c_.columns[i].mode != mode) continue;
      columns.push_back(i);
      names += (names.empty() ? "" : ", ") + category(i).en;
    }
    const Label by = label_of(catalogue_.modes, mode);
    ChangeMap map = sheet("change_" + mode, columns);
    map.limits = {2, 10, 30};  // of many trips
    map.title = {"change in minutes, one trip to each category, " + by.en,
                 "到各类设施各一次的时间变化（分钟），" + by.zh};
    map.subtitle = {
        fmt::format("{}. Not reached counts as {:g} min. Hatched: no category can be compared; "
                    "elsewhere one that cannot counts as no change.",
                    names, c_.after.max_minutes),
        fmt::format("未到达按{:g}分钟计；无法比较的类别按无变化计，全部无法比较时以斜线表示",
                    c_.after.max_minutes)};
    for (const BlockPair& pair : c_.blocks)
      map.minutes.push_back(pair.match == BlockMatch::same ? summed_change(c_, pair, mode)
                                                           : std::nullopt);
    return map;
  }

  ChangeMap of_column(std::size_t i) const {
    const TimeColumn& column = c_.columns[i];
    const Label by = label_of(catalogue_.modes, column.mode);
    ChangeMap map = sheet("change_" + column.name(), {i});
    map.title = {fmt::format("change in minutes to {}, {}", category(i).en, by.en),
                 fmt::format("{}到达{}的时间变化（分钟）", by.zh, category(i).zh)};
    map.subtitle = {fmt::format("Not reached counts as {:g} min.", c_.after.max_minutes),
                    fmt::format("未到达按{:g}分钟计", c_.after.max_minutes)};
    for (const BlockPair& pair : c_.blocks)
      map.minutes.push_back(pair.match == BlockMatch::same ? c_.time(pair, column).change
                                                           : std::nullopt);
    return map;
  }

 private:
  Label category(std::size_t column) const {
    return label_of(catalogue_.categories, c_.columns[column].category);
  }

  /// Of the services of the categories; a place of several services once.
  std::vector<PlaceMark> marks_of(const std::vector<std::size_t>& columns) const {
    std::set<std::string> services;
    for (const std::size_t column : columns) {
      const auto category = catalogue_.category_index(c_.columns[column].category);
      if (!category) continue;
      for (const ServiceIndex service : catalogue_.categories[*category].services)
        services.insert(catalogue_.services[service].id);
    }
    std::vector<PlaceMark> marks;
    std::set<std::pair<std::string, bool>> done;
    for (const auto& [place, is_new] : places_) {
      if (services.contains(place->service) && done.emplace(place->osm, is_new).second)
        marks.push_back({place->where, is_new, place->name});
    }
    return marks;
  }

  ChangeMap sheet(const std::string& name, const std::vector<std::size_t>& columns) const {
    ChangeMap map;
    map.name = name;
    map.date = date_of(c_);
    map.notes = notes_of(c_, scopes_.layer, columns);
    map.marks = marks_of(columns);
    return map;
  }

  const Comparison& c_;
  const Rulebook& catalogue_;
  const Scopes& scopes_;
  std::vector<std::pair<const PlaceResult*, bool>> places_;
};

std::vector<ChangeMap> change_maps(const Comparison& c, const Sheets& sheets) {
  std::vector<ChangeMap> maps;
  for (const std::string& mode : c.after.modes) {
    const bool shown = std::any_of(c.columns.begin(), c.columns.end(),
                                   [&](const TimeColumn& column) { return column.mode == mode; });
    if (!shown) continue;
    maps.push_back(sheets.of_mode(mode));
    for (std::size_t i = 0; i < c.columns.size(); ++i) {
      if (c.columns[i].mode != mode) continue;
      ChangeMap map = sheets.of_column(i);
      if (shows_change(map)) maps.push_back(std::move(map));
    }
  }
  return maps;
}

}  // namespace

void write_change_maps(const CompareOptions& options, const Comparison& c, OutputSet& set) {
  const Rulebook catalogue = load_rulebook({});  // for the names of modes and categories
  const Scopes scopes(c);
  const ReportSource source{.title = title_of(options.title, c.after.extract),
                            .date = c.after.date,
                            .catalogue = catalogue,
                            .modes = {},
                            .rows = {},
                            .weight_name = "",
                            .weight_unit = "",
                            .blocks = differences_layer(c),
                            .scopes = scopes.layer,
                            .checks = {},
                            .places = {},
                            .access_points = {},
                            .improvements = {},
                            .findings = {},
                            .facts = "",
                            .ground = {},
                            .has_area = scopes.has_area};
  const std::vector<ChangeMap> maps = change_maps(c, Sheets(c, catalogue, scopes));
  std::vector<std::string> names;
  for (const ChangeMap& map : maps)
    names.push_back(map.name);
  const MapPrinter printer(source, options.print);
  const auto paint = [&](std::size_t i, const MapFormat& format) {
    return printer.print(maps[i], format);
  };
  write_maps(names, map_formats(options.map_formats, options.map_dpi), paint, set);
}

}  // namespace quarter
