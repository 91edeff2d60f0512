// SPDX-License-Identifier: Apache-2.0
// What a time is at least, where the map ends before a place or is silent. 1.25 m/s on foot: 1,125
// m are 15 minutes, 2,250 m are 30.
#include "drawn_city.hpp"
#include "quarter/catalogue/rules.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// Ten homes at the western end of a street that leads 5 km east, a map that ends so far east, and
/// a shop where it is given.
DrawnCity street(double map_end, double shop = 0) {
  DrawnCity city;
  city.way({{0, 0}, {5000, 0}}, "highway=unclassified");
  for (int i = 0; i < 10; ++i)
    city.home({0, 0});
  if (shop > 0) city.node({shop, 0}, "shop=supermarket");
  city.cover({-10000, -10000}, {map_end, 10000});
  return city;
}

struct FoodTime {
  TravelCost median, least;
  double within_10, may_be_within_10, within_15, may_be_within_15;
};

/// Shares of the whole area's homes.
FoodTime food_of(DrawnCity&& city) {
  const Assessment& all = city.assess();
  const std::size_t cell =
      all.cell(*city.catalogue().mode_index("walk"), *city.catalogue().category_index("food"));
  const auto share = [&](std::size_t minutes, bool open) {
    const auto found = std::find(all.class_minutes.begin(), all.class_minutes.end(), minutes);
    const auto k = static_cast<std::size_t>(found - all.class_minutes.begin());
    const std::size_t at = cell * all.class_minutes.size() + k;
    return (open ? all.city.may_be_within(at) : all.city.within[at]) / all.city.weight;
  };
  const BlockResult& block = all.blocks[0];
  return {block.median_of(cell), block.least_of(cell), share(10, false),
          share(10, true),       share(15, false),     share(15, true)};
}

}  // namespace

TEST_CASE("Where a place is nearer than the map's end its time is what it is") {
  const FoodTime food = food_of(street(1000, 500));
  CHECK(food.median.ms() == Approx(400000).epsilon(1e-3));
  CHECK(food.least == food.median);
  CHECK(food.may_be_within_10 == food.within_10);
}

TEST_CASE(
    "Where the map's end is nearer than the place, the time is at least as long as to there") {
  const FoodTime food = food_of(street(1000));
  CHECK_FALSE(food.median.reached());
  CHECK(food.least.ms() == Approx(800000).epsilon(1e-3));
  CHECK(food.within_15 == 0);
  CHECK(food.may_be_within_15 == Approx(1));
  CHECK(food.may_be_within_10 == 0);  // 750 m
}

TEST_CASE("Where the map ends beyond the limit of the search nothing is open") {
  const FoodTime food = food_of(street(2300));
  CHECK_FALSE(food.median.reached());
  CHECK_FALSE(food.least.reached());
  CHECK(food.may_be_within_15 == 0);
}

TEST_CASE("Where the map is silent a place may be anywhere") {
  DrawnCity city = street(9000);  // 0.8 km² of floor: 6.4 food shops are usual, none is mapped
  for (const double west : {200.0, 400.0}) {
    city.way({{west, 0}, {west + 125, 0}, {west + 125, 100}, {west, 100}, {west, 0}},
             "building=apartments building:levels=32");
  }
  const FoodTime food = food_of(std::move(city));
  CHECK_FALSE(food.median.reached());
  CHECK(food.least.ms() == 0);
  CHECK(food.within_10 == 0);
  CHECK(food.may_be_within_10 == Approx(1));
}

TEST_CASE("A block may be within a limit where those within and those at the map's end are half") {
  // Three of ten homes have a shop, three the map's end, four neither: the figure is open, and so
  // is the median, though the home in the middle is far from the map's end.
  DrawnCity city;
  city.way({{-2500, 0}, {2500, 0}}, "highway=unclassified");
  for (int i = 0; i < 3; ++i)
    city.home({-2200, 0}).home({2000, 0});
  for (int i = 0; i < 4; ++i)
    city.home({0, 0});
  city.node({-2100, 0}, "shop=supermarket");
  city.cover({-10000, -10000}, {2400, 10000});
  CHECK(city.figure("3_1_food").low() == Approx(0.3).epsilon(1e-3));
  CHECK(city.figure("3_1_food").high() == Approx(0.6).epsilon(1e-3));
  const FoodTime food = food_of(std::move(city));
  CHECK(food.median.ms() == Approx(1680000).epsilon(1e-3));  // 2,100 m from the middle
  CHECK(food.least.ms() == Approx(320000).epsilon(1e-3));    // 400 m from the east
  CHECK(food.within_15 == Approx(0.3).epsilon(1e-3));
  CHECK(food.may_be_within_15 == Approx(0.6).epsilon(1e-3));
}
