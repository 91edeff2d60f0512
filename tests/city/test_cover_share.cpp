// SPDX-License-Identifier: Apache-2.0
// How much of one area another covers.
#include "quarter/city/cover_share.hpp"

#include <algorithm>
#include <random>

#include "drawn_area.hpp"
#include "support/catch.hpp"

using namespace quarter;

TEST_CASE(
    "What lies within is covered in whole, what lies across in part, what touches not at all") {
  const CoverShare cover(town(0, 0, 200, 200));
  CHECK(cover.of(town(50, 50, 150, 150)) == 1);
  CHECK(cover.of(town(0, 0, 200, 200)) == 1);
  CHECK(cover.of(town(100, 0, 300, 200)) == Approx(0.5).margin(1e-4));
  CHECK(cover.of(town(200, 0, 400, 200)) == 0);  // a common edge has no area
  CHECK(cover.of(town(500, 0, 600, 100)) == 0);
  CHECK(cover.of(MultiPolygon{}) == 0);
}

TEST_CASE("A hole of the area covers nothing") {
  MultiPolygon area = town(0, 0, 200, 200);
  area[0].holes.push_back(rectangle(50, 50, 150, 150));
  CHECK(CoverShare(area).of(town(0, 0, 200, 200)) == Approx(0.75).margin(1e-4));
  CHECK(CoverShare(area).of(town(60, 60, 140, 140)) == 0);
}

TEST_CASE("A zone without an outline is covered where its middle is") {
  const auto zones = point_zones({metres(100, 100), metres(300, 100)});
  const CoverShare cover(town(0, 0, 200, 200));
  CHECK(cover.of(*zones, 0) == 1);
  CHECK(cover.of(*zones, 1) == 0);
}

TEST_CASE("Shares by the parts of an area add up, and are those of the sides' lengths") {
  std::mt19937 random(3);
  const auto number = [&](int most) { return static_cast<double>(random() % most); };
  for (int i = 0; i < 300; ++i) {
    const double west = number(300), south = number(300);
    const double east = west + 10 + number(300), north = south + 10 + number(300);
    const MultiPolygon place = town(west, south, east, north);
    const double left = CoverShare(town(0, 0, 250, 700)).of(place);
    const double right = CoverShare(town(250, 0, 700, 700)).of(place);
    REQUIRE(left + right == Approx(1).margin(1e-4));
    const double wanted = std::clamp(250 - west, 0.0, east - west) / (east - west);
    REQUIRE(left == Approx(wanted).margin(1e-3));
  }
}
