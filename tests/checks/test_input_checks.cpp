// SPDX-License-Identifier: Apache-2.0
// Checks that rest on people, jobs or a map of trees, on tags of places, and on two modes; and what
// is said of the data behind a figure.
#include <cmath>
#include <limits>

#include "drawn_city.hpp"
#include "quarter/catalogue/rules.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// A street with side paths, and five homes at its west end: not a thin map.
DrawnCity street(double metres, const char* tags = "highway=unclassified") {
  DrawnCity city;
  std::vector<At> points{{0, 0}};
  for (double east = 100; east < metres; east += 100) {
    points.push_back({east, 0});
    city.way({{east, 0}, {east, -10}}, "highway=steps");
  }
  points.push_back({metres, 0});
  city.way(points, tags);
  for (int i = 0; i < 5; ++i)
    city.home({0, 0});
  return city;
}

/// The same share everywhere west of a line, nothing known east of it.
class WestOf : public ShareMap {
 public:
  WestOf(double east, float share) : limit_(DrawnCity::lonlat({east, 0}).x), share_(share) {}
  void shares(std::span<const LonLat> where, std::span<float> shares) const override {
    for (std::size_t i = 0; i < where.size(); ++i)
      shares[i] = where[i].x < limit_ ? share_ : std::numeric_limits<float>::quiet_NaN();
  }
  double cell_m() const override { return 10; }

 private:
  std::int32_t limit_;
  float share_;
};

}  // namespace

TEST_CASE("Park green space is square metres for each resident, where it lies, counted once") {
  const auto city = [](double people) {
    DrawnCity town = street(1000);
    town.square({100, 100}, 100, "leisure=park");
    town.square({150, 150}, 50, "leisure=garden name=Rosengarten");  // inside the park
    town.square({500, 100}, 300, "landuse=forest");                  // no park green space
    town.way({{100, 0}, {100, 100}}, "highway=footway");
    town.people(people, {0, 0});
    return town;
  };
  CHECK(city(1000).figure("7_8").low() == Approx(10).epsilon(6e-3));
  CHECK(city(1240).verdict("7_8") == "met");
  CHECK(city(1260).verdict("7_8") == "near");
  CHECK(street(1000).verdict("7_8") == "not testable");
  CHECK(street(1000).needs("7_8") == "--population FILE");
}

TEST_CASE("Density is as residents see it: empty blocks count for nothing, crowded ones for many") {
  DrawnCity town = street(1000);
  CHECK(town.verdict("3_8c") == "not testable");
  CHECK(town.needs("3_8c") == "--population FILE");
  DrawnCity city = street(1000);  // 5 homes at 0
  city.cover({-500, -500}, {1500, 500}).strips({200, 500});
  for (double east : {310.0, 320.0, 330.0, 340.0, 350.0})
    city.home({east, 0});
  city.people(1000, {0, 0});  // 500 in 70 ha, 500 in 30 ha, nobody in 100 ha
  CHECK(city.figure("3_8c").low() == Approx(0.5 * 500 / 70 + 0.5 * 500 / 30).epsilon(0.01));
  CHECK(city.verdict("3_8c") == "reported");
}

TEST_CASE("On a thin map all ground without a park may be one") {
  DrawnCity thin;
  thin.way({{0, 0}, {3000, 0}}, "highway=unclassified");
  thin.home({0, 0}).people(1000, {0, 0});
  CHECK(thin.figure("7_8").low() == 0);
  CHECK(thin.verdict("7_8") == "unknown");
}

TEST_CASE("A park on the border of two districts is shared out between them") {
  DrawnCity town = street(1000);
  town.square({100, 100}, 100, "leisure=park");
  town.people(1000, {0, 0});
  town.district("west", {-100, -100}, {150, 300}).district("east", {150, -100}, {1100, 300});
  CHECK(town.figure("7_8", 0).yes == Approx(5000).epsilon(6e-3));
  CHECK(town.figure("7_8", 1).yes == Approx(5000).epsilon(6e-3));
  CHECK(town.figure("7_8", 1).weight == 0);  // nobody lives there
}

TEST_CASE("Cycle parking spaces are those with a number; how many have none is told") {
  DrawnCity town = street(1000);
  town.node({100, 0}, "amenity=bicycle_parking capacity=20");
  town.node({200, 0}, "amenity=bicycle_parking capacity=many");
  town.node({300, 0}, "amenity=bicycle_parking");
  town.people(2000, {0, 0});
  CHECK(town.figure("4_10").low() == Approx(10));
  CHECK(town.verdict("4_10") == "reported");
  CHECK(*town.quality("4_10").assumed == Approx(2 / 3.0));

  DrawnCity unknown = street(1000);
  unknown.node({100, 0}, "amenity=bicycle_parking").people(2000, {0, 0});
  CHECK(unknown.verdict("4_10") == "not testable");
  CHECK(unknown.needs("4_10").starts_with("the capacity of places"));
}

TEST_CASE("Jobs within 30 minutes are counted, those beyond are not") {
  const auto reached = [](double metres) {
    Population jobs;
    jobs.zones = point_zones({DrawnCity::lonlat({500, 0}), DrawnCity::lonlat({metres, 0})});
    jobs.people = {100, 40};
    DrawnCity town = street(3000);
    GivenInputs given;
    given.jobs = &jobs;
    town.given(given);
    return town.figure("3_10").low();
  };
  // 1.25 m/s for 1,800 s: 2,250 m. Streets without a speed are not ridden.
  CHECK(reached(2200) == Approx(140));
  CHECK(reached(2300) == Approx(100));
  CHECK(street(100).needs("3_10") == "--jobs FILE");
}

TEST_CASE("A sample of many workplaces stands for all their jobs") {
  Population jobs;
  std::vector<LonLat> where;
  for (int i = 0; i < 500; ++i) {
    where.push_back(DrawnCity::lonlat({4.0 * i, 0}));
    jobs.people.push_back(1 + i % 3);
  }
  double all = 0;
  for (const double people : jobs.people)
    all += people;
  jobs.zones = point_zones(where);
  DrawnCity town = street(2500);
  GivenInputs given;
  given.jobs = &jobs;
  town.given(given);
  CHECK(town.figure("3_10").low() == Approx(all).epsilon(5e-3));
}

TEST_CASE("Tree canopy is a share of the ground; where the map of trees ends it is open") {
  const auto city = [](const ShareMap& canopy) {
    DrawnCity town = street(100);
    town.cover({-1000, -1000}, {1000, 1000});
    GivenInputs given;
    given.canopy = &canopy;
    town.given(given);
    return town;
  };
  const WestOf met(5000, 0.301F), near(5000, 0.295F), half(0, 0.30F);
  CHECK(city(met).verdict("7_13") == "met");
  CHECK(city(near).verdict("7_13") == "near");
  CHECK(city(half).figure("7_13").low() == Approx(0.15).margin(1e-3));
  CHECK(city(half).figure("7_13").high() == Approx(0.65).margin(1e-3));
  CHECK(city(half).verdict("7_13") == "unknown");
}

TEST_CASE("Places say whether a wheelchair enters; where they say nothing it is open") {
  DrawnCity town = street(1000);
  town.node({100, 0}, "shop=supermarket wheelchair=yes");
  town.node({200, 0}, "shop=supermarket wheelchair=limited");
  town.node({300, 0}, "amenity=clinic wheelchair=no");
  town.node({400, 0}, "amenity=townhall");
  const Share share = town.figure("9_2");
  CHECK(share.weight == 4);
  CHECK(share.low() == 0.5);
  CHECK(share.high() == 0.75);
  CHECK(*town.quality("9_2").assumed == 0.25);
}

TEST_CASE("Those are left behind whom a slower walk keeps from a need") {
  const auto city = [](double metres, const std::vector<std::string>& modes) {
    DrawnCity town = street(std::max(2000.0, metres), "highway=unclassified maxspeed=30");
    for (int i = 0; i < 5; ++i)
      town.home({0, 0});
    const std::vector<const char*> needs = {
        "shop=supermarket", "amenity=clinic",  "amenity=coworking_space", "amenity=kindergarten",
        "amenity=school",   "amenity=library", "amenity=townhall"};
    for (const char* const need : needs)
      town.node({metres, 0}, need);
    town.modes(modes);
    return town;
  };
  // In 900 s: 1,125 m at 1.25 m/s, 810 m at 0.9.
  CHECK(city(805, {"walk", "older"}).verdict("9_1") == "met");
  CHECK(city(820, {"walk", "older"}).verdict("9_1") == "not met");
  CHECK(city(1200, {"walk", "older"}).figure("9_1").high() == 0);  // adults miss it too
  CHECK(city(820, {"walk"}).verdict("9_1") == "not testable");
  CHECK(city(820, {"walk"}).needs("9_1") == "--modes walk,older");
  // 855 m at 0.95; 3,375 m on a bicycle, 4,250 m with a motor.
  CHECK(city(850, {"walk", "child"}).verdict("9_1b") == "met");
  CHECK(city(860, {"walk", "child"}).verdict("9_1b") == "not met");
  CHECK(city(3370, {"cycle", "ebike"}).verdict("9_1d") == "met");
  CHECK(city(3380, {"cycle", "ebike"}).verdict("9_1d") == "not met");
  DrawnCity cut = city(1200, {"walk", "older"});
  cut.cover({-5000, -5000}, {1000, 5000});  // 800 s for adults, there may be all needs beyond
  CHECK(cut.verdict("9_1") == "unknown");
}

TEST_CASE("Steps on the only way leave wheelchair users behind") {
  const auto left = [](const char* way) {
    DrawnCity town;
    town.way({{0, 0}, {300, 0}}, "highway=unclassified");
    town.way({{300, 0}, {310, 0}}, way);
    town.way({{310, 0}, {500, 0}}, "highway=unclassified");
    town.home({0, 0});
    for (const char* const need :
         {"shop=supermarket", "amenity=clinic", "amenity=coworking_space", "amenity=kindergarten",
          "amenity=school", "amenity=library", "amenity=townhall"})
      town.node({500, 0}, need);
    return town.figure("9_1c").low();
  };
  CHECK(left("highway=footway") == 0);
  CHECK(left("highway=steps") == 1);
}

TEST_CASE("A greenway is a path along green or water that leads a kilometre") {
  const auto city = [](double metres, const char* tags, const char* beside) {
    DrawnCity town;
    town.way({{0, 0}, {0, metres}}, "highway=unclassified");
    for (int i = 0; i < 5; ++i)
      town.home({0, 0});
    std::vector<At> path;
    for (double east = 0; east <= 1100; east += 100)
      path.push_back({east, metres});
    town.way(path, tags);
    if (beside != nullptr)
      town.way({{-10, metres + 20},
                {1110, metres + 20},
                {1110, metres + 60},
                {-10, metres + 60},
                {-10, metres + 20}},
               beside);
    return town.figure("7_10");
  };
  CHECK(city(999, "highway=path", "leisure=park").low() == 1);
  CHECK(city(1007, "highway=path", "leisure=park").high() == 0);  // the house is 5 m on
  CHECK(city(500, "highway=path", "natural=water water=lake").low() == 1);
  CHECK(city(500, "highway=path", nullptr).high() == 0);
  CHECK(city(500, "highway=path designation=greenway", nullptr).low() == 1);
  CHECK(city(500, "highway=footway footway=sidewalk", "leisure=park").high() == 0);
  CHECK(city(500, "highway=residential", "leisure=park").high() == 0);
}

TEST_CASE("A greenway that is not on a thin map, or lies beyond its edge, is open") {
  DrawnCity thin;
  thin.way({{0, 0}, {3000, 0}}, "highway=residential");
  CHECK(thin.figure("7_10").high() == 1);
  DrawnCity cut = street(1500);
  cut.cover({-5000, -5000}, {900, 5000});
  CHECK(cut.figure("7_10").low() == 0);
  CHECK(cut.figure("7_10").high() == 1);
  DrawnCity whole = street(1500);
  CHECK(whole.figure("7_10").high() == 0);
}

TEST_CASE(
    "Beside a figure stands how many places have no name and no hours, and where the map ends") {
  DrawnCity town;
  town.way({{0, 0}, {500, 0}, {3000, 0}}, "highway=unclassified");  // its middle is in the area
  town.home({0, 0});
  town.cover({-5000, -5000}, {1000, 5000});
  town.node({100, 0}, "shop=supermarket name=Konsum opening_hours=24/7");
  town.node({200, 0}, "shop=supermarket name=Kaufhalle");
  town.node({300, 0}, "shop=supermarket");
  town.node({400, 0}, "shop=supermarket");
  town.square({100, 100}, 100, "leisure=park");
  const RowQuality& food = town.quality("3_1_food");
  CHECK(*food.unnamed == 0.5);
  CHECK(*food.without_hours == 0.75);
  CHECK_FALSE(food.assumed.has_value());
  CHECK(*food.edge == 1);  // 1,000 m to the edge, 1,125 m in 15 min
  const RowQuality& green = town.quality("7_2");
  CHECK(*green.unnamed == 1);
  CHECK_FALSE(green.without_hours.has_value());  // one does not ask for the hours of a wood
  CHECK(*town.quality("3_4_kindergarten").edge == 0);
  const ModeIndex walk = *town.catalogue().mode_index("walk");
  CHECK(town.assess().blocks[0].map_end_of(walk).ms() == Approx(800000).epsilon(1e-3));
  CHECK(*town.quality("3_3_food").assumed == 1);
}
