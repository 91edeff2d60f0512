// SPDX-License-Identifier: Apache-2.0
// What lies beyond reach changes nothing, to the last bit: a town says the same of itself whether
// or not the extract holds another one far away.
#include <fmt/format.h>

#include <random>

#include "drawn_city.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/checks/halo.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr double kFarM = 4e6;  // north: where a degree of longitude is much shorter

const std::vector<const char*> kStreets{
    "highway=unclassified",
    "highway=service access=private",
    "highway=footway",
    "highway=secondary",
    "highway=cycleway",
    "highway=unclassified bridge=yes",
    "highway=tertiary maxspeed=50",
};
const std::vector<const char*> kPlaces{
    "shop=supermarket", "amenity=school",   "amenity=pharmacy",        "amenity=kindergarten",
    "amenity=doctors",  "amenity=townhall", "amenity=bicycle_parking", "highway=bus_stop",
};

/// Streets, houses, shops, parks, fences and walls on a grid of 100 m, drawn by a seed.
void draw_town(DrawnCity& city, At corner, unsigned seed) {
  std::mt19937 random(seed);
  const auto at = [&](double east, double north) {
    return At{corner.east + east, corner.north + north};
  };
  const auto any = [&](int n) { return static_cast<double>(random() % static_cast<unsigned>(n)); };
  for (int i = 0; i < 120; ++i) {
    const double e = 100 * any(8), n = 100 * any(8);
    const bool across = any(2) > 0;
    city.way({at(e, n), at(e + (across ? 100 : 0), n + (across ? 0 : 100))},
             kStreets[random() % kStreets.size()]);
  }
  for (int i = 0; i < 30; ++i)
    city.home(at(10 * any(80), 10 * any(80)));
  for (int i = 0; i < 30; ++i)
    city.node(at(7 + 10 * any(80), 3 + 10 * any(80)), kPlaces[random() % kPlaces.size()]);
  for (int i = 0; i < 6; ++i) {
    const At park = at(10 * any(70), 10 * any(70));
    city.square(park, 60 + 10 * any(8), "leisure=park");
    if (i % 2 == 0) city.square({park.east - 1, park.north - 1}, 62 + 10 * any(8), "barrier=fence");
  }
  for (int i = 0; i < 20; ++i) {
    const double e = 10 * any(80), n = 10 * any(80);
    city.way({at(e, n), at(e + 5 + any(60), n + 5 + any(60))}, "barrier=wall");
  }
}

/// All figures of all rows, and the median times of the only block, to the last bit.
std::vector<std::string> figures(unsigned seed, bool far) {
  DrawnCity city;
  draw_town(city, {0, 0}, seed);
  if (far) {
    draw_town(city, {0, kFarM}, seed + 1);
    draw_town(city, {1000, kFarM}, seed + 2);
    draw_town(city, {2000, kFarM}, seed + 3);
  }
  const Assessment& all = city.assess();
  std::vector<std::string> figures;
  for (std::size_t row = 0; row < all.rows.size(); ++row) {
    const Share share = all.city.share(row);
    figures.push_back(fmt::format("{} {:a} {:a} {:a}", all.rows[row].column, share.weight,
                                  share.yes, share.open));
  }
  for (std::size_t cell = 0; cell < 2 * all.categories.size(); ++cell) {
    const TravelCost cost = all.blocks[0].median_of(cell);
    figures.push_back(fmt::format("cell {} {} ms {} cm", cell, cost.ms(), cost.cm()));
  }
  return figures;
}

}  // namespace

TEST_CASE("A far city changes nothing of a town, to the last bit") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    INFO(seed);
    const std::vector<std::string> alone = figures(seed, false), beside = figures(seed, true);
    REQUIRE(alone.size() == beside.size());
    for (std::size_t i = 0; i < alone.size(); ++i)
      CHECK(alone[i] == beside[i]);
  }
}

TEST_CASE(
    "The halo is the way of the quickest trip, or the largest radius, and islands and joins") {
  DrawnCity city;
  city.way({{0, 0}, {1000, 0}}, "highway=unclassified");
  city.home({0, 0});
  city.assess();
  const Halo halo = halo_of(city.catalogue(), city.context().times);
  // An electric bicycle, 30 minutes at 5 m/s: farther than parks of 100 ha within 5 km.
  const TravelMode& quickest = city.catalogue().modes[*city.catalogue().mode_index("ebike")];
  CHECK(halo.reach_mode == "ebike");
  CHECK(halo.reach_m == Approx(1800 * quickest.speed_mps));
  CHECK(halo.check_m >= 5000);
  CHECK(halo.margin_m > SearchGraph::kTinyM);
  CHECK(halo.metres() >= halo.reach_m + halo.margin_m);
}

TEST_CASE("A ferry that goes quicker than the mode makes the halo wider") {
  const auto reach = [](const char* tags) {
    DrawnCity city;
    city.modes({"walk"});
    city.way({{0, 0}, {1000, 0}}, "highway=unclassified");
    city.way({{1000, 0}, {7000, 0}}, tags);
    city.home({0, 0});
    city.assess();
    return halo_of(city.catalogue(), city.context().times).reach_m;
  };
  CHECK(reach("highway=footway") == Approx(1800 * 1.25));
  CHECK(reach("route=ferry") == Approx(1800 * 8 / 3.6).epsilon(1e-4));  // without delays
}

TEST_CASE("Workplaces beyond the reach of all homes are no matter for the sample") {
  const auto reached = [](bool far) {
    Population jobs;
    std::vector<LonLat> where;
    for (int i = 0; i < 500; ++i) {
      where.push_back(DrawnCity::lonlat({4.0 * i, 0}));
      jobs.people.push_back(1 + i % 3);
    }
    if (far) {
      where.push_back(DrawnCity::lonlat({0, 60000}));
      jobs.people.push_back(1e6);
    }
    jobs.zones = point_zones(where);
    DrawnCity town;
    std::vector<At> points{{0, 0}, {2500, 0}};
    town.way(points, "highway=unclassified");
    town.home({0, 0});
    GivenInputs given;
    given.jobs = &jobs;
    town.given(given);
    return town.figure("3_10").low();
  };
  CHECK(reached(true) == reached(false));
}

TEST_CASE("A school with a capacity far away does not count the spaces of those near") {
  const auto needs = [](double metres) {
    DrawnCity town;
    town.cover({-1000, -1000}, {1000, 1000});
    town.way({{0, 0}, {900, 0}}, "highway=unclassified");
    town.way({{0, metres}, {900, metres}}, "highway=unclassified");
    town.home({0, 0});
    town.people(100, {0, 0});
    town.node({500, 0}, "amenity=school");
    town.node({500, metres}, "amenity=school capacity=100");
    return town.needs("3_11");
  };
  CHECK(needs(500).empty());
  CHECK_FALSE(needs(60000).empty());
}

TEST_CASE("Calm streets that meet only beyond reach are not known to hang together") {
  // Two streets that no street joins for 12 km: a bicycle gets 6,750 m in 30 minutes.
  const auto figure = [](double meet_m) {
    DrawnCity town;
    const char* const calm = "highway=unclassified maxspeed=30 lanes=2";
    town.cover({-10000, -10000}, {10000, 40000});
    town.way({{0, 0}, {0, meet_m}}, calm);
    town.way({{0, meet_m}, {1000, meet_m}}, calm);
    town.way({{1000, meet_m}, {1000, 0}}, calm);
    town.home({0, 0});
    town.home({1000, 0});
    town.home({1000, 0});
    return town.figure("4_4b");
  };
  CHECK(figure(6000).low() == Approx(1));
  CHECK(figure(12000).low() < 0.7);
  CHECK(figure(12000).high() == Approx(1));
}
