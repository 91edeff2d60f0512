// SPDX-License-Identifier: Apache-2.0
// Checks about streets, bikeways and what stands beside places: each with a town that meets it, one
// that misses it, and one that cannot tell.
#include <numbers>

#include "drawn_city.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// Streets side by side, each so many metres long, with these tags; a home at the first.
DrawnCity streets(const std::vector<std::pair<double, const char*>>& list) {
  DrawnCity city;
  double north = 0;
  for (const auto& [metres, tags] : list) {
    city.way({{0, north}, {metres, north}}, tags);
    north += 100;
  }
  city.home({0, 0});
  return city;
}

/// Homes every 20 m from west to east.
void row_of_homes(DrawnCity& city, double west, double east, double north) {
  for (double at = west; at <= east; at += 20)
    city.home({at, north});
}

}  // namespace

TEST_CASE("Half the street length slow: people come first; unknown speeds leave it open") {
  DrawnCity met =
      streets({{500, "highway=living_street"}, {500, "highway=residential maxspeed=50"}});
  CHECK(met.figure("4_6").low() == Approx(0.5).margin(1e-4));
  CHECK(met.verdict("4_6") == "met");
  DrawnCity missed =
      streets({{300, "highway=residential maxspeed=30"}, {700, "highway=residential maxspeed=50"}});
  CHECK(missed.verdict("4_6") == "not met");
  DrawnCity silent =
      streets({{500, "highway=residential"}, {500, "highway=residential maxspeed=50"}});
  CHECK(silent.figure("4_6").low() == 0);
  CHECK(silent.figure("4_6").high() == Approx(0.5).margin(1e-4));
  CHECK(silent.verdict("4_6") == "unknown");
}

TEST_CASE("Lanes and tracks count on main streets, whichever side they are on or mapped apart") {
  const auto share = [](const char* tags) {
    DrawnCity city = streets({{500, tags}, {500, "highway=primary"}, {900, "highway=residential"}});
    return city.figure("4_2b").low();
  };
  for (const char* const tags :
       {"highway=primary cycleway=lane", "highway=secondary cycleway:left=track",
        "highway=tertiary cycleway:both=separate"}) {
    INFO(tags);
    CHECK(share(tags) == Approx(0.5).margin(1e-4));
  }
  CHECK(share("highway=primary cycleway=no") == 0);
}

TEST_CASE("Sidewalks count on main streets only, and where nothing is tagged nothing is known") {
  DrawnCity met = streets({{900, "highway=primary sidewalk=both"},
                           {100, "highway=tertiary sidewalk=no"},
                           {900, "highway=residential"}});
  CHECK(met.verdict("4_7") == "met");
  DrawnCity near_miss =
      streets({{890, "highway=primary sidewalk=both"}, {110, "highway=tertiary sidewalk=no"}});
  CHECK(near_miss.verdict("4_7") == "near");
  DrawnCity silent = streets({{1000, "highway=primary"}});
  CHECK(silent.verdict("4_7") == "unknown");
}

TEST_CASE(
    "Densities are of settled ground: fields, a road through them and the sea change nothing") {
  // Homes every 20 m along 2 km settle 50 m around: 2,105 m by 110 m, its corners rounded.
  const double km2 = 0.2105 * 1.1 - (4 - std::numbers::pi) * 0.05 * 0.05;
  const auto city = [] {
    DrawnCity town;
    row_of_homes(town, 0, 2000, -5);
    town.way({{0, 0}, {2000, 0}}, "highway=unclassified");
    return town;
  };
  DrawnCity town = city();
  CHECK(town.figure("3_8b").low() == Approx(2 / km2).epsilon(0.06));
  CHECK(town.verdict("3_8b") == "met");
  DrawnCity with_fields = city();
  with_fields.way({{1000, 300}, {1000, 5000}}, "highway=unclassified");
  with_fields.way({{3000, 300}, {3000, 5000}, {3100, 5000}}, "highway=tertiary");
  with_fields.cover({-20000, -20000}, {20000, 20000});
  CHECK(with_fields.figure("3_8b").yes == town.figure("3_8b").yes);
  CHECK(with_fields.figure("3_8b").weight == town.figure("3_8b").weight);
  DrawnCity in_a_lake = city();
  in_a_lake.way({{-500, -1000}, {2500, -1000}, {2500, -30}, {-500, -30}, {-500, -1000}},
                "natural=water water=lake");
  CHECK(in_a_lake.figure("3_8b").low() == Approx(2 / (0.85 * 0.21)).epsilon(0.06));
  DrawnCity nobody;
  nobody.way({{0, 0}, {2000, 0}}, "highway=unclassified");
  CHECK(nobody.verdict("3_8b") == "unknown");
}

TEST_CASE("Bikeways on both sides of a road count once, those of two roads and of parks twice") {
  const auto km = [](double road_at, double other_at, const char* road, const char* other) {
    DrawnCity city;
    row_of_homes(city, 0, 1000, 10);
    city.way({{0, 0}, {1000, 0}}, "highway=cycleway");
    city.way({{0, road_at}, {1000, road_at}}, road);
    city.way({{0, other_at}, {1000, other_at}}, other);
    return city.figure("4_2").yes;
  };
  const auto about = [](double value) { return Approx(value).epsilon(6e-3); };
  CHECK(km(10, 20, "highway=primary", "highway=cycleway") == about(1));
  CHECK(km(10, 49, "highway=primary", "highway=cycleway") == about(1));
  CHECK(km(10, 51, "highway=primary", "highway=cycleway") == about(2));
  CHECK(km(30, 20, "highway=primary", "highway=cycleway") == about(2));  // both on one side
  CHECK(km(10, 20, "highway=footway", "highway=cycleway") == about(2));  // in a park
  CHECK(km(10, 20, "highway=primary", "highway=tertiary cycleway=track") == about(1));
  CHECK(km(10, 20, "highway=footway", "highway=tertiary cycleway=track") == about(1));
}

TEST_CASE(
    "A bikeway counts half for the part that has another across the road, and only along it") {
  DrawnCity city;
  row_of_homes(city, 0, 1000, 10);
  city.way({{0, 0}, {1000, 0}}, "highway=cycleway");
  city.way({{0, 10}, {1000, 10}}, "highway=primary");
  city.way({{0, 20}, {400, 20}}, "highway=cycleway");
  city.way({{900, 40}, {900, 20}}, "highway=cycleway");  // across
  CHECK(city.figure("4_2").yes == Approx(0.8 + 0.2 + 0.02).epsilon(6e-3));
}

TEST_CASE("Junctions have three legs: a bend and a dead end are none, a crossing is one") {
  DrawnCity city;
  city.way({{-400, 0}, {0, 0}, {400, 0}}, "highway=residential");
  city.way({{0, -400}, {0, 0}, {0, 400}}, "highway=residential");
  city.way({{400, 0}, {400, 300}}, "highway=residential");  // goes on from an end
  city.way({{0, 400}, {100, 400}}, "highway=footway");      // a path makes no junction of streets
  row_of_homes(city, -400, 400, 10);
  CHECK(city.figure("3_8").yes == 1);
  DrawnCity in_fields;
  in_fields.way({{-400, 0}, {0, 0}, {400, 0}}, "highway=unclassified");
  in_fields.way({{0, -400}, {0, 0}, {0, 400}}, "highway=unclassified");
  in_fields.home({-400, 0});
  CHECK(in_fields.figure("3_8").yes == 0);
}

TEST_CASE(
    "A bikeway counts if its network is a kilometre wide, or a gap of 300 m from one that is") {
  const auto city = [](double length, double gap, double off) {
    DrawnCity town;
    town.way({{0, 0}, {0, off}}, "highway=unclassified");
    town.home({0, off});
    town.way({{0, 0}, {100, 0}}, "highway=cycleway");
    town.way({{100, 0}, {100 + gap, 0}}, "highway=unclassified");
    town.way({{100 + gap, 0}, {100 + gap + length, 0}}, "highway=cycleway");
    return town.figure("4_1").low();
  };
  CHECK(city(1001, 299, 300) == 1);
  CHECK(city(990, 299, 300) == 0);   // the wide one is not wide enough
  CHECK(city(1001, 301, 300) == 0);  // the gap is too wide
  CHECK(city(1001, 299, 301) == 0);  // the home is too far
}

TEST_CASE("Near a bikeway whose network the map cuts off one cannot tell") {
  DrawnCity city;
  city.way({{0, 0}, {400, 0}}, "highway=unclassified");
  city.home({0, 0});
  city.cover({-5000, -5000}, {200, 5000});
  CHECK(city.verdict("4_1") == "unknown");
}

TEST_CASE("Cycle parking is beside a place within 50 m of it") {
  const auto city = [](double metres) {
    DrawnCity town;
    town.way({{0, 0}, {1000, 0}}, "highway=unclassified");
    town.home({0, 0});
    town.node({500, 0}, "shop=supermarket");
    town.node({500 + metres, 0}, "amenity=bicycle_parking");
    town.node({900, 0}, "amenity=clinic");
    return town.figure("4_9");
  };
  CHECK(city(49.9).low() == 0.5);  // of the shop, not of the clinic
  CHECK(city(50.1).low() == 0);
}

TEST_CASE("Where no cycle parking is mapped at all the map is silent") {
  DrawnCity city;
  city.way({{0, 0}, {1000, 0}}, "highway=unclassified");
  city.home({0, 0});
  city.node({500, 0}, "shop=supermarket");
  CHECK(city.verdict("4_9") == "unknown");
}

TEST_CASE("A street counts in each district by the length of it that lies there") {
  DrawnCity city = streets({{1000, "highway=cycleway"}});
  row_of_homes(city, 0, 1000, 10);
  city.district("west", {-500, -500}, {400, 500}).district("east", {400, -500}, {1500, 500});
  CHECK(city.figure("4_2", 0).yes == Approx(0.4).margin(0.006));  // in parts of 6 m
  CHECK(city.figure("4_2", 1).yes == Approx(0.6).margin(0.006));
  CHECK(city.figure("4_2", 0).yes + city.figure("4_2", 1).yes == Approx(1).epsilon(1e-4));
}
