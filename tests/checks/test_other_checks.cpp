// SPDX-License-Identifier: Apache-2.0
// Straight lines, choice, diversity, circuity, severance, and checks that need several things at
// once.
#include <algorithm>
#include <random>

#include "drawn_city.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// A town of one street and one home at its west end.
DrawnCity one_street(double metres) {
  DrawnCity city;
  city.way({{0, 0}, {metres, 0}}, "highway=unclassified");
  city.home({0, 0});
  return city;
}

}  // namespace

TEST_CASE("A service radius is straight, from the outline, whatever lies between") {
  const auto city = [](double metres) {
    DrawnCity town = one_street(450);
    town.square({-metres - 100, -50}, 100, "leisure=park");  // no street leads there
    return town;
  };
  CHECK(city(299.9).verdict("7_4") == "met");
  CHECK(city(300.2).verdict("7_4") == "not met");
  CHECK(city(499.9).verdict("7_3") == "met");  // 1 ha counts at 500 m
  CHECK(city(500.2).verdict("7_3") == "not met");
  CHECK(city(299.9).verdict("7_4b") == "not met");  // on foot there is no way
}

TEST_CASE("A straight radius that the map's edge cuts is open") {
  DrawnCity city = one_street(450);
  city.cover({-200, -5000}, {5000, 5000});
  CHECK(city.verdict("7_4") == "unknown");
  DrawnCity whole = one_street(450);
  whole.cover({-400, -5000}, {5000, 5000});
  CHECK(whole.verdict("7_4") == "not met");
}

TEST_CASE("Two green spaces within 15 minutes are two, one with two gates is one") {
  DrawnCity two = one_street(1125);
  two.square({500, 0}, 40, "leisure=park").square({1000, 0}, 40, "leisure=park");
  CHECK(two.figure("7_12").low() == 1);
  DrawnCity one = one_street(1125);
  one.square({500, 0}, 40, "leisure=park").home({0, 0}).home({0, 0});
  CHECK(one.figure("7_12").high() == 0);
}

TEST_CASE("Of one kind at most two count among the uses") {
  const auto uses = [](const std::vector<const char*>& shops) {
    DrawnCity city = one_street(2000);
    double east = 100;
    for (const char* const tags : shops)
      city.node({east += 10, 0}, tags);
    return city.figure("3_6").low();
  };
  CHECK(uses({"amenity=bank", "shop=hairdresser", "amenity=cafe", "shop=bakery"}) == 1);
  CHECK(uses({"amenity=bank", "amenity=bank", "shop=hairdresser", "shop=hairdresser"}) == 1);
  CHECK(uses({"amenity=bank", "amenity=bank", "amenity=bank", "amenity=bank"}) == 0);
  CHECK(uses({"amenity=bank", "amenity=bank", "amenity=bank", "shop=bakery"}) == 0);
}

TEST_CASE("The way over the straight line is that of the nearest place") {
  DrawnCity city;  // around three sides of a square
  city.way({{-50, 0}, {0, 0}, {0, 400}, {400, 400}, {400, 0}}, "highway=unclassified");
  for (int i = 0; i < 3; ++i)
    city.home({-50, 0});
  city.node({400, 0}, "shop=supermarket");
  // The straight line is that of the home's middle, 5 m north of its corner.
  CHECK(city.figure("3_9_food").low() == Approx(1250 / std::hypot(450, 5)).epsilon(1e-3));
  CHECK(city.verdict("3_9_food") == "not met");
  DrawnCity straight = one_street(1000);
  straight.home({0, 0});
  straight.node({1000, 0}, "shop=supermarket");
  CHECK(straight.verdict("3_9_food") == "met");
}

TEST_CASE("A shop across the river, 200 m away and 1 km on the way, is cut off") {
  const auto cut = [](double bridge) {
    DrawnCity city;
    city.way({{0, 0}, {bridge, 0}, {bridge, 200}, {0, 200}}, "highway=unclassified");
    city.home({0, 0}).home({0, 0});
    city.node({0, 200}, "shop=supermarket");
    return city.figure("4_12_food").low();
  };
  CHECK(cut(400) == 1);  // 1000 m
  CHECK(cut(300) == 0);  // 800 m
}

TEST_CASE("Ten of twelve items are enough for a complete community, nine are not") {
  const std::vector<const char*> items = {
      "amenity=community_centre",
      "amenity=kindergarten",
      "amenity=nursery",
      "amenity=social_facility social_facility=day_care social_facility:for=senior",
      "amenity=clinic",
      "amenity=marketplace",
      "amenity=post_office",
      "shop=laundry",
      "amenity=pharmacy",
      "highway=bus_stop",
      "leisure=playground"};
  const auto share = [&](std::size_t count) {
    DrawnCity city = one_street(1000);
    for (std::size_t i = 0; i < count; ++i)
      city.node({100 + 20.0 * static_cast<double>(i), 0}, items[i]);
    return city.figure("3_5").low();
  };
  CHECK(share(11) == 1);
  CHECK(share(10) == 1);
  CHECK(share(9) == 0);
}

TEST_CASE("All six needs are met only together") {
  const std::vector<const char*> needs = {
      "shop=supermarket", "amenity=clinic",   "amenity=coworking_space", "amenity=kindergarten",
      "amenity=school",   "amenity=townhall", "amenity=library"};
  const auto share = [&](std::size_t count) {
    DrawnCity city = one_street(1000);
    for (std::size_t i = 0; i < count; ++i)
      city.node({100 + 20.0 * static_cast<double>(i), 0}, needs[i]);
    return city.figure("3_2").low();
  };
  CHECK(share(7) == 1);
  CHECK(share(6) == 0);
}

TEST_CASE("Where homes are not mapped, a missing shop is unknown and so is a missing park") {
  DrawnCity city;
  city.way({{0, 0}, {3000, 0}}, "highway=residential");
  CHECK(city.verdict("3_1_food") == "unknown");
  CHECK(city.verdict("7_2") == "unknown");
}

TEST_CASE("What an extract cannot tell says what it needs") {
  DrawnCity city = one_street(1000);
  CHECK(city.verdict("7_13") == "not testable");
  const std::vector<std::pair<const char*, const char*>> needs = {{"3_10", "--jobs FILE"},
                                                                  {"4_10", "--population FILE"},
                                                                  {"7_8", "--population FILE"},
                                                                  {"7_13", "--canopy FILE"}};
  for (const auto& [row, input] : needs)
    CHECK(city.needs(row) == input);
}

TEST_CASE("A preset looks at its own checks only") {
  DrawnCity city("sdg");
  city.way({{0, 0}, {100, 0}}, "highway=unclassified").home({0, 0});
  std::vector<std::string> columns;
  for (const CheckRow& row : city.assess().rows)
    columns.push_back(row.column);
  CHECK(columns == std::vector<std::string>{"check_5_1", "check_7_7"});
}

TEST_CASE("A district's figure lies between those of its blocks") {
  std::size_t between = 0;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    std::mt19937 random(seed);
    const auto somewhere = [&] { return 10.0 * static_cast<double>(random() % 300); };
    DrawnCity city;
    for (double at = 0; at <= 3000; at += 1000)
      city.way({{at, 0}, {at, 3000}}, "highway=residential")
          .way({{0, at}, {3000, at}}, "highway=tertiary");
    for (int i = 0; i < 120; ++i)
      city.home({somewhere(), 1000.0 * static_cast<double>(random() % 4) + 0.5});
    for (const char* const tags :
         {"shop=supermarket", "amenity=clinic", "amenity=school", "amenity=library",
          "highway=bus_stop", "amenity=pharmacy", "leisure=playground", "amenity=bicycle_rental"})
      city.node({somewhere(), 1000}, tags).node({1000, somewhere()}, tags);
    city.square({somewhere(), 1003}, 150, "leisure=park");
    city.strips({700, 1500, 2100});
    city.district("all", {-10000, -10000}, {10000, 10000});
    const Assessment& all = city.assess();
    for (std::size_t row = 0; row < all.rows.size(); ++row) {
      if (!all.by_origin[row]) continue;
      const auto limits = [&](double (Share::*end)() const) {
        double least = 1e9, most = -1e9;
        for (const BlockResult& block : all.blocks) {
          const Share share = block.tally.share(row);
          if (!(share.weight > 0)) continue;
          least = std::min(least, (share.*end)());
          most = std::max(most, (share.*end)());
        }
        return std::make_pair(least, most);
      };
      for (const auto end : {&Share::low, &Share::high}) {
        const auto [least, most] = limits(end);
        const Share whole = all.districts[0].share(row);
        if (!(whole.weight > 0)) continue;
        INFO("seed " << seed << ", " << all.rows[row].column);
        CHECK((whole.*end)() >= least - 1e-9);
        CHECK((whole.*end)() <= most + 1e-9);
        if (least < most) ++between;
      }
    }
  }
  CHECK(between > 100);
}

TEST_CASE("Healthcare or education alone is not both") {
  const auto share = [](bool clinic, bool school) {
    DrawnCity city = one_street(400);
    if (clinic) city.node({300, 0}, "amenity=clinic");
    if (school) city.node({350, 0}, "amenity=school").node({360, 0}, "amenity=kindergarten");
    return city.figure("3_7").high();
  };
  CHECK(share(true, true) == 1);
  CHECK(share(true, false) == 0);
  CHECK(share(false, true) == 0);
}

TEST_CASE(
    "A town with a home for each kilometre of street is too thinly mapped to miss a shop or park") {
  const auto town = [](int homes, const char* check) {
    DrawnCity city = one_street(6000);
    for (int i = 1; i < homes; ++i)
      city.home({100.0 * i, 0});
    return city.verdict(check);
  };
  for (const char* check : {"3_1_food", "7_1", "7_4", "7_11"}) {
    INFO(check);
    CHECK(town(6, check) == "unknown");
    CHECK(town(12, check) == "not met");
  }
}

TEST_CASE("Of the land a large block counts as much as its area, with the share of its homes") {
  DrawnCity city;  // 2 km from south to north
  city.cover({-1000, -1000}, {2000, 1000}).strips({0, 200});
  city.way({{-900, 0}, {1900, 0}}, "highway=unclassified");
  city.node({-500, 0}, "shop=supermarket");
  for (double west : {-500.0, -480.0, -460.0})  // 1 km wide, all reach the shop
    city.home({west, 0});
  for (double west : {50.0, 60.0, 70.0, 80.0})  // 200 m wide, all reach it
    city.home({west, 0});
  city.home({300, 0}).home({1800, 0});  // 1,800 m wide, one of two reaches it
  CHECK(city.figure("3_1_food").low() == Approx(8 / 9.0).epsilon(1e-3));
  const Share& land = city.land("3_1_food");
  CHECK(land.weight == Approx(2000 * 3000).epsilon(0.01));
  CHECK(land.low() == Approx((1000 + 200 + 0.5 * 1800) / 3000.0).epsilon(1e-3));
  CHECK(city.land("3_9_food").weight == 0);  // no share
}
