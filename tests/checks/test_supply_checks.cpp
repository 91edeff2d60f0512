// SPDX-License-Identifier: Apache-2.0
// What places have for the residents who reach them.
#include <cmath>

#include "drawn_city.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// A street 1.8 km long with side paths: 40 people in homes at 0, 100 m and so on up to 300 m, ten
/// each.
DrawnCity street() {
  DrawnCity city;
  std::vector<At> points{{0, 0}};
  for (double east = 100; east < 1800; east += 100) {
    points.push_back({east, 0});
    city.way({{east, 0}, {east, -10}}, "highway=steps");
  }
  points.push_back({1800, 0});
  city.way(points, "highway=unclassified");
  for (double east : {0.0, 100.0, 200.0, 300.0})
    city.home({east, 0});
  return city;
}

}  // namespace

TEST_CASE("Food shops within 15 minutes add up, a farther one counting less") {
  // Walking takes 80 s for 100 m; a shop counts half as much ten minutes (750 m) away. Of the homes
  // at 0, 100, 200 and 300 m the figure is the lower of the two in the middle.
  const auto after = [](double metres) { return std::exp2(-metres / 750); };
  DrawnCity one = street();
  one.node({1000, 0}, "shop=supermarket");
  CHECK(one.figure("3_6b").low() == Approx(after(900)).epsilon(1e-3));
  CHECK(one.verdict("3_6b") == "reported");

  DrawnCity two = street();  // 1,125 m are 15 minutes: the second shop is too far for that home
  two.node({1000, 0}, "shop=supermarket").node({1230, 0}, "shop=convenience name=Two");
  CHECK(two.figure("3_6b").low() == Approx(after(900)).epsilon(1e-3));
  DrawnCity nearer = street();
  nearer.node({1000, 0}, "shop=supermarket").node({1220, 0}, "shop=convenience name=Two");
  CHECK(nearer.figure("3_6b").low() == Approx(after(900) + after(1120)).epsilon(1e-3));

  DrawnCity far = street();
  far.node({1500, 0}, "shop=supermarket");
  CHECK(far.figure("3_6b").low() == 0);
  CHECK(far.quality("3_6b").edge.value_or(0) == 0);
  DrawnCity cut = street();  // the map ends within 15 minutes of the homes
  cut.node({1500, 0}, "shop=supermarket").cover({-10000, -10000}, {1000, 10000});
  CHECK(*cut.quality("3_6b").edge == 1);
}

TEST_CASE("Uses within 400 m are mixed the more, the more evenly they are spread over kinds") {
  // From the homes at 0, 100, 200 and 300 m the shops around 500 m are 500, 400, 300 and 200 m
  // away.
  const auto mix = [](const std::vector<const char*>& tags) {
    DrawnCity city = street();
    for (std::size_t i = 0; i < tags.size(); ++i)
      city.node({470.0 + static_cast<double>(i), 0}, tags[i]);
    return city.figure("3_6c").low();
  };
  const char* const shop = "shop=supermarket";
  const char* const clinic = "amenity=clinic";
  const char* const school = "amenity=school";
  CHECK(mix({}) == 0);
  CHECK(mix({shop, shop, shop}) == 0);  // one kind
  const double two = mix({shop, clinic});
  CHECK(two > 0);
  CHECK(mix({shop, shop, clinic, clinic}) == Approx(two));
  CHECK(mix({shop, clinic, school}) / two == Approx(std::log(3) / std::log(2)));
  const double uneven = -0.75 * std::log(0.75) - 0.25 * std::log(0.25);
  CHECK(mix({shop, shop, shop, clinic}) / two == Approx(uneven / std::log(2)));
  DrawnCity city = street();
  CHECK(city.verdict("3_6c") == "reported");
}

TEST_CASE("School places are shared by those within 15 minutes, the farther ones counting less") {
  // 15 minutes are 1,125 m, a third of them 375 m. From the school at 700 m the homes are 700, 600,
  // 500 and 400 m away, all in the second zone: 20 places for 40 people. From that at 500 m: 500
  // and 400 m (0.68), 300 and 200 m (1).
  DrawnCity one = street();
  one.node({700, 0}, "amenity=school capacity=20").people(40, {150, 0});
  CHECK(one.figure("3_11").low() == Approx(1000 * 20 / 40.0));
  CHECK(one.verdict("3_11") == "reported");

  DrawnCity near = street();
  near.node({500, 0}, "amenity=school capacity=20").people(40, {150, 0});
  // Half of the people have 0.68 of what the others have; the median is that of the lower half.
  const double each = 1000 * 20 / (20 * 0.68 + 20);
  CHECK(near.figure("3_11").low() == Approx(0.68 * each).epsilon(1e-3));

  DrawnCity far = street();
  far.node({1500, 0}, "amenity=school capacity=20").people(40, {150, 0});
  CHECK(far.figure("3_11").low() == 0);
  CHECK(far.verdict("3_11") == "reported");
}

TEST_CASE("Without people or capacities school places per head cannot be told") {
  DrawnCity nobody = street();
  nobody.node({500, 0}, "amenity=school capacity=20");
  CHECK(nobody.verdict("3_11") == "not testable");
  CHECK(nobody.needs("3_11") == "--population FILE");
  DrawnCity unknown = street();
  unknown.node({500, 0}, "amenity=school").people(40, {150, 0});
  CHECK(unknown.verdict("3_11") == "not testable");
  CHECK(unknown.needs("3_11").starts_with("the capacity of places"));
  DrawnCity half = street();
  half.node({500, 0}, "amenity=school name=A capacity=20").node({520, 0}, "amenity=school name=B");
  half.people(40, {150, 0});
  CHECK(half.verdict("3_11") == "reported");
  CHECK(*half.quality("3_11").assumed == Approx(0.5));
}

TEST_CASE("Park green space is shared by those within a 1 km walk") {
  // The park begins at 1,150 m: within 1 km of the homes at 200 m (950 m) and 300 m only.
  DrawnCity some = street();
  some.square({1150, -50}, 100, "leisure=park").people(40, {150, 0});
  CHECK(some.figure("7_8b").low() == Approx(0).margin(1e-9));  // half of the people have nothing
  CHECK(some.verdict("7_8b") == "reported");
  DrawnCity all = street();
  all.square({900, -50}, 100, "leisure=park").people(40, {150, 0});
  CHECK(all.figure("7_8b").low() == Approx(10000 / 40.0).epsilon(6e-3));
  CHECK(all.figure("7_8").low() == Approx(10000 / 40.0).epsilon(6e-3));
  CHECK(street().verdict("7_8b") == "not testable");
}
