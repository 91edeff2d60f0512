// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <map>
#include <random>

#include "drawn_map.hpp"
#include "quarter/city/covered_area.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// Streets every 100 m both ways, each piece a way of its own, as far as `wanted` says of its ends.
template <typename F>
void draw_grid(DrawnMap& map, int side, F wanted) {
  std::map<std::pair<int, int>, std::int64_t> nodes;
  const auto node = [&](int x, int y) {
    auto [at, is_new] = nodes.emplace(std::pair(x, y), 0);
    if (is_new) at->second = map.node(x, y);
    return at->second;
  };
  for (int x = 0; x <= side; x += 100) {
    for (int y = 0; y <= side; y += 100) {
      if (!wanted(x, y)) continue;
      for (const auto& [east, north] : {std::pair(x + 100, y), std::pair(x, y + 100)}) {
        if (east <= side && north <= side && wanted(east, north))
          map.way_of({node(x, y), node(east, north)}, "highway=residential");
      }
    }
  }
}

constexpr auto kAll = [](int, int) { return true; };

}  // namespace

TEST_CASE("What lies within an outline, how far its end is and where a line leaves it") {
  const CoveredArea area({{rectangle(0, 0, 1000, 1000), {rectangle(400, 400, 600, 600)}}});
  CHECK(area.contains(metres(100, 100)));
  CHECK(area.contains(metres(0, 0)));  // the outline itself
  CHECK_FALSE(area.contains(metres(500, 500)));
  CHECK_FALSE(area.contains(metres(1100, 500)));
  CHECK(area.metres_to_end(metres(300, 500)) == Approx(100).margin(0.1));
  CHECK(area.metres_to_end(metres(100, 500)) == Approx(100).margin(0.1));
  CHECK(area.metres_to_end(metres(500, 500)) == 0);
  CHECK(area.ends_on(metres(100, 100), metres(900, 100)).empty());
  const auto through = area.ends_on(metres(0, 500), metres(1000, 500));
  REQUIRE(through.size() == 2);
  CHECK(through[0] == Approx(0.4).margin(1e-4));
  CHECK(through[1] == Approx(0.6).margin(1e-4));
  const auto out = area.ends_on(metres(900, 100), metres(1100, 100));
  REQUIRE(out.size() == 1);
  CHECK(out[0] == Approx(0.5).margin(1e-4));
  CHECK(area.ends_on(metres(0, 0), metres(1000, 0)).empty());  // along the outline
  CHECK_FALSE(CoveredArea().contains(metres(0, 0)));
}

TEST_CASE("In a random outline the end is where the nearest piece of it is") {
  std::mt19937 random(5);
  for (int trial = 0; trial < 20; ++trial) {
    Ring ring;
    std::uniform_real_distribution<double> radius(300, 1000);
    for (int corner = 0; corner < 60; ++corner) {
      const double r = radius(random), angle = corner * 6.283185307179586 / 60;
      ring.push_back(metres(2000 + r * std::cos(angle), 2000 + r * std::sin(angle)));
    }
    ring.push_back(ring.front());
    const CoveredArea area({{ring, {}}});
    for (int i = 0; i < 50; ++i) {
      const LonLat p = random_point(random, box_of(town(900, 900, 3100, 3100)));
      CHECK(area.contains(p) == contains(ring, p));
      if (!area.contains(p)) continue;
      const LocalPlane plane(p);
      double nearest = 1e9;
      for (std::size_t k = 1; k < ring.size(); ++k) {
        const Point2 a = plane.to_plane(ring[k - 1]), b = plane.to_plane(ring[k]);
        const double share = nearest_share({0, 0}, a, b);
        nearest =
            std::min(nearest, std::hypot(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)));
      }
      CHECK(area.metres_to_end(p) == Approx(nearest));
    }
  }
}

TEST_CASE("A stated box that streets fill is covered as it is") {
  DrawnMap map;
  map.set_box(-50, -50, 4050, 4050);
  draw_grid(map, 4000, kAll);
  const MapData data = map.finish();
  CHECK(data.extent.from == Extent::From::box);
  CHECK(data.extent.sure.contains(metres(-40, -40)));
  CHECK(data.findings.counts().count(FindingKind::empty_box) == 0);
}

TEST_CASE("Of a box that a triangle was cut in, the other half is not covered, and is told") {
  DrawnMap map;
  map.set_box(0, 0, 6000, 6000);
  draw_grid(map, 6000, [](int x, int y) { return x + y <= 6000; });
  const MapData data = map.finish();
  CHECK(data.extent.from == Extent::From::part);
  CHECK(data.extent.box_share == Approx(0.5).margin(0.04));
  CHECK(data.findings.counts().at(FindingKind::empty_box) == 1);
  CHECK(data.extent.sure.contains(metres(1000, 1000)));
  CHECK(data.extent.sure.contains(metres(2700, 2700)));
  CHECK_FALSE(data.extent.sure.contains(metres(3050, 3050)));
  CHECK_FALSE(data.extent.sure.contains(metres(5000, 5000)));
}

TEST_CASE("A small box shows the corner that a polygon cut off") {
  DrawnMap map;
  map.set_box(0, 0, 1600, 1600);
  draw_grid(map, 1600, [](int x, int y) { return x + y <= 2200; });
  const MapData data = map.finish();
  CHECK(data.extent.from == Extent::From::part);
  CHECK(data.extent.sure.contains(metres(800, 800)));
  CHECK_FALSE(data.extent.sure.contains(metres(1400, 1400)));
}

TEST_CASE("Fields amid the streets are covered, at the border of a box that is cut they are not") {
  DrawnMap map;
  map.set_box(0, 0, 9000, 9000);
  draw_grid(map, 9000, [](int x, int y) {
    const bool field = x > 2000 && x < 5000 && y > 2000 && y < 5000;
    return !field && y <= 6000;
  });
  const MapData data = map.finish();
  CHECK(data.extent.sure.contains(metres(3500, 3500)));
  CHECK_FALSE(data.extent.sure.contains(metres(3500, 8000)));
}

TEST_CASE("A road or ferry that leads out of a cut does not take the map with it") {
  DrawnMap map;
  draw_grid(map, 3000, kAll);
  map.way({{3000, 1500}, {3400, 1500}, {3900, 1500}, {4400, 1500}}, "highway=residential");
  map.way({{1500, 3000}, {1500, 9000}}, "route=ferry");
  const MapData data = map.finish();
  CHECK(data.extent.from == Extent::From::data);
  CHECK(data.extent.sure.contains(metres(2700, 1500)));
  CHECK_FALSE(data.extent.sure.contains(metres(3400, 1500)));
  CHECK_FALSE(data.extent.sure.contains(metres(1500, 5000)));
  CHECK(area_m2(data.extent.area) < 3200 * 3200);
}

TEST_CASE("Streets far away are told, and change nothing of what a town covers") {
  const auto extent_with = [](std::mt19937* random, std::size_t& far) {
    DrawnMap map;
    draw_grid(map, 1500, kAll);
    for (int i = 0; random != nullptr && i < 3; ++i) {
      std::uniform_real_distribution<double> angle(0, 6.283), distance(12000, 200000);
      const double a = angle(*random), r = distance(*random);
      const double x = r * std::cos(a), y = r * std::sin(a);
      map.way({{x, y}, {x + 70, y}, {x + 70, y + 90}}, "highway=residential");
    }
    MapData data = map.finish();
    far = data.findings.counts()[FindingKind::far_part];
    CHECK(data.extent.far_parts == far);
    return data.extent;
  };
  std::size_t far = 0;
  const Extent alone = extent_with(nullptr, far);
  CHECK(far == 0);
  std::mt19937 random(17);
  for (int trial = 0; trial < 100; ++trial) {
    const Extent with = extent_with(&random, far);
    CHECK(far >= 1);
    REQUIRE(with.area.size() == alone.area.size());
    CHECK(with.area.front().outer == alone.area.front().outer);
    for (const LonLat p : {metres(100, 100), metres(700, 700), metres(1490, 700)})
      CHECK(with.sure.contains(p) == alone.sure.contains(p));
  }
}

TEST_CASE("The sea in a stated box is covered") {
  DrawnMap map;
  map.set_box(0, 0, 8000, 4000);
  draw_grid(map, 4000, kAll);
  map.way({{4100, -500}, {4100, 4500}}, "natural=coastline");
  const MapData data = map.finish();
  CHECK(data.extent.from == Extent::From::box);
  CHECK(data.extent.sure.contains(metres(7000, 2000)));
}

TEST_CASE("What somebody knows of the cut counts instead of what is found out") {
  DrawnMap map;
  map.set_covers(town(500, 500, 1500, 1500));
  draw_grid(map, 3000, kAll);
  const MapData data = map.finish();
  CHECK(data.extent.from == Extent::From::file);
  CHECK(data.extent.sure.contains(metres(600, 600)));
  CHECK_FALSE(data.extent.sure.contains(metres(400, 600)));
}
