// SPDX-License-Identifier: Apache-2.0
// Traffic stress, streets that ask for protected lanes, and crossings: each with a town that meets
// the check, one that misses it, and one that cannot tell.
#include "drawn_city.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

const char* const kCalm = "highway=unclassified maxspeed=30 lanes=2";
/// Pushed along it at 4 km/h, a kilometre alone takes 15 minutes.
const char* const kBusy = "highway=primary maxspeed=60 lanes=4";

/// So many homes at the west end, enough not to look like a gap in the map.
void add_homes(DrawnCity& town, int homes = 5) {
  for (int i = 0; i < homes; ++i)
    town.home({10.0 * i, 0});
}

}  // namespace

TEST_CASE("Streets at a calm speed count as calm, busy ones do not, by their length") {
  DrawnCity city;
  city.way({{0, 0}, {600, 0}}, kCalm);
  city.way({{0, 100}, {400, 100}}, kBusy);
  city.way({{0, 200}, {900, 200}}, "highway=cycleway");  // no street
  city.home({0, 0});
  CHECK(city.figure("4_4").low() == Approx(0.6).margin(1e-4));
  CHECK(city.verdict("4_4") == "reported");
  CHECK(*city.quality("4_4").assumed == 0);
  DrawnCity silent;
  silent.way({{0, 0}, {600, 0}}, "highway=residential");
  silent.home({0, 0});
  CHECK(*silent.quality("4_4").assumed == 1);  // neither speed nor lanes are tagged
}

TEST_CASE("Homes are on the largest calm network if no busy road cuts them off from it") {
  const auto city = [](const char* crossing) {
    DrawnCity town;
    town.node({500, 0}, crossing);
    town.way({{0, 0}, {500, 0}, {2000, 0}}, kCalm);
    town.way({{500, -500}, {500, 0}, {500, 500}}, kBusy);
    town.home({100, 0});   // on the shorter side of the road
    town.home({1000, 0});  // on the longer
    return town.figure("4_4b").low();
  };
  CHECK(city("highway=traffic_signals") == 1);
  CHECK(city("highway=crossing") == Approx(0.5).epsilon(1e-3));
}

TEST_CASE(
    "A home on a busy road is on the calm network round the corner, if within the join limit") {
  const auto city = [](double metres) {
    DrawnCity town;
    town.way({{0, 0}, {metres, 0}}, kBusy);
    town.way({{metres, 0}, {metres, 2000}}, kCalm);
    town.home({0, 0});
    return town.figure("4_4b").low();
  };
  CHECK(city(99) == 1);
  CHECK(city(102) == 0);
}

TEST_CASE("Of the places reached by bicycle those behind a busy road are not reached calmly") {
  const auto city = [](const char* link) {
    DrawnCity town;
    town.way({{0, 0}, {500, 0}}, kCalm);
    town.way({{500, 0}, {1500, 0}}, link).way({{1500, 0}, {1500, 50}}, kCalm);
    add_homes(town);
    town.node({100, 0}, "shop=supermarket");
    town.node({1500, 40}, "amenity=clinic");
    return town.figure("4_3").low();
  };
  CHECK(city(kCalm) == 1);
  CHECK(city(kBusy) == 0.5);
}

TEST_CASE("Each category counts alike in the places reached calmly, however many it has") {
  DrawnCity town;
  town.way({{0, 0}, {500, 0}}, kCalm);
  town.way({{500, 0}, {1500, 0}}, kBusy).way({{1500, 0}, {1500, 50}}, kCalm);
  add_homes(town);
  for (int i = 0; i < 20; ++i)
    town.node({100.0 + 10 * i, 0}, "shop=supermarket");
  town.node({1500, 40}, "amenity=clinic");
  CHECK(town.figure("4_3").low() == Approx(0.5).margin(1e-6));
  CHECK(town.verdict("4_3") == "not met");
}

TEST_CASE(
    "What is not reached calmly near the edge of the map is open, and so it is on a thin map") {
  const auto city = [](double edge, int homes) {
    DrawnCity town;
    town.cover({-edge, -5000}, {5000, 5000});
    town.way({{-600, 0}, {0, 0}, {500, 0}}, kCalm);
    town.way({{500, 0}, {1500, 0}}, kBusy).way({{1500, 0}, {1500, 50}}, kCalm);
    add_homes(town, homes);
    town.node({1500, 40}, "amenity=clinic");
    return town.verdict("4_3");
  };
  CHECK(city(5000, 10) == "not met");
  CHECK(city(500, 10) == "unknown");
  CHECK(city(5000, 1) == "unknown");  // 2.1 km of street and one home
}

TEST_CASE("Fast streets ask for protected lanes; those that have some are left out") {
  const auto km = [](const char* tags, const char* beside) {
    DrawnCity town;
    town.way({{0, 0}, {1000, 0}}, tags);
    if (beside != nullptr) town.way({{0, 20}, {1000, 20}}, beside);
    town.home({0, 0});
    return town.figure("4_5");
  };
  CHECK(km("highway=secondary maxspeed=50", nullptr).low() == Approx(1).epsilon(1e-3));
  CHECK(km("highway=secondary maxspeed=40 lanes=2", nullptr).high() == 0);
  CHECK(km("highway=secondary maxspeed=40 lanes=4", nullptr).low() == Approx(1).epsilon(1e-3));
  CHECK(km("highway=secondary maxspeed=50 cycleway=track", nullptr).high() == 0);
  CHECK(km("highway=secondary maxspeed=50 cycleway=lane", nullptr).low() > 0);  // paint is no kerb
  CHECK(km("highway=secondary maxspeed=50", "highway=cycleway").high() == 0);
  CHECK(km("highway=secondary maxspeed=50", "highway=footway").low() > 0);
  // Not tagged: 60 km/h by default, which is not known.
  CHECK(km("highway=secondary", nullptr).low() == 0);
  CHECK(km("highway=secondary", nullptr).high() == Approx(1).epsilon(1e-3));
}

TEST_CASE("A cycleway that only crosses a street does not run beside it") {
  DrawnCity town;
  town.way({{0, 0}, {500, 0}, {1000, 0}}, "highway=secondary maxspeed=50");
  town.way({{500, -500}, {500, 0}, {500, 500}}, "highway=cycleway");
  town.home({0, 0});
  CHECK(town.figure("4_5").low() == Approx(1).epsilon(1e-3));
}

TEST_CASE("A main street with crossings 250 m apart meets the spacing, with 260 m it does not") {
  const auto city = [](double gap) {
    DrawnCity town;
    std::vector<At> street;
    for (int i = 0; i < 9; ++i) {
      street.push_back({i * gap, 0});
      town.node(street.back(), i % 2 == 0 ? "highway=crossing" : "highway=traffic_signals");
    }
    town.way(street, "highway=secondary");
    town.home({0, 0});
    return town;
  };
  CHECK(city(249.9).verdict("4_8") == "met");
  CHECK(city(251).verdict("4_8") == "not met");
  CHECK(city(251).figure("4_8b").low() == 1);
  CHECK(city(301).figure("4_8b").high() == 0);
}

TEST_CASE("A gap of crossings goes on through junctions, and ends where the main street ends") {
  DrawnCity town;
  town.node({0, 0}, "highway=crossing").node({450, 0}, "highway=crossing");
  town.node({450, 100}, "highway=crossing");
  town.way({{0, 0}, {200, 0}, {450, 0}, {650, 0}}, "highway=tertiary");
  town.way({{200, 0}, {200, 200}}, "highway=residential");  // a side street is no crossing
  town.way({{450, 0}, {450, 100}}, "highway=tertiary");
  town.home({0, 0});
  const Share share = town.figure("4_8");
  // 450 m from crossing to crossing are too far, 200 m to the end of the street and 100 m are not.
  CHECK(share.weight == Approx(0.75).epsilon(1e-3));
  CHECK(share.yes == Approx(0.3).epsilon(1e-3));
}

TEST_CASE("Where hardly a crossing is mapped, or the map ends, the spacing is unknown") {
  DrawnCity silent;
  silent.node({0, 0}, "highway=crossing");
  silent.way({{0, 0}, {3000, 0}}, "highway=secondary");
  silent.home({0, 0});
  CHECK(silent.verdict("4_8") == "unknown");
  DrawnCity cut;
  cut.cover({-500, -500}, {300, 500});
  cut.node({200, 0}, "highway=crossing");
  cut.way({{200, 0}, {400, 0}}, "highway=secondary");
  cut.home({200, 0});
  CHECK(cut.verdict("4_8") == "unknown");
}

TEST_CASE("Roads between towns and bridges need no crossings") {
  DrawnCity town;
  town.way({{0, 0}, {2000, 0}}, "highway=secondary maxspeed=100");
  town.way({{0, 100}, {500, 100}}, "highway=secondary bridge=yes");
  town.home({0, 0});
  CHECK(town.figure("4_8").weight == 0);
}
