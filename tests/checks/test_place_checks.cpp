// SPDX-License-Identifier: Apache-2.0
// For each check of the way to places three towns: it meets the limit, it misses it by a metre, and
// the map ends before one can tell. A home stands at the west end of a street, the place at its
// east.
#include "drawn_city.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

struct PlaceCheck {
  const char* column;
  const char* tags;
  double metres;      ///< as far as the place may be
  double side_m = 0;  ///< > 0: an area of this size, entered where its corner meets the street
};

constexpr double kWalk = 1.25 * 900;   // metres in 15 minutes
constexpr double kCycle = 3.75 * 900;  // parking takes no time with --delay none

const std::vector<PlaceCheck> kChecks = {
    {"3_1_food", "shop=supermarket", kWalk},
    {"3_1_health", "amenity=clinic", kWalk},
    {"3_1_work", "amenity=coworking_space", kWalk},
    {"3_1_administration", "amenity=townhall", kWalk},
    {"3_1_entertainment", "amenity=library", kWalk},
    {"3_3_food", "shop=supermarket", kCycle},
    {"3_3_health", "amenity=clinic", kCycle},
    {"3_3_work", "amenity=coworking_space", kCycle},
    {"3_3_administration", "amenity=townhall", kCycle},
    {"3_3_entertainment", "amenity=library", kCycle},
    {"3_4_kindergarten", "amenity=kindergarten", 300},
    {"3_4_community_point", "amenity=community_centre", 300},
    {"3_4_play_area", "leisure=playground", 300},
    {"3_4_elderly_care",
     "amenity=social_facility social_facility=day_care social_facility:for=senior", 300},
    {"3_4_primary_school", "amenity=school isced:level=1", 500},
    {"3_4_market", "amenity=marketplace", 500},
    {"3_4_sports_ground", "leisure=pitch", 500, 40},
    {"3_4_bus_stop", "highway=bus_stop", 500},
    {"3_4_pharmacy", "amenity=pharmacy", 500},
    {"3_4_parcels", "amenity=post_office", 500},
    {"3_4_secondary_school", "amenity=school isced:level=2", 1000},
    {"3_4_health", "amenity=hospital", 1000},
    {"3_4_culture_centre", "amenity=theatre", 1000},
    {"3_4_public_office", "office=government", 1000},
    {"3_4_sports_hall", "leisure=sports_hall", 1000},
    {"4_11", "amenity=bicycle_rental", 300},
    {"5_1", "highway=bus_stop", 500},
    {"5_1", "railway=station", 1000},
    {"5_2", "railway=station", 800},
    {"5_3", "railway=station", kCycle},
    {"7_1", "leisure=park", kCycle, 40},
    {"7_2", "leisure=park", kWalk, 40},
    {"7_3b", "leisure=park", 500, 80},
    {"7_3b", "leisure=park", 300, 50},
    {"7_4b", "leisure=park", 300, 80},
    {"7_5_green_04ha", "leisure=park", 300, 70},
    {"7_5_green_1ha", "leisure=park", 500, 110},
    {"7_5_green_5ha", "leisure=park", 1000, 230},
    {"7_6_green_05ha", "leisure=park", 200, 80},
    {"7_6_green_2ha", "leisure=park", 300, 150},
    {"7_6_green_10ha", "leisure=park", 1000, 320},
    {"7_6_green_20ha", "leisure=park", 2000, 450},
    {"7_6_green_100ha", "leisure=park", 5000, 1010},
    {"7_7", "place=square", 400, 30},
    {"9_5_elderly_care",
     "amenity=social_facility social_facility=day_care social_facility:for=senior", 300},
    {"9_5_play_area", "leisure=playground", 300},
    {"9_5_care_home", "amenity=nursing_home", 1000},
};

/// Homes at 0; fewer would look like a thin map.
void add_homes(DrawnCity& city) {
  for (int i = 0; i < 20; ++i)
    city.home({0, 0});
}

/// A street with homes at 0 and a place at `metres`; the map goes on to `end_m`.
Share town(const PlaceCheck& check, double metres, double end_m) {
  DrawnCity city;
  city.way({{0, 0}, {metres, 0}}, "highway=unclassified maxspeed=30");
  add_homes(city);
  if (check.side_m > 0)
    city.square({metres, 0}, check.side_m, check.tags);
  else
    city.node({metres, 0}, check.tags);
  city.cover({-20000, -20000}, {end_m, 20000});
  return city.figure(check.column);
}

/// The same without the place, on a map that ends after `end_m`.
Share bare_town(const PlaceCheck& check, double end_m) {
  DrawnCity city;
  city.way({{0, 0}, {end_m + 200, 0}}, "highway=unclassified maxspeed=30");
  add_homes(city);
  city.cover({-20000, -20000}, {end_m, 20000});
  return city.figure(check.column);
}

}  // namespace

TEST_CASE("A place as far as the limit meets the check") {
  for (const PlaceCheck& check : kChecks) {
    INFO(check.column << " " << check.tags);
    const Share share = town(check, check.metres - 0.5, 20000);
    CHECK(share.low() == 1);
    CHECK(share.high() == 1);
  }
}

TEST_CASE("A place a metre farther misses it") {
  for (const PlaceCheck& check : kChecks) {
    INFO(check.column << " " << check.tags);
    const Share share = town(check, check.metres + 1, 20000);
    CHECK(share.high() == 0);
  }
}

TEST_CASE("The map ends where a street leaves it, not at the last junction before") {
  const auto verdict_where_the_map_ends_at = [](double east_m) {
    DrawnCity city;
    city.way({{0, 0}, {2000, 0}}, "highway=unclassified");
    for (int i = 0; i < 10; ++i)  // enough to see that homes are mapped
      city.home({10.0 + i, 0});
    city.cover({-10000, -10000}, {east_m, 10000});
    return city.verdict("3_1_food");
  };
  CHECK(verdict_where_the_map_ends_at(1500) == "not met");  // 20 min on foot
  CHECK(verdict_where_the_map_ends_at(1100) == "unknown");  // 14.5 min
}

TEST_CASE("Where the map ends before the limit one cannot tell, beyond it one can") {
  for (const PlaceCheck& check : kChecks) {
    INFO(check.column << " " << check.tags);
    const Share near_edge = bare_town(check, check.metres / 2);
    CHECK(near_edge.low() == 0);
    CHECK(near_edge.high() == 1);
  }
}
