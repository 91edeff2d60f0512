// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <numbers>
#include <random>

#include "drawn_map.hpp"
#include "quarter/city/coast.hpp"
#include "support/catch.hpp"

using namespace quarter;

TEST_CASE("Land lies to the left of a coastline and sea to its right") {
  const Coast north_going(streets({street({{0, 0}, {0, 1000}})}));
  CHECK(north_going.any());
  CHECK_FALSE(north_going.is_sea(metres(-100, 500)));
  CHECK(north_going.is_sea(metres(100, 500)));
  const Coast south_going(streets({street({{0, 1000}, {0, 0}})}));
  CHECK(south_going.is_sea(metres(-100, 500)));
  CHECK_FALSE(south_going.is_sea(metres(100, 500)));
}

TEST_CASE("Without a coastline there is no sea") {
  const Coast inland{LineSet{}};
  CHECK_FALSE(inland.any());
  CHECK_FALSE(inland.is_sea(metres(0, 0)));
}

TEST_CASE("A coast that the extract cut decides beyond its ends too") {
  const Coast coast(streets({street({{0, 0}, {0, 1000}})}));
  CHECK(coast.is_sea(metres(10, 5000)));
  CHECK_FALSE(coast.is_sea(metres(-10, -5000)));
}

TEST_CASE("At a cape and in a bay the corner itself is nearest, and its two sides agree") {
  // Northwards to the corner, then back: land in the narrow wedge on the left, or all but it.
  for (const double turn : {-10.0, 10.0}) {
    const Coast coast(streets({street({{0, 0}, {0, 1000}, {turn, 0}})}));
    const bool cape = turn < 0;  // the left of the way up is the wedge
    for (const double east : {-40.0, -1.0, 0.0, 1.0, 40.0}) {
      CAPTURE(turn, east);
      CHECK(coast.is_sea(metres(east, 1050)) == cape);
    }
    CHECK(coast.is_sea(metres(turn / 2, 300)) != cape);
  }
}

TEST_CASE("A corner where one way ends and the next begins is a corner like others") {
  const Coast one(streets({street({{0, 0}, {0, 1000}, {-500, 0}})}));
  const Coast two(streets({street({{0, 1000}, {-500, 0}}), street({{0, 0}, {0, 1000}})}));
  std::mt19937 random(7);
  for (int i = 0; i < 500; ++i) {
    const LonLat p = random_point(random, box_of(town(-900, -400, 900, 1400)));
    CHECK(one.is_sea(p) == two.is_sea(p));
  }
}

TEST_CASE("Around an island is sea and within it land, in 40 islands of random shape") {
  std::mt19937 random(11);
  for (int trial = 0; trial < 40; ++trial) {
    std::uniform_real_distribution<double> radius(200, 1000);
    Ring shore;
    for (int corner = 0; corner < 24; ++corner) {
      const double angle = corner * std::numbers::pi / 12;
      const double r = radius(random);
      shore.push_back(metres(r * std::cos(angle), r * std::sin(angle)));
    }
    shore.push_back(shore.front());
    LineSet lines;
    lines.add(shore);
    const Coast coast(lines);
    for (int i = 0; i < 50; ++i) {
      const LonLat p = random_point(random, box_of(town(-1200, -1200, 1200, 1200)));
      CAPTURE(trial, i);
      CHECK(coast.is_sea(p) != contains(shore, p));
    }
  }
}

TEST_CASE("In a box cut from a coast every position has the side it has in the whole") {
  // A coast that winds from west to east, land to the north of it.
  std::mt19937 random(13);
  for (int trial = 0; trial < 20; ++trial) {
    Line shore;
    for (int east = -5000; east <= 5000; east += 250)
      shore.push_back(metres(east, std::uniform_real_distribution<double>(-900, 900)(random)));
    LineSet cut;
    for (std::size_t k = 1; k < shore.size(); ++k) {
      Box piece;
      piece.extend(shore[k - 1]);
      piece.extend(shore[k]);
      if (piece.overlaps(box_of(town(-2000, -1000, 2000, 1000))))
        cut.add(std::span(shore).subspan(k - 1, 2));
    }
    LineSet whole;
    whole.add(shore);
    const Coast part(cut), all(whole);
    for (int i = 0; i < 100; ++i) {
      const LonLat p = random_point(random, box_of(town(-1900, -1000, 1900, 1000)));
      CHECK(part.is_sea(p) == all.is_sea(p));
    }
  }
}

TEST_CASE("The map keeps its coastlines in their direction, and does not bridge what is missing") {
  DrawnMap map;
  map.way({{0, 0}, {0, 500}, {0, 1000}}, "natural=coastline");
  const std::int64_t a = map.node(2000, 0), b = map.node(2000, 100);
  const std::int64_t c = map.node(2500, 900), d = map.node(2500, 1000);
  map.way_of({a, b, 999999, c, d}, "natural=coastline");
  map.box(5000, 0, 5100, 100, "natural=coastline");
  map.way({{0, 50}, {50, 50}}, "highway=residential");
  const MapData data = map.finish();
  REQUIRE(data.coastlines.size() == 4);
  CHECK(data.coastlines[0].size() == 3);
  CHECK(data.coastlines[0].front() == metres(0, 0));
  CHECK(data.coastlines[1].back() == metres(2000, 100));
  CHECK(data.coastlines[2].front() == metres(2500, 900));
  CHECK(data.coastlines[3].size() == 5);
}

TEST_CASE("A coast far away does not change which of two near ones decides") {
  // 100 m to the east a coast with its sea here, 105 m to the north one with its land here.
  const LonLat here = LonLat::from_degrees(10, 60);
  const LocalPlane plane(here);
  const auto line = [&](Point2 a, Point2 b) {
    return Line{plane.to_lonlat(a), plane.to_lonlat(b)};
  };
  LineSet near;
  near.add(line({100, 500}, {100, -500}));
  near.add(line({500, 105}, {-500, 105}));
  LineSet all = near;
  all.add(Line{LonLat::from_degrees(10, 0), LonLat::from_degrees(10.01, 0)});
  CHECK(Coast(near).is_sea(here) == Coast(all).is_sea(here));
  CHECK(Coast(near).view(here).metres == Coast(all).view(here).metres);
  CHECK(Coast(near).view(here).metres == Approx(100).epsilon(1e-3));
}
