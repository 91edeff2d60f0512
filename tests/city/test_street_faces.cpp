// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <random>

#include "../../src/city/geos.hpp"
#include "../../src/city/street_faces.hpp"
#include "city/drawn_area.hpp"
#include "quarter/catalogue/homes.hpp"
#include "quarter/city/block.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// Blocks of any size, uncut.
constexpr double kHuge = 1e12;
/// Each crossing on the outline is rounded to a unit, which bends the outline a little.
constexpr double kRounding = 1e-5;
BlockRules uncut() {
  return {.edges = {}, .max_area_m2 = kHuge, .min_area_m2 = 0, .min_width_m = 0};
}

/// The faces streets make, but for slivers: what blocks are parts of.
std::vector<Block> blocks_of(const std::vector<Line>& lines, const MultiPolygon& area,
                             const BlockRules& rules = uncut()) {
  std::vector<Block> blocks;
  for (StreetFace& face : street_faces(streets(lines), {}, area)) {
    if (is_sliver(face, rules)) continue;
    blocks.push_back({{}, {}, face.area_m2});
    blocks.back().outline.push_back(std::move(face.outline));
  }
  return blocks;
}

double sum_of_areas(const std::vector<Block>& blocks) {
  double sum = 0;
  for (const Block& block : blocks)
    sum += block.area_m2;
  return sum;
}

/// Square metres, equal within 3 m² and one in a thousand: drawings are rounded to units of about a
/// centimetre.
struct Area {
  double m2;
  bool operator==(const Area& other) const {
    return std::abs(m2 - other.m2) <= 3 + 1e-3 * std::abs(m2);
  }
  friend std::ostream& operator<<(std::ostream& out, const Area& area) { return out << area.m2; }
};

/// Areas of the blocks, the smallest first.
std::vector<Area> areas_of(const std::vector<Block>& blocks) {
  std::vector<Area> areas;
  for (const Block& block : blocks)
    areas.push_back({block.area_m2});
  std::sort(areas.begin(), areas.end(), [](Area a, Area b) { return a.m2 < b.m2; });
  return areas;
}

/// What a drawing of so many square metres measures on the ellipsoid: it is flatter than the sphere
/// of the drawing's plane.
Area on_ground(double square_metres) {
  return {square_metres * area_m2(rectangle(0, 0, 1000, 1000)) / 1e6};
}

bool is_simple(const Ring& ring) {
  Ring points(ring.begin() + 1, ring.end());
  std::sort(points.begin(), points.end());
  return std::adjacent_find(points.begin(), points.end()) == points.end();
}

void check_rings(const Block& block) {
  for (const Polygon& polygon : block.outline) {
    CHECK(signed_area_m2(polygon.outer) > 0);
    for (const Ring& hole : polygon.holes)
      CHECK(signed_area_m2(hole) < 0);
    std::vector<Ring> rings = polygon.holes;
    rings.push_back(polygon.outer);
    for (const Ring& ring : rings) {
      CHECK(ring.front() == ring.back());
      CHECK(ring.front() == *std::min_element(ring.begin(), ring.end()));
      CHECK(is_simple(ring));
    }
  }
}

/// Lines that cross, touch, repeat, run along one another and stick out, as many as asked for.
std::vector<Line> line_soup(std::mt19937& random, const Box& box, int count) {
  std::vector<Line> lines;
  for (int i = 0; i < count; ++i) {
    Line line;
    const int points = 1 + static_cast<int>(random() % 5);
    for (int j = 0; j < points; ++j)
      line.push_back(random_point(random, box));
    if (!lines.empty() && random() % 3 == 0) line.push_back(lines[random() % lines.size()].front());
    if (!lines.empty() && random() % 8 == 0) line = lines[random() % lines.size()];
    lines.push_back(line);
  }
  return lines;
}

/// No two blocks overlap, and together they are as large as the area.
void check_cover(const std::vector<Block>& blocks, const MultiPolygon& area) {
  CHECK(sum_of_areas(blocks) == Approx(area_m2(area)).epsilon(kRounding).margin(1e-3));
  std::vector<geos::Geometry> outlines;
  for (const Block& block : blocks) {
    check_rings(block);
    outlines.push_back(geos::polygon(block.outline.front()));
    CHECK(geos::answer(GEOSisValid_r(geos::context(), outlines.back().get())));
  }
  int overlaps = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Box box = box_of(blocks[i].outline);
    for (std::size_t j = 0; j < i; ++j) {
      if (!box.overlaps(box_of(blocks[j].outline))) continue;
      const char inside_meet[] = "T********";
      overlaps += geos::answer(
          GEOSRelatePattern_r(geos::context(), outlines[i].get(), outlines[j].get(), inside_meet));
    }
  }
  CHECK(overlaps == 0);
}

}  // namespace

TEST_CASE("Two streets that cross without a common node cut a town into four faces") {
  //   +----|-----+
  //   -----|------
  //   +----|-----+
  const std::vector<Block> blocks = blocks_of(
      {street({{-50, 100}, {350, 100}}), street({{100, -50}, {100, 250}})}, town(0, 0, 300, 200));
  CHECK(areas_of(blocks) ==
        std::vector{on_ground(10000), on_ground(10000), on_ground(20000), on_ground(20000)});
}

TEST_CASE("A town without streets is one face, an empty area has none") {
  CHECK(areas_of(blocks_of({}, town(0, 0, 300, 200))) == std::vector{on_ground(60000)});
  CHECK(blocks_of({street({{0, 0}, {9, 9}})}, {}).empty());
}

TEST_CASE("Dead ends, bridges to nowhere, empty lines and lines far away bound nothing") {
  const std::vector<Line> lines{street({{0, 50}, {100, 50}, {150, 80}}),
                                street({{100, 50}, {100, 20}}),
                                street({{200, 20}, {250, 20}, {250, 60}}),
                                street({{200, 100}, {200, 100}}),
                                street({{200, 100}}),
                                {},
                                street({{90000, 0}, {90000, 9000}}),
                                Line{LonLat{}, metres(10, 10)}};
  CHECK(areas_of(blocks_of(lines, town(0, 0, 300, 200))) == std::vector{on_ground(60000)});
}

TEST_CASE("A ring street is a block of its own and a hole in the block around it") {
  const Line loop = street({{100, 50}, {200, 50}, {200, 150}, {100, 150}, {100, 50}});
  const Line in_loop = street({{140, 90}, {160, 90}, {160, 110}, {140, 110}, {140, 90}});
  const Line joint = street({{0, 100}, {100, 100}});
  const bool joined = GENERATE(false, true);
  std::vector<Line> lines{loop, in_loop};
  if (joined) lines.push_back(joint);
  const std::vector<Block> blocks = blocks_of(lines, town(0, 0, 300, 200));
  CHECK(areas_of(blocks) == std::vector{on_ground(20 * 20), on_ground(100 * 100 - 20 * 20),
                                        on_ground(300 * 200 - 100 * 100)});
  for (const Block& block : blocks)
    check_rings(block);
}

TEST_CASE("A ring street that touches the outline in one point is a hole there") {
  const Line loop = street({{0, 100}, {50, 50}, {100, 100}, {50, 150}, {0, 100}});
  const Line next_loop = street({{100, 100}, {150, 50}, {200, 100}, {150, 150}, {100, 100}});
  const std::vector<Block> blocks = blocks_of({loop, next_loop}, town(0, 0, 300, 200));
  CHECK(areas_of(blocks) ==
        std::vector{on_ground(5000), on_ground(5000), on_ground(300 * 200 - 2 * 5000)});
  for (const Block& block : blocks)
    check_rings(block);
}

TEST_CASE("Holes of the study area and the gap between its parts hold no block") {
  MultiPolygon area = town(0, 0, 300, 300);
  area.front().holes.push_back(rectangle(100, 100, 200, 200));
  area.push_back({rectangle(400, 0, 500, 300), {}});
  const std::vector<Block> blocks = blocks_of({street({{-50, 150}, {550, 150}})}, area);
  CHECK(areas_of(blocks) ==
        std::vector{on_ground(15000), on_ground(15000), on_ground(40000), on_ground(40000)});
}

TEST_CASE("Parts of the study area that overlap or share a side are covered once") {
  MultiPolygon area = town(0, 0, 200, 200);
  area.push_back({rectangle(100, 0, 300, 200), {}});
  area.push_back({rectangle(300, 0, 400, 200), {}});
  CHECK(sum_of_areas(blocks_of({}, area)) == Approx(area_m2(town(0, 0, 400, 200))));
}

TEST_CASE("The direction of the study area's rings does not matter") {
  MultiPolygon area = town(0, 0, 300, 300);
  area.front().holes.push_back(rectangle(100, 100, 200, 200));
  std::reverse(area.front().outer.begin(), area.front().outer.end());
  CHECK(areas_of(blocks_of({}, area)) == std::vector{on_ground(80000)});
}

TEST_CASE("Blocks of any lines cover the study area once") {
  std::mt19937 random(GENERATE(range(1U, 13U)));
  // From a few units wide, where each crossing is rounded into another line, to a town.
  const std::int32_t size = 20 << (random() % 16);
  const Box outer{{-size / 4, -size / 4}, {size + size / 4, size + size / 4}};
  const MultiPolygon area{
      {{{0, 0}, {size, 0}, {size, size / 2}, {size / 2, size}, {0, size}, {0, 0}}, {}}};
  const std::vector<Block> blocks = blocks_of(line_soup(random, outer, 60), area);
  check_cover(blocks, area);
}

TEST_CASE("Streets at the edges of the globe bound blocks there") {
  const std::int32_t east = 1800000000;
  const std::int32_t north = 900000000;
  const std::int32_t d = 100000;
  const auto square = [](LonLat a, LonLat b) {
    return Polygon{{a, {b.x, a.y}, b, {a.x, b.y}, a}, {}};
  };
  const MultiPolygon area{square({east - d, north - d}, {east, north}),
                          square({-east, 0}, {d - east, d})};
  const std::vector<Line> lines{{{east - d, north - d / 2}, {east, north - d / 2}},
                                {{-east, d / 2}, {d - east, d / 2}},
                                {{-east, -north}, {-east, north}, {east, north}},
                                {{-east, d / 2}, {east, d / 2}}};
  const std::vector<Block> blocks = blocks_of(lines, area);
  CHECK(blocks.size() == 4);
  check_cover(blocks, area);
}

TEST_CASE("An outline that crosses itself or has no inside is taken for what it covers") {
  const MultiPolygon bow{{ring({{0, 0}, {200, 200}, {200, 0}, {0, 200}}), {}}};
  CHECK(areas_of(blocks_of({}, bow)) == std::vector{on_ground(10000), on_ground(10000)});
  CHECK(blocks_of({}, {{ring({{0, 0}, {200, 200}}), {}}}).empty());
  CHECK(blocks_of({}, {{{metres(0, 0)}, {}}}).empty());
}

TEST_CASE("The strip between two carriageways is no block, the blocks beside it are") {
  const std::vector<Line> lines{street({{-9, 100}, {900, 100}}), street({{-9, 108}, {900, 108}})};
  BlockRules rules = uncut();
  CHECK(blocks_of(lines, town(0, 0, 800, 200), rules).size() == 3);
  rules.min_width_m = 12;
  CHECK(areas_of(blocks_of(lines, town(0, 0, 800, 200), rules)) ==
        std::vector{on_ground(800 * 92), on_ground(800 * 100)});
}

TEST_CASE("Streets that all cross one another without nodes are refused, not made into faces") {
  std::vector<Line> lines;
  for (int i = 0; i < 400; ++i) {
    lines.push_back({metres(0, 2.5 * i), metres(1000, 2.5 * i)});
    lines.push_back({metres(2.5 * i, 0), metres(2.5 * i, 1000)});
  }
  CHECK_THROWS_WITH(street_faces(streets(lines), {}, town(0, 0, 1000, 1000)),
                    Catch::Matchers::Contains("cross one another without a common node"));
}
