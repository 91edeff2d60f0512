// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/shortfalls.hpp"

#include "drawn_city.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// "food: no place near; health: long detour" for the only block of a city.
std::string reasons(DrawnCity& city, At block) {
  const Assessment& all = city.assess();
  std::string text;
  for (const Shortfall& lack :
       ShortfallFinder(city.context(), all).of(0, DrawnCity::lonlat(block))) {
    text += (text.empty() ? "" : "; ") + city.catalogue().categories[lack.category].id + ": " +
            std::string(name_of(lack.cause));
  }
  return text;
}

/// All six needs but those named.
void add_needs(DrawnCity& city, At at, const std::string& but) {
  const std::vector<std::pair<std::string, const char*>> needs = {
      {"food", "shop=supermarket"},        {"health", "amenity=clinic"},
      {"work", "amenity=coworking_space"}, {"education", "amenity=kindergarten"},
      {"education", "amenity=school"},     {"administration", "amenity=townhall"},
      {"entertainment", "amenity=library"}};
  double east = at.east;
  for (const auto& [need, tags] : needs) {
    if (but.find(need) == std::string::npos) city.node({east, at.north}, tags);
    east += 10;
  }
}

}  // namespace

TEST_CASE("A block that has everything lacks nothing") {
  DrawnCity city;
  city.way({{0, 0}, {1000, 0}}, "highway=unclassified").home({0, 0});
  add_needs(city, {100, 0}, "");
  CHECK(reasons(city, {0, 5}).empty());
}

TEST_CASE("What is nowhere near is missing, what is behind the river is a detour") {
  DrawnCity city;
  city.way({{0, 0}, {2000, 0}, {2000, 200}, {0, 200}}, "highway=unclassified").home({0, 0});
  add_needs(city, {100, 0}, "food health");
  city.node({0, 200}, "shop=supermarket");
  CHECK(reasons(city, {0, 5}) == "food: long detour; health: no place near");
}

TEST_CASE("Beside the edge of the map a missing place is not known to be missing") {
  DrawnCity city;
  city.way({{0, 0}, {1000, 0}}, "highway=unclassified").home({0, 0});
  add_needs(city, {100, 0}, "health");
  city.cover({-300, -9000}, {9000, 9000});
  CHECK(reasons(city, {0, 5}) == "health: the map ends");
}

TEST_CASE("The best change is the need that most lack as the only one, where most of them live") {
  DrawnCity city;
  city.way({{0, 0}, {1000, 0}}, "highway=unclassified");
  add_needs(city, {100, 0}, "health");
  for (double east = 300; east < 800; east += 50)
    city.home({east, 0});
  const auto best = best_improvement(city.catalogue(), city.assess(), 0);
  REQUIRE(best);
  CHECK(city.catalogue().categories[best->category].id == "health");
  CHECK(best->weight == Approx(city.assess().city.weight));
  CHECK(best->block == 0);
}

TEST_CASE("Nothing is proposed for what the map cannot tell") {
  DrawnCity thin;  // more than 500 m of street for its one home
  thin.way({{0, 0}, {1000, 0}}, "highway=unclassified").home({0, 0});
  add_needs(thin, {100, 0}, "health");
  CHECK_FALSE(best_improvement(thin.catalogue(), thin.assess(), 0));
}

TEST_CASE("Who lacks two needs is helped by no single one") {
  DrawnCity city;
  city.way({{0, 0}, {1000, 0}}, "highway=unclassified").home({0, 0});
  add_needs(city, {100, 0}, "food health");
  CHECK_FALSE(best_improvement(city.catalogue(), city.assess(), 0));
}
