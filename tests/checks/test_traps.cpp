// SPDX-License-Identifier: Apache-2.0
// What tools of this kind are known to get wrong, each drawn once and named as a claim. (The traps
// of streets and costs are in tests/reach and tests/network, those of numbers in tests/base.)
#include "drawn_city.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

const char* const kStreet = "highway=unclassified";

/// A street from the origin 600 m east, a home near its western end.
DrawnCity street_with_home() {
  DrawnCity city;
  city.way({{0, 0}, {600, 0}}, kStreet).home({10, 0});
  return city;
}

DrawnCity& rectangle(DrawnCity& city, At low, At high, const std::string& tags) {
  return city.way({low, {high.east, low.north}, high, {low.east, high.north}, low}, tags);
}

double reached(DrawnCity& city, const std::string& column) {
  const Share share = city.figure(column);
  REQUIRE(share.weight > 0);
  return share.yes / share.weight;
}

}  // namespace

TEST_CASE("A large park is reached at its edge, not at its middle") {
  DrawnCity city = street_with_home();
  rectangle(city, {250, 5}, {900, 605}, "leisure=park");  // its middle is 640 m away
  CHECK(reached(city, "7_4b") == 1);
}

TEST_CASE("A long narrow park is entered along its whole length") {
  DrawnCity city = street_with_home();
  // An L of 20 m width: its middle of gravity lies outside of it, 500 m away
  city.way({{200, 5}, {1000, 5}, {1000, 805}, {980, 805}, {980, 25}, {200, 25}, {200, 5}},
           "leisure=park");
  CHECK(reached(city, "7_4b") == 1);
}

TEST_CASE("Golf courses, gardens of houses and pitches are no public green space") {
  for (const char* const tags :
       {"leisure=golf_course", "leisure=garden access=private", "leisure=pitch sport=tennis",
        "leisure=park access=private", "leisure=park access=customers"}) {
    INFO(tags);
    DrawnCity city = street_with_home();
    rectangle(city, {100, 5}, {300, 205}, tags);
    CHECK(reached(city, "7_4b") == 0);
  }
}

TEST_CASE("A bridge over a park is no way into it") {
  DrawnCity city;
  city.way({{0, 0}, {100, 0}}, kStreet)
      .way({{100, 0}, {600, 0}}, "highway=footway bridge=yes layer=1");
  city.way({{600, 0}, {700, 0}}, kStreet).home({50, 0});
  rectangle(city, {250, -150}, {450, 150}, "leisure=park");
  CHECK(reached(city, "7_4b") == 0);
}

TEST_CASE("A shop across the river is not 50 m away") {
  DrawnCity city;
  city.way({{0, 0}, {1000, 0}}, kStreet);
  for (double east : {10.0, 20.0, 30.0, 40.0, 50.0})  // or the map would be thin
    city.home({east, 0});
  city.way({{-100, 40}, {1500, 40}}, "waterway=river");
  city.way({{1000, 0}, {1000, 80}}, "highway=footway bridge=yes layer=1");
  city.way({{1000, 80}, {0, 80}}, kStreet).node({20, 70}, "shop=supermarket");
  // Over the bridge and back, 2 km; not the 70 m straight from the southern bank
  CHECK(reached(city, "3_1_food") == 0);
  CHECK(reached(city, "4_12_food") == 1);
}

TEST_CASE("Opening hours close no shop: whether it is open now is not asked") {
  DrawnCity city = street_with_home();
  city.node({300, 0}, "shop=supermarket opening_hours=Mo-Fr+08:00-20:00");
  CHECK(reached(city, "3_1_food") == 1);
}

TEST_CASE("School grounds closed to the public still teach") {
  DrawnCity city = street_with_home();
  rectangle(city, {200, 5}, {250, 55}, "amenity=school access=private");
  rectangle(city, {300, 5}, {350, 55}, "amenity=kindergarten access=private");
  CHECK(reached(city, "3_1_education") == 1);
}

TEST_CASE("Paths in a closed garden are no short cut") {
  DrawnCity city;
  city.way({{0, 0}, {100, 0}}, kStreet).home({10, 0});
  city.way({{100, 0}, {300, 0}}, "highway=footway access=no");
  city.way({{300, 0}, {400, 0}}, kStreet);
  city.way({{100, 0}, {100, 2000}, {300, 2000}, {300, 0}}, kStreet);
  city.node({350, 0}, "shop=supermarket");
  CHECK(reached(city, "3_1_food") == 0);
}

TEST_CASE("Homes and shops both lie as far from a street as the limit says") {
  DrawnCity city;
  city.way({{0, 0}, {300, 0}}, kStreet).home({20, 80}).node({250, 95}, "shop=supermarket");
  CHECK(reached(city, "3_1_food") == 1);
}

TEST_CASE("A walk and a ride are told apart: the one does not hide that the other fails") {
  DrawnCity city;
  city.way({{0, 0}, {2000, 0}}, "highway=unclassified maxspeed=30");
  city.home({10, 0}).node({1990, 0}, "shop=supermarket");
  CHECK(reached(city, "3_1_food") == 0);  // 26 min on foot
  CHECK(reached(city, "3_3_food") == 1);  // 10 min by bicycle
}

TEST_CASE("A kiosk is no supermarket") {
  DrawnCity city = street_with_home();
  city.node({300, 0}, "shop=kiosk");
  CHECK(reached(city, "3_1_food") == 0);
}

TEST_CASE("Stairs to nowhere: a hiking route or a ski run is no street") {
  DrawnCity city;
  city.way({{0, 0}, {100, 0}}, kStreet).home({10, 0});
  city.way({{100, 0}, {300, 0}}, "route=hiking").way({{100, 0}, {300, 0}}, "piste:type=nordic");
  city.way({{300, 0}, {400, 0}}, kStreet).node({350, 0}, "shop=supermarket");
  CHECK(reached(city, "3_1_food") == 0);
}
