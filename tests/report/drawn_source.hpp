// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/checks/check_kind.hpp"
#include "quarter/checks/rulebook.hpp"
#include "quarter/report/report_source.hpp"

/// A report drawn by hand: three square blocks in a row, one mode, one category, one check.
namespace quarter::drawn {

/// A square with its south-west corner so many hundred units from 13° E, 53° N.
inline MultiPolygon square(int x, int y, int side) {
  const auto at = [&](int dx, int dy) {
    return LonLat{130000000 + (x + dx) * 10000, 530000000 + (y + dy) * 10000};
  };
  return {{{at(0, 0), at(side, 0), at(side, side), at(0, side), at(0, 0)}, {}}};
}

inline Layer table(std::string name, std::vector<Field> fields,
                   std::vector<std::vector<Value>> rows, std::vector<Geometry> places = {}) {
  Layer layer;
  layer.name = std::move(name);
  layer.kind = places.empty()                                   ? Layer::Kind::none
               : std::holds_alternative<LonLat>(places.front()) ? Layer::Kind::point
                                                                : Layer::Kind::area;
  layer.fields = std::move(fields);
  layer.count = rows.size();
  layer.value = [rows](std::size_t i, std::size_t f) { return rows[i][f]; };
  layer.geometry = [places](std::size_t i) { return places[i]; };
  return layer;
}

inline Rulebook catalogue() {
  Rulebook made;
  TravelMode walk;
  walk.id = "walk";
  walk.label = {"walking", "步行"};
  walk.speed_mps = 1.25;
  made.modes.push_back(walk);
  Service shop;
  shop.id = "shop";
  shop.label = {"Shop", "商店"};
  made.services.push_back(shop);
  ServiceCategory food;
  food.id = "food";
  food.label = {"Food", "食品"};
  food.module = 3;
  food.services = {ServiceIndex(0)};
  made.categories.push_back(food);
  CheckRule check;
  check.id = "3.1";
  check.module = 3;
  check.kind = kind_named("nearest");
  check.title = {"Food near", "食品"};
  check.modes = {"walk"};
  check.targets = {{CategoryIndex(0), 15, 0}};
  made.checks.push_back(check);
  made.class_minutes = {5, 10, 15, 20, 30};
  return made;
}

/// `name` is the name of the district and of the only place.
inline ReportSource source(const Rulebook& catalogue, const std::string& name) {
  using T = Field::Type;
  const Value none;
  const std::vector<Field> check_fields{
      {"district", T::text, 0, ""}, {"check", T::text, 0, ""},      {"categories", T::text, 0, ""},
      {"share", T::real, 4, ""},    {"share_high", T::real, 4, ""}, {"verdict", T::text, 0, ""}};
  const auto line = [&](const char* scope) {
    return std::vector<Value>{
        std::string(scope),    std::string("3.1"), std::string("food"), 0.5, 0.75,
        std::string("not met")};
  };
  return {
      .title = name,
      .date = "2024-05-06",
      .catalogue = catalogue,
      .modes = {ModeIndex(0)},
      .rows = {{0, {{CategoryIndex(0), 15, 0}}, {ModeIndex(0)}, "check_3_1", ""}},
      .weight_name = "floor area",
      .weight_unit = "m2",
      .blocks = table(
          "blocks",
          {{"id", T::text, 0, ""},
           {"weight", T::real, 1, ""},
           {"times_from", T::text, 0, ""},
           {"walk_food_s", T::real, 1, ""},
           {"walk_food_p90_s", T::real, 1, ""},
           {"check_3_1", T::text, 0, ""},
           {"walk_food_least_s", T::real, 1, ""}},
          {{std::string("b1"), 10.0, std::string("homes"), 900.0, 950.0, std::string("met"), 900.0},
           {std::string("b2"), 10.0, std::string("homes"), none, none, std::string("not met"),
            none},
           {std::string("b3"), 0.0, none, none, none, none, none}},
          {square(0, 0, 10), square(10, 0, 10), square(20, 0, 10)}),
      .scopes = table(
          "scopes", {{"id", T::text, 0, ""}, {"name", T::text, 0, ""}, {"weight", T::real, 1, ""}},
          {{std::string("d"), name, 20.0}, {std::string("city"), none, 20.0}},
          {square(2, 2, 6), square(0, 0, 30)}),
      .checks = table("checks", check_fields, {line("d"), line("city")}),
      .places =
          table("places",
                {{"osm", T::text, 0, ""}, {"service", T::text, 0, ""}, {"name", T::text, 0, ""}},
                {{std::string("n1"), std::string("shop"), name}}, {LonLat{130050000, 530050000}}),
      .access_points = table("access_points", {{"service", T::text, 0, ""}},
                             {{std::string("shop")}, {std::string("shop")}},
                             {LonLat{130050000, 530050000}, LonLat{130050000, 530050000}}),
      .improvements = table("improvements",
                            {{"district", T::text, 0, ""},
                             {"rank", T::integer, 0, ""},
                             {"need", T::text, 0, ""},
                             {"weight", T::real, 1, ""},
                             {"share", T::real, 4, ""},
                             {"completes", T::real, 4, ""},
                             {"block", T::text, 0, ""}},
                            {{std::string("d"), std::int64_t{1}, std::string("food"), 50.0, 0.5,
                              0.25, std::string("b2")}},
                            {LonLat{130050000, 530050000}}),
      .findings = {},
      .facts = R"({"options":{"max_minutes":30}})"};
}

/// The same, with what the map knows of the time of a block: seconds found and seconds at least.
inline ReportSource with_time(ReportSource source, std::size_t block, Value found, Value least) {
  const auto time = column_of(source.blocks, "walk_food_s");
  const auto at_least = column_of(source.blocks, "walk_food_least_s");
  source.blocks.value = [old = source.blocks.value, time, at_least, block, found, least](
                            std::size_t i, std::size_t f) {
    if (i != block || (f != time && f != at_least)) return old(i, f);
    return f == time ? found : least;
  };
  return source;
}

}  // namespace quarter::drawn
