// SPDX-License-Identifier: Apache-2.0
// Places, parks and homes that are gone, not there yet, out of use, or there for a season only.
#include "drawn_map.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

std::size_t count(const MapData& map, FindingKind kind) {
  const auto counts = map.findings.counts();
  return counts.contains(kind) ? counts.at(kind) : 0;
}

/// How many supermarkets, as a node, and parks, as an area, there are with these tags added.
std::pair<std::size_t, std::size_t> shops_and_parks(const std::string& tags) {
  DrawnMap city;
  city.node(0, 0, "shop=supermarket " + tags);
  city.box(100, 0, 200, 100, "leisure=park " + tags);
  const MapData map = city.finish();
  return {city.places_of(map, "food").size(), city.places_of(map, "green").size()};
}

const std::pair<std::size_t, std::size_t> kBoth{1, 1}, kNone0{0, 0};

}  // namespace

TEST_CASE("Shops and parks that are gone, to come or closed for good are no places") {
  for (const char* tags :
       {"abandoned=yes", "disused=yes", "razed=yes", "demolished=yes", "removed=yes", "ruins=yes",
        "construction=yes", "proposed=yes", "end_date=2019", "start_date=2030-05",
        "operational_status=closed", "opening_hours=off", "opening_hours=closed",
        "opening_hours=off\"renovation\"", "seasonal=summer", "seasonal=yes"}) {
    INFO(tags);
    CHECK(shops_and_parks(tags) == kNone0);
  }
  for (const char* tags :
       {"abandoned=no", "disused:shop=kiosk", "removed=no", "end_date=2031", "start_date=1990",
        "operational_status=open", "opening_hours=Mo-Sa", "opening_hours=Mo-Fr;PHoff",
        "seasonal=no", "seasonal=spring;summer;autumn;winter", "smoothness=bad"}) {
    INFO(tags);
    CHECK(shops_and_parks(tags) == kBoth);
  }
}

TEST_CASE("What closes a place or a way is counted, once an object") {
  DrawnMap city;
  city.node(0, 0, "shop=supermarket disused=yes");
  city.box(100, 0, 200, 100, "leisure=park end_date=2019");
  city.way({{0, 300}, {100, 300}}, "highway=footway abandoned=yes");
  city.way({{0, 400}, {100, 400}}, "highway=path ice_road=yes");
  city.way({{0, 500}, {100, 500}}, "highway=track tracktype=grade5");
  city.way({{0, 600}, {100, 600}}, "highway=residential access=destination");
  city.way({{0, 700}, {100, 700}}, "highway=track tracktype=grade1 smoothness=good");
  city.way({{0, 800}, {100, 800}}, "power=line disused=yes");
  city.node(0, 10, "amenity=bench disused=yes");
  city.relation({}, "type=restriction restriction=no_left_turn");
  city.relation({}, "type=restriction restriction=no_left_turn except=bicycle");
  city.relation({}, "type=restriction restriction:hgv=no_left_turn");
  city.relation({}, "type=restriction restriction:bicycle=no_u_turn");
  const MapData map = city.finish();
  CHECK(count(map, FindingKind::closed_place) == 2);
  CHECK(count(map, FindingKind::closed_way) == 1);
  CHECK(count(map, FindingKind::season) == 1);
  CHECK(count(map, FindingKind::rough_way) == 1);
  CHECK(count(map, FindingKind::vehicle_sign) == 1);
  CHECK(count(map, FindingKind::turn_restriction) == 2);
}

TEST_CASE("A house that is gone is no home and no obstacle, one out of use still stands") {
  const auto homes_and_walls = [](const std::string& tags) {
    DrawnMap city;
    city.box(0, 0, 20, 20, "building=house " + tags);
    const MapData map = city.finish();
    return std::make_pair(map.homes.size(), map.obstacles.lines.size());
  };
  CHECK(homes_and_walls("") == std::make_pair<std::size_t, std::size_t>(1, 1));
  CHECK(homes_and_walls("demolished=yes") == std::make_pair<std::size_t, std::size_t>(0, 0));
  CHECK(homes_and_walls("start_date=2031") == std::make_pair<std::size_t, std::size_t>(0, 0));
  CHECK(homes_and_walls("abandoned=yes").second == 1);
}

TEST_CASE("Dates count against the date of the data, wherever in the file it becomes known") {
  const auto shops = [](const std::string& date, bool first) {
    const Catalogue catalogue = load_catalogue({});
    MapBuilder builder(catalogue, DelayPolicy::none);
    if (first) builder.set_date(date, DateOf::file);
    const TagsText tags("shop=supermarket end_date=2019-06");
    builder.add_node(NodeId{1}, 1, metres(0, 0), Tags(tags.list()));
    if (!first) builder.set_date(date, DateOf::newest_object);
    const MapData map =
        builder.finish([](RelationId, const std::vector<AreaMember>&) { return std::nullopt; });
    return map.places.size();
  };
  for (const bool first : {true, false}) {
    CHECK(shops("2018-12-31T00:00:00Z", first) == 1);
    CHECK(shops("2019-06-30T23:59:59Z", first) == 1);  // its last month is not over
    CHECK(shops("2019-07-01T00:00:00Z", first) == 0);
    CHECK(shops("2024", first) == 0);  // no date: that of the catalogue stands in
  }
}
