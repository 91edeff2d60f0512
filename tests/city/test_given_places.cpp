// SPDX-License-Identifier: Apache-2.0
// Places of a file of the user's beside those of the extract.
#include "drawn_map.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/catalogue/services.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

struct Given {
  const char* category;
  const char* kind;
  const char* name = "";
  LonLat where = metres(0, 0);
  MultiPolygon area = {};
  std::uint32_t capacity = 0;
};

GivenPlaces given_of(const std::vector<Given>& rows,
                     const std::vector<const char*>& replaced = {}) {
  const Catalogue catalogue = load_catalogue({});
  GivenPlaces given;
  given.files = {"mine.csv"};
  for (const Given& row : rows) {
    GivenPlace& place = given.places.emplace_back();
    place.ref = given_ref(0, given.places.size() + 1);
    place.category = *catalogue.category_index(row.category);
    place.kind = row.kind;
    place.name = row.name;
    place.where = row.where;
    place.area = row.area;
    place.traits.capacity = row.capacity;
  }
  for (const char* const category : replaced)
    given.replaced.push_back(*catalogue.category_index(category));
  return given;
}

/// The references of the places of a service, second objects left out.
std::vector<std::string> refs_of(const DrawnMap& drawing, const MapData& map, const char* service) {
  std::vector<std::string> refs;
  for (const PlaceFeature& place : drawing.places_of(map, service)) {
    if (place.same_as == kNone) refs.push_back(text_of(map, place.ref));
  }
  return refs;
}

/// A crossing of two streets, so that there is a map around the middle.
void draw_streets(DrawnMap& drawing) {
  drawing.way({{-500, 0}, {500, 0}}, "highway=residential");
  drawing.way({{0, -500}, {0, 500}}, "highway=residential");
}

using Refs = std::vector<std::string>;

}  // namespace

TEST_CASE("A given place is one of its category and of those that are made of it") {
  struct Row {
    const char* category;
    const char* kind;
    std::vector<const char*> is;
    std::vector<const char*> is_not;
  };
  const std::vector<Row> rows = {
      {"food", "supermarket", {"food", "market"}, {"uses"}},
      {"food", "grocery", {"food"}, {"market"}},
      {"food", "", {"food"}, {"market"}},  // it may be a grocery
      {"market", "", {"market", "food"}, {}},
      {"education", "primary", {"school", "primary_school"}, {"kindergarten", "secondary_school"}},
      {"education", "kindergarten", {"kindergarten"}, {"school"}},
      {"school", "", {"school"}, {"primary_school", "secondary_school"}},
      {"entertainment",
       "community_centre",
       {"entertainment", "culture_centre"},
       {"administration"}},
      {"pharmacy", "pharmacy", {"pharmacy"}, {"health"}},
  };
  for (const Row& row : rows) {
    INFO(row.category << "/" << row.kind);
    DrawnMap drawing(given_of({{row.category, row.kind}}));
    draw_streets(drawing);
    const MapData map = drawing.finish();
    for (const char* const service : row.is) {
      INFO(service);
      CHECK(refs_of(drawing, map, service) == Refs{"mine.csv/2"});
    }
    for (const char* const service : row.is_not) {
      INFO(service);
      CHECK(refs_of(drawing, map, service).empty());
    }
    CHECK(map.given_places == 1);
  }
}

TEST_CASE("A given park counts by its size, and with the parks of the extract beside it") {
  DrawnMap drawing(given_of({{"green", "park", "", {}, town(10, 10, 90, 90)},
                             {"green", "", "", {}, town(-80, -80, -10, -10)}}));
  draw_streets(drawing);
  drawing.box(92, 10, 172, 90, "leisure=park");
  const MapData map = drawing.finish();
  const auto parks = drawing.places_of(map, "green");
  REQUIRE(parks.size() == 2);
  const auto part = std::find_if(parks.begin(), parks.end(),
                                 [](const PlaceFeature& place) { return !place.parts.empty(); });
  REQUIRE(part != parks.end());
  CHECK(part->area_m2 == Approx(12960).epsilon(0.02));  // 6400 each, and the gap of 2 m
  CHECK(refs_of(drawing, map, "green_1ha").size() == 1);
  CHECK(refs_of(drawing, map, "green_04ha").size() == 2);
  CHECK(refs_of(drawing, map, "open_space").size() == 2);
}

TEST_CASE("A given place that is smaller than its kind must be is a finding, not a place") {
  DrawnMap drawing(given_of({{"green", "park", "dot"},
                             {"green", "park", "", {}, town(10, 10, 30, 30)},
                             {"green_5ha", "", "", {}, town(40, 10, 70, 40)}}));
  draw_streets(drawing);
  const MapData map = drawing.finish();
  CHECK(refs_of(drawing, map, "green_5ha").empty());
  CHECK(map.findings.counts().at(FindingKind::small_given_place) == 2);
  CHECK(map.given_places == 1);  // 900 m² is no 5 ha, but some green
}

TEST_CASE("A replaced category has the places of the file only, and so have those made of it") {
  const auto draw = [](DrawnMap& drawing) {
    draw_streets(drawing);
    drawing.node(20, 0, "shop=supermarket name=Old");
    drawing.node(40, 0, "amenity=pharmacy");
    drawing.box(10, 10, 90, 90, "leisure=park");
    drawing.node(60, 0, "place=square");
  };
  DrawnMap food(given_of({{"food", "grocery"}}, {"food"}));
  draw(food);
  const MapData map = food.finish();
  CHECK(refs_of(food, map, "food") == Refs{"mine.csv/2"});
  CHECK(refs_of(food, map, "market").empty());
  CHECK(refs_of(food, map, "pharmacy").size() == 1);
  CHECK(refs_of(food, map, "green").size() == 1);

  DrawnMap green(given_of({{"green", "park", "", {}, town(-90, 10, -10, 90)}}, {"green"}));
  draw(green);
  const MapData other = green.finish();
  CHECK(refs_of(green, other, "green") == Refs{"mine.csv/2"});
  CHECK(refs_of(green, other, "open_space").size() == 2);  // the square is no green space
  CHECK(refs_of(green, other, "food").size() == 1);
}

TEST_CASE("A given place near one of the same name is that one, and says what the map does not") {
  const auto leads = [](const char* kind, const char* name) {
    DrawnMap drawing(given_of({{"school", kind, name, metres(50, 0), {}, 300}}));
    draw_streets(drawing);
    drawing.node(0, 0, "amenity=school name=North");
    const MapData map = drawing.finish();
    std::vector<std::uint32_t> capacities;
    for (const PlaceFeature& place : drawing.places_of(map, "school")) {
      if (place.same_as == kNone) capacities.push_back(place.traits.capacity);
    }
    return capacities;
  };
  CHECK(leads("level_unknown", "north") == std::vector<std::uint32_t>{300});
  CHECK(leads("", "North") == std::vector<std::uint32_t>{300});
  CHECK(leads("", "South") == std::vector<std::uint32_t>{0, 300});
  CHECK(leads("primary", "North") == std::vector<std::uint32_t>{0, 300});
}

TEST_CASE("What lies beyond the map is counted and left out") {
  DrawnMap drawing(given_of({{"food", "", "", metres(560, 0)},
                             {"food", "", "", metres(900, 0)},
                             {"green", "", "", {}, town(5000, 0, 6000, 1000)}}));
  draw_streets(drawing);
  const MapData map = drawing.finish();
  CHECK(map.given_places == 1);
  CHECK(map.given_elsewhere == 2);
  CHECK(refs_of(drawing, map, "food") == Refs{"mine.csv/2"});
}

TEST_CASE("Each kind of each category makes a place of one of its services") {
  const Catalogue catalogue = load_catalogue({});
  const WideEnough wide = [](double) { return true; };
  for (const CategoryIndex c : catalogue.categories.indices()) {
    for (const std::string& kind : kinds_of(catalogue, c)) {
      INFO(catalogue.categories[c].id << "/" << kind);
      const auto& services = catalogue.categories[c].services;
      const auto roles = given_roles(catalogue, c, kind, 1e9, wide);
      CHECK(std::any_of(roles.begin(), roles.end(), [&](const PlaceFeature::Role& role) {
        return std::find(services.begin(), services.end(), role.service) != services.end() &&
               catalogue.services[role.service].rule(role.rule).subtype == kind;
      }));
    }
  }
}
