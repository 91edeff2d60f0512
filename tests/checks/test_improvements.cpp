// SPDX-License-Identifier: Apache-2.0
#include "quarter/checks/improvements.hpp"

#include "drawn_city.hpp"
#include "quarter/base/lonlat.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/services.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// One straight street, homes along it every 50 m.
void add_row(DrawnCity& city, double from, double to) {
  city.way({{from - 100, 0}, {to + 100, 0}}, "highway=unclassified");
  for (double east = from; east <= to; east += 50)
    city.home({east, 0});
}

std::vector<Improvement> found(DrawnCity& city, std::size_t scope = 0) {
  Assessment all = city.assess();
  find_improvements(city.catalogue(), city.context().times, all);
  return all.improvements.at(scope);
}

std::string need_of(DrawnCity& city, const Improvement& improvement) {
  return city.catalogue().categories[improvement.category].id;
}

double weight_of(DrawnCity& city) {
  return city.assess().city.weight;
}

}  // namespace

TEST_CASE("A place of the one need that is missing completes the lives of all around it") {
  DrawnCity city;
  add_row(city, 0, 500);
  add_needs(city, {100, 0}, "health");
  const auto best = found(city);
  REQUIRE(best.size() == 1);
  CHECK(need_of(city, best[0]) == "health");
  CHECK(best[0].weight == Approx(weight_of(city)));
  CHECK(best[0].completes == Approx(weight_of(city)));
  CHECK(best[0].block == 0);
}

TEST_CASE("Who lacks two needs gains one of them, and is not complete by it") {
  DrawnCity city;
  add_row(city, 0, 500);
  add_needs(city, {100, 0}, "food health");
  const auto best = found(city);
  REQUIRE(best.size() == 2);
  for (const Improvement& improvement : best) {
    CHECK(improvement.weight == Approx(weight_of(city)));
    CHECK(improvement.completes == 0);
  }
  CHECK(need_of(city, best[0]) != need_of(city, best[1]));
}

TEST_CASE("Only those gain who get there in time, and the spot with most of them comes first") {
  DrawnCity city;
  add_row(city, -3000, 3000);
  for (double east = 2000; east < 2300; east += 30)
    city.home({east, 15});
  add_needs(city, {0, 0}, "health");
  add_needs(city, {-2600, 0}, "health");
  add_needs(city, {2600, 0}, "health");
  const auto best = found(city);
  REQUIRE(best.size() == 3);
  CHECK(best[0].weight < 0.6 * weight_of(city));
  CHECK(best[0].weight >= best[1].weight);
  CHECK(best[0].weight + best[1].weight + best[2].weight <= 1.0001 * weight_of(city));
  CHECK(std::abs(DrawnCity::lonlat({2150, 0}).lon() - best[0].where.lon()) < 0.02);
  CHECK(distance_m(best[0].where, best[1].where) > 400);
}

TEST_CASE("What a new place is said to bring, it brings") {
  DrawnCity before;
  add_row(before, -1500, 1500);
  add_needs(before, {0, 0}, "health");
  const auto best = found(before);
  REQUIRE_FALSE(best.empty());
  DrawnCity after;
  add_row(after, -1500, 1500);
  add_needs(after, {0, 0}, "health");
  const LonLat zero = DrawnCity::lonlat({0, 0});
  const double east =
      (best[0].where.lon() - zero.lon()) / (DrawnCity::lonlat({1000, 0}).lon() - zero.lon()) * 1000;
  after.node({east, 0}, "amenity=clinic");
  const auto have = [](DrawnCity& city) {
    const Assessment& all = city.assess();
    for (std::size_t row = 0; row < all.rows.size(); ++row) {
      if (all.rows[row].column == "check_3_1_health") return all.city.share(row).yes;
    }
    return -1.0;
  };
  CHECK(have(after) - have(before) == Approx(best[0].weight));
}

TEST_CASE("Nothing is proposed where nothing is lacking, nor for what the map cannot tell") {
  DrawnCity complete;
  add_row(complete, 0, 500);
  add_needs(complete, {100, 0}, "");
  CHECK(found(complete).empty());
  DrawnCity thin;  // more than 500 m of street for its one home
  thin.way({{0, 0}, {1000, 0}}, "highway=unclassified").home({0, 0});
  add_needs(thin, {100, 0}, "health");
  CHECK(found(thin).empty());
}
