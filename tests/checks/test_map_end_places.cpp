// SPDX-License-Identifier: Apache-2.0
// Places on which the map ends: how large they are, and where they are entered, is seen in part.
#include "drawn_city.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// A home, and a park of 0.25 ha 300 m on, of which more may lie beyond `end` metres east.
DrawnCity park_at(double end, const char* more = nullptr) {
  DrawnCity city;
  city.way({{0, 0}, {300, 0}, {325, 0}, {350, 0}}, "highway=unclassified");
  city.way({{350, 0}, {350, 900}}, "highway=unclassified");
  for (const double at : {0.0, 20.0, 40.0, 60.0})  // enough for so much street
    city.home({at, 0});
  city.square({300, 10}, 50, "leisure=park");
  if (more != nullptr) city.square({350, 10}, 100, more);
  city.cover({-9000, -9000}, {end, 9000});
  return city;
}

}  // namespace

TEST_CASE("A park on which the map ends may be larger: whether it is large enough is open") {
  DrawnCity inside = park_at(9000);
  CHECK(inside.verdict("7_1") == "met");  // any park
  CHECK(inside.verdict("7_5_green_1ha") == "not met");
  DrawnCity with_more = park_at(9000, "leisure=park");
  CHECK(with_more.verdict("7_5_green_1ha") == "met");  // 1.25 ha together
  DrawnCity cut = park_at(350);
  CHECK(cut.verdict("7_1") == "met");
  CHECK(cut.verdict("7_5_green_1ha") == "unknown");
}

TEST_CASE("A place whose door may lie beyond the map is entered where there is evidence only") {
  const auto shop = [](double end, const char* tags) {
    DrawnCity city;
    city.way({{0, 0}, {300, 0}, {305, 0}}, "highway=unclassified");
    city.home({0, 0});
    if (std::string_view(tags) == "entrance=yes") city.node({300, 10}, tags);
    city.square({300, 10}, 50, "shop=supermarket building=retail");
    city.cover({-9000, -9000}, {end, 9000});
    return city.figure("3_1_food");
  };
  CHECK(shop(9000, "").low() == 1);  // the street is near
  CHECK(shop(340, "").low() == 0);
  CHECK(shop(340, "").high() == 1);
  CHECK(shop(340, "entrance=yes").low() == 1);
}

TEST_CASE("A free way to a street stays one beside the map's end, one behind a wall does not") {
  // The street is 60 m north of the home, the map ends 30 m west of it.
  const auto home = [](bool wall) {
    DrawnCity city;
    city.way({{0, 60}, {300, 60}}, "highway=unclassified");
    city.node({300, 60}, "shop=supermarket");
    city.home({0, -5});
    if (wall) city.way({{-29, 30}, {400, 30}}, "barrier=wall");
    city.cover({-30, -9000}, {9000, 9000});
    return city.figure("3_1_food");
  };
  CHECK(home(false).low() == 1);
  CHECK(home(true).low() == 0);
  CHECK(home(true).high() == 1);
}
