// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include "../../src/city/geos.hpp"
#include "city/drawn_area.hpp"
#include "quarter/base/parallel.hpp"
#include "quarter/city/block.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

AreaIndex index_of(const std::vector<MultiPolygon>& areas) {
  std::vector<const MultiPolygon*> pointers;
  for (const MultiPolygon& area : areas)
    pointers.push_back(&area);
  return AreaIndex(pointers);
}

/// A star with so many corners, whose edges are long and steep.
Ring star(LonLat centre, double radius, int corners) {
  Ring points;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * i / corners;
    const double r = i % 2 == 0 ? radius : radius / 3;
    points.push_back({centre.x + static_cast<std::int32_t>(r * std::cos(angle)),
                      centre.y + static_cast<std::int32_t>(r * std::sin(angle))});
  }
  points.push_back(points.front());
  return points;
}

std::uint32_t first_by_looking(const std::vector<MultiPolygon>& areas, LonLat p) {
  for (std::uint32_t i = 0; i < areas.size(); ++i) {
    if (contains(areas[i], p)) return i;
  }
  return kNone;
}

}  // namespace

TEST_CASE("The index finds the area around a point, or none") {
  const AreaIndex index = index_of({town(0, 0, 100, 100), town(200, 0, 300, 100)});
  CHECK(index.find(metres(50, 50)) == 0);
  CHECK(index.find(metres(250, 50)) == 1);
  CHECK(index.find(metres(150, 50)) == kNone);
  CHECK(index.find(LonLat{}) == kNone);
}

TEST_CASE("An index of nothing finds nothing") {
  CHECK(index_of({}).find(metres(0, 0)) == kNone);
  CHECK(index_of({MultiPolygon{}, MultiPolygon{Polygon{}}}).find(metres(0, 0)) == kNone);
}

TEST_CASE("On a common border and where areas overlap the first area wins") {
  const std::vector<MultiPolygon> areas{town(100, 0, 200, 100), town(0, 0, 100, 100),
                                        town(0, 50, 200, 100)};
  const AreaIndex index = index_of(areas);
  CHECK(index.find(metres(100, 20)) == 0);
  CHECK(index.find(metres(100, 0)) == 0);
  CHECK(index.find(metres(0, 100)) == 1);
  CHECK(index.find(metres(50, 70)) == 1);
}

TEST_CASE("The whole outline belongs to an area, the inside of its holes does not") {
  MultiPolygon area = town(0, 0, 300, 300);
  area.front().holes.push_back(rectangle(100, 100, 200, 200));
  const AreaIndex index = index_of({area});
  for (const LonLat corner : area.front().outer)
    CHECK(index.find(corner) == 0);
  for (const LonLat corner : area.front().holes.front())
    CHECK(index.find(corner) == 0);
  const LonLat west = metres(0, 0);
  CHECK(index.find({west.x, metres(0, 77).y}) == 0);
  CHECK(index.find({west.x - 1, metres(0, 77).y}) == kNone);
  CHECK(index.find(metres(150, 150)) == kNone);
}

TEST_CASE("The index agrees with looking at one area after the other") {
  std::mt19937 random(GENERATE(range(1U, 5U)));
  const Box box{{-1000000, 500000}, {1000000, 2500000}};
  std::vector<MultiPolygon> areas;
  for (int i = 0; i < 60; ++i) {
    const double radius = 20000 + static_cast<double>(random() % 300000);
    areas.push_back(
        {{star(random_point(random, box), radius, 6 + 2 * static_cast<int>(random() % 400)), {}},
         {star(random_point(random, box), radius / 2, 8), {}}});
  }
  const AreaIndex index = index_of(areas);
  std::vector<LonLat> points;
  for (int i = 0; i < 20000; ++i)
    points.push_back(random_point(random, box));
  std::vector<std::uint32_t> found(points.size());
  parallel_ranges(points.size(), 100, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      found[i] = index.find(points[i]);
  });
  // contains() may put a point on an outline either way, and rounds.
  std::size_t different = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    different += found[i] != first_by_looking(areas, points[i]);
  }
  CHECK(different <= 2);
  CHECK(std::count(found.begin(), found.end(), kNone) > 0);
}

TEST_CASE("The index agrees with GEOS on outlines, level or steep, that cross themselves or not") {
  std::mt19937 random(GENERATE(range(1U, 9U)));
  const auto any = [&] { return static_cast<std::int32_t>(random() % 12); };
  for (int round = 0; round < 60; ++round) {
    Polygon polygon;
    for (std::size_t corners = 1 + random() % 9; corners > 0; --corners)
      polygon.outer.push_back({any(), any()});
    polygon.outer.push_back(polygon.outer.front());
    const geos::Geometry drawn = geos::polygon(polygon);
    const geos::Prepared prepared = geos::prepare(drawn);
    const AreaIndex index = index_of({{polygon}});
    for (LonLat p{-1, -1}; p.y <= 12; p.x == 12 ? p = {-1, p.y + 1} : p = {p.x + 1, p.y}) {
      const geos::Geometry point = geos::point(p.x, p.y);
      const bool in =
          geos::answer(GEOSPreparedIntersects_r(geos::context(), prepared.get(), point.get()));
      CHECK((index.find(p) == 0) == in);
    }
  }
}

TEST_CASE("An index can be moved") {
  AreaIndex index = index_of({town(0, 0, 100, 100)});
  AreaIndex other = index_of({});
  other = std::move(index);
  CHECK(other.find(metres(50, 50)) == 0);
}
