// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <random>

#include "drawn_area.hpp"
#include "quarter/city/coast.hpp"
#include "sea_within.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

const Box& square_km() {
  static const Box box = box_of(town(0, 0, 1000, 1000));
  return box;
}

MultiPolygon sea_of(const std::vector<Line>& coast, const std::vector<LonLat>& ashore = {}) {
  return sea_within(streets(coast), square_km(), ashore, 0.5);
}

}  // namespace

TEST_CASE(
    "A coast that leaves the box on both sides parts it: land on its left, sea on its right") {
  const MultiPolygon sea = sea_of({street({{400, -500}, {400, 1500}})});
  CHECK(area_m2(sea) == Approx(600.0 * 1000).epsilon(0.01));
  CHECK(contains(sea, metres(700, 500)));
  CHECK_FALSE(contains(sea, metres(200, 500)));
}

TEST_CASE("A coast that ends within the box is led on to its edge") {
  const MultiPolygon sea = sea_of({street({{400, 100}, {400, 950}})});
  CHECK(contains(sea, metres(700, 500)));
  CHECK(contains(sea, metres(950, 50)));
  CHECK_FALSE(contains(sea, metres(200, 500)));
}

TEST_CASE("Pieces of a coast need not follow one another in the file") {
  const MultiPolygon sea =
      sea_of({street({{400, 600}, {450, 1500}}), street({{400, -500}, {400, 200}}),
              street({{400, 200}, {400, 600}})});
  CHECK(contains(sea, metres(700, 500)));
  CHECK_FALSE(contains(sea, metres(200, 500)));
}

TEST_CASE("Islands lie in the sea, and a bay leads into the land") {
  const Line shore = street({{200, -500}, {200, 500}, {100, 550}, {200, 600}, {200, 1500}});
  const Line island = ring({{600, 400}, {800, 400}, {800, 600}, {600, 600}});
  const MultiPolygon sea = sea_of({shore, island});
  CHECK(contains(sea, metres(400, 500)));
  CHECK(contains(sea, metres(160, 550)));
  CHECK_FALSE(contains(sea, metres(700, 500)));
  CHECK_FALSE(contains(sea, metres(50, 550)));
}

TEST_CASE("Without a coast in the box there is no sea") {
  CHECK(sea_of({}).empty());
  CHECK(sea_of({street({{5000, 0}, {5000, 1000}})}).empty());
}

TEST_CASE("A coast that would put most streets to sea is not believed") {
  std::vector<LonLat> ashore;
  for (int i = 0; i < 100; ++i)
    ashore.push_back(metres(10 * i, 100));
  const Line islet = ring({{600, 600}, {640, 600}, {640, 640}, {600, 640}});
  CHECK(sea_of({islet}, ashore).empty());
  CHECK_FALSE(sea_of({islet}).empty());
}

TEST_CASE("Coasts that cross themselves, come twice or stand still do no harm") {
  const Line eight = street({{100, 100}, {500, 500}, {500, 100}, {100, 500}, {100, 100}});
  const Line still = street({{700, 700}, {700, 700}});
  const Line shore = street({{900, 1500}, {900, -500}});
  const MultiPolygon sea = sea_of({eight, still, shore, shore});
  CHECK(area_m2(sea) <= 1.001e6);
  CHECK_FALSE(contains(sea, metres(950, 500)));
}

TEST_CASE("What is sea by 40 random coasts is sea by the nearest of each, but beside their ends") {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> wobble(-40, 40);
  for (int trial = 0; trial < 40; ++trial) {
    Line shore;
    for (int i = -2; i <= 12; ++i)
      shore.push_back(metres(500 + wobble(random), 100 * i));
    const MultiPolygon sea = sea_of({shore});
    const Coast coast(streets({shore}));
    for (int i = 0; i < 50; ++i) {
      const LonLat p = random_point(random, square_km());
      if (coast.view(p).metres < 2) continue;
      CAPTURE(trial, i);
      CHECK(contains(sea, p) == coast.is_sea(p));
    }
  }
}
