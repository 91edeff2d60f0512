// SPDX-License-Identifier: Apache-2.0
// A service of which hardly any place is mapped is not known to be missing.
#include "drawn_city.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// Two districts of a street each, the second 3 km east of the first, of homes with 0.4 km² of
/// floor each; 15 minutes are 1,125 m.
DrawnCity two_streets(const std::vector<std::string>& replaced = {}) {
  DrawnCity city({}, replaced);
  for (const double west : {0.0, 3000.0}) {
    city.way({{west, 0}, {west + 1000, 0}}, "highway=unclassified");
    // 125 x 100 m on 32 storeys.
    city.way({{west, 0}, {west + 125, 0}, {west + 125, 100}, {west, 100}, {west, 0}},
             "building=apartments building:levels=32");
    for (int i = 0; i < 3; ++i)
      city.home({west + 200, 0});
  }
  city.district("west", {-500, -500}, {1500, 500}).district("east", {2500, -500}, {4500, 500});
  city.strips({2000});
  return city;
}

/// Food shops in the west: `near` of them, in a row.
DrawnCity shops(int near) {
  DrawnCity city = two_streets();
  for (int i = 0; i < near; ++i)
    city.node({300.0 + 60 * i, 0}, "shop=supermarket");
  return city;
}

}  // namespace

TEST_CASE(
    "A service of which less than a quarter of the usual is mapped is not known to be missing") {
  // 0.8 km² of floor: 6.4 food shops are usual, a quarter is 1.6.
  DrawnCity one = shops(1);
  CHECK(*one.quality("3_1_food").of_expected == Approx(1 / 6.4).epsilon(6e-3));
  CHECK(one.verdict("3_1_food") == "unknown");
  CHECK(one.figure("3_1_food").low() == Approx(0.5).epsilon(1e-3));
  CHECK(one.figure("3_1_food").high() == Approx(1));
  CHECK(one.figure("3_1_food", 0).low() == Approx(1));   // what is reached is reached
  CHECK(one.figure("3_1_food", 1).high() == Approx(1));  // the east may have shops of its own

  DrawnCity two = shops(2);
  CHECK(*two.quality("3_1_food").of_expected == Approx(2 / 6.4).epsilon(6e-3));
  CHECK(two.verdict("3_1_food") == "not met");
  CHECK(two.figure("3_1_food").high() == Approx(0.5).epsilon(1e-3));
}

TEST_CASE("Where few places are usual, none is missing only if none is there") {
  DrawnCity none = shops(0);  // 3.2 clinics are usual: too few to tell
  CHECK_FALSE(none.quality("3_1_health").of_expected.has_value());
  CHECK(none.verdict("3_1_health") == "not met");
  CHECK(none.verdict("3_1_food") == "unknown");
  CHECK(none.figure("3_1_food").low() == 0);
  CHECK_FALSE(none.quality("3_1_food", 0).of_expected.has_value());  // 3.2 in each district
}

TEST_CASE("A figure of the nearest places has no meaning where hardly any is mapped") {
  CHECK(shops(1).verdict("3_9_food") == "unknown");
  CHECK(shops(2).verdict("3_9_food") == "met");
  CHECK(shops(1).verdict("3_6b") == "unknown");
  CHECK(shops(2).verdict("3_6b") == "reported");
  CHECK(shops(1).figure("4_12_food").high() == Approx(0.5).epsilon(1e-3));
  CHECK(shops(2).figure("4_12_food").high() == 0);
  DrawnCity cut = two_streets();  // 200 m from the west's homes and 2.4 km on the way
  cut.way({{1000, 0}, {1000, 200}, {62, 200}}, "highway=unclassified");
  cut.node({62, 200}, "shop=supermarket");
  CHECK(cut.figure("4_12_food").low() == 0);  // another may be nearer
  CHECK(cut.figure("4_12_food").high() == Approx(1));
}

TEST_CASE("What is hardly mapped stands for nothing among the places reached on calm streets") {
  // Entertainment: 2 of 19 that are usual.
  DrawnCity few = shops(2);
  few.node({400, 0}, "amenity=library").node({410, 0}, "amenity=theatre");
  DrawnCity none = shops(2);
  CHECK(few.figure("4_3").weight == Approx(none.figure("4_3").weight));
}

TEST_CASE("The mix of uses leaves out what is hardly mapped") {
  // 19 places of entertainment are usual and 43 of other uses; of both hardly any are mapped.
  DrawnCity city = shops(2);
  city.node({310, 0}, "amenity=clinic").node({320, 0}, "amenity=library");
  DrawnCity without = shops(2);
  without.node({310, 0}, "amenity=clinic");
  CHECK(city.figure("3_6c").low() > 0);
  CHECK(city.figure("3_6c").low() == Approx(without.figure("3_6c").low()));
}

TEST_CASE("Kinds of which few are usual are as silent as the service they are of") {
  DrawnCity city = two_streets();  // 19 places of entertainment are usual, 2.4 culture centres
  CHECK(city.verdict("3_1_entertainment") == "unknown");
  CHECK(city.verdict("3_4_culture_centre") == "unknown");
  CHECK(city.verdict("3_4_public_office") == "not met");  // of administration 3.2
}

TEST_CASE("What the user has listed is taken as complete") {
  DrawnCity listed = two_streets({"food"});
  CHECK(listed.verdict("3_1_food") == "not met");
  CHECK(listed.verdict("3_4_market") == "not met");  // food shops of some kinds
  CHECK(listed.verdict("3_3_entertainment") == "unknown");
}

TEST_CASE("Of parks no number is usual, so a missing one is missing") {
  DrawnCity city = two_streets();
  CHECK_FALSE(city.quality("7_2").of_expected.has_value());
  CHECK(city.verdict("7_2") == "not met");
}
