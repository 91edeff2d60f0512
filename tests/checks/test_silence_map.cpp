// SPDX-License-Identifier: Apache-2.0
// Where the map is silent, asked of the ground around a home; and what a figure is at least where
// the map ends.
#include "quarter/checks/silence_map.hpp"

#include <cmath>

#include "drawn_city.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// A block of flats for which five food shops are usual and more, on a street of its own.
void flats(DrawnCity& city, double east) {
  city.way({{east - 100, 0}, {east, 0}, {east + 100, 0}, {east + 200, 0}}, "highway=unclassified");
  city.square({east, 0}, 100, "building=apartments building:levels=70");
}

void house(DrawnCity& city, double east) {
  city.way({{east - 100, 0}, {east, 0}, {east + 100, 0}}, "highway=unclassified").home({east, 0});
}

/// A town in the west, perhaps with shops; a hamlet 1.5 km from it; a parish 17 km away.
DrawnCity country(int shops_in_town) {
  DrawnCity city;
  flats(city, -8000);
  for (int i = 0; i < shops_in_town; ++i)
    city.node({-8000.0 + 20 * i, 0}, "shop=supermarket name=" + std::to_string(i));
  house(city, -6500);
  flats(city, 9000);
  city.district("hamlet", {-6600, -200}, {-6400, 200})
      .district("parish", {8000, -500}, {9900, 500});
  return city;
}

std::string food_in(DrawnCity& city, std::size_t district) {
  for (const CheckRow& row : city.assess().rows) {
    if (row.column == "check_3_1_food")
      return std::string(
          name_of(verdict_of(city.catalogue(), row, city.figure("3_1_food", district))));
  }
  return {};
}

}  // namespace

TEST_CASE("A parish without a shop where five are usual is unknown, in a well-mapped country too") {
  DrawnCity city = country(6);
  CHECK(food_in(city, 1) == "unknown");
  CHECK(city.figure("3_1_food", 1).low() == 0);
  CHECK(city.figure("3_1_food", 1).high() == 1);
}

TEST_CASE("A hamlet for which no shop is usual lacks one where the country around it has them") {
  DrawnCity city = country(6);
  CHECK(food_in(city, 0) == "not met");
}

TEST_CASE("A hamlet in a country without shops on the map is as silent as that") {
  DrawnCity city = country(0);
  CHECK(food_in(city, 0) == "unknown");
}

TEST_CASE("Where the map ends within the limit a median is at least what is reached") {
  const auto shops = [](double map_end) {
    DrawnCity city;
    city.cover({-500, -500}, {map_end, 500});
    city.way({{0, 0}, {100, 0}, {3000, 0}}, "highway=unclassified");
    for (int i = 0; i < 7; ++i)  // so many that the map is not thin
      city.home({12.0 * i, 0});
    city.node({100, 0}, "shop=supermarket");
    return city.figure("3_6b");
  };
  CHECK(shops(800).low() > 0.8);
  CHECK(std::isinf(shops(800).high()));
  CHECK(shops(2000).high() == shops(2000).low());  // farther than 15 minutes
}
