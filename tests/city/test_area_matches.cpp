// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/area_matches.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// A box from so many hundred units east and north of the equator at 0.3° E.
MultiPolygon box(int west, int south, int east, int north) {
  const auto at = [](int x, int y) { return LonLat{3000000 + x * 10000, y * 10000}; };
  return {
      {{at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)}, {}}};
}

}  // namespace

TEST_CASE("An area finds its own outline, wherever it stands in the list") {
  const std::vector<MultiPolygon> before{box(0, 0, 1, 1), box(1, 0, 2, 1), box(2, 0, 3, 1)};
  const std::vector<MultiPolygon> after{before[2], before[0]};
  const auto matches = match_areas(after, before);
  REQUIRE(matches.size() == 2);
  CHECK(matches[0].other == 2);
  CHECK(matches[0].likeness == 1);
  CHECK(matches[1].other == 0);
}

TEST_CASE("Of a block that a new street cuts, each piece lies in it wholly") {
  const auto matches = match_areas({box(0, 0, 1, 4), box(1, 0, 4, 4)}, {box(0, 0, 4, 4)});
  for (const AreaMatch& match : matches) {
    CHECK(match.other == 0);
    CHECK(match.covered == Approx(1));
  }
  CHECK(matches[0].likeness == Approx(1.0 / 4).epsilon(1e-6));
  CHECK(matches[1].likeness == Approx(3.0 / 4).epsilon(1e-6));
}

TEST_CASE("An outline that moved a little is like itself") {
  const auto matches =
      match_areas({box(0, 0, 100, 99)}, {box(0, 0, 100, 100), box(0, 100, 9, 200)});
  CHECK(matches[0].other == 0);
  CHECK(matches[0].covered == Approx(1));
  CHECK(matches[0].likeness == Approx(0.99).epsilon(1e-4));
}

TEST_CASE("Areas that touch share no ground") {
  const auto matches = match_areas({box(0, 0, 1, 1)}, {box(1, 0, 2, 1), box(5, 5, 6, 6)});
  CHECK(matches[0].other == kNone);
  CHECK(matches[0].likeness == 0);
  CHECK(match_areas({}, {}).empty());
}
