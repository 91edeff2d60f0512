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
