// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <random>

#include "../../src/city/geos.hpp"
#include "city/drawn_area.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/parallel.hpp"
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

std::vector<Block> blocks_of(const std::vector<Line>& lines, const MultiPolygon& area,
                             const BlockRules& rules = uncut()) {
  Findings findings;
  return street_blocks(streets(lines), area, rules, findings);
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

bool same(const std::vector<Block>& a, const std::vector<Block>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Block& p, const Block& q) {
    const auto same_polygon = [](const Polygon& s, const Polygon& t) {
      return s.outer == t.outer && s.holes == t.holes;
    };
    return p.id == q.id && p.area_m2 == q.area_m2 &&
           std::equal(p.outline.begin(), p.outline.end(), q.outline.begin(), q.outline.end(),
                      same_polygon);
  });
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

TEST_CASE("Two streets that cross without a common node cut a town into four blocks") {
  //   +----|-----+
  //   -----|------
  //   +----|-----+
  const std::vector<Block> blocks = blocks_of(
      {street({{-50, 100}, {350, 100}}), street({{100, -50}, {100, 250}})}, town(0, 0, 300, 200));
  CHECK(areas_of(blocks) ==
        std::vector{on_ground(10000), on_ground(10000), on_ground(20000), on_ground(20000)});
  std::vector<std::string> ids;
  for (const Block& block : blocks)
    ids.push_back(block.id);
  CHECK(ids == std::vector<std::string>{"b1", "b2", "b3", "b4"});
}

TEST_CASE("A town without streets is one block, an empty area has none") {
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

TEST_CASE("A sliver between streets is dropped and counted where it is") {
  const BlockRules rules{.edges = {}, .max_area_m2 = kHuge, .min_area_m2 = 200};
  const std::vector<Line> lines{street({{0, 100}, {300, 100}}), street({{0, 100.5}, {300, 100.5}})};
  Findings findings;
  const std::vector<Block> blocks =
      street_blocks(streets(lines), town(0, 0, 300, 200), rules, findings);
  CHECK(blocks.size() == 2);
  REQUIRE(findings.counts().at(FindingKind::small_face) == 1);
  CHECK(distance_m(findings.sorted().front().where, metres(150, 100.25)) < 1);
}

TEST_CASE("Large faces are cut into squares of the largest size and nothing gets lost") {
  const BlockRules rules{.edges = {}, .max_area_m2 = 10000, .min_area_m2 = 200};
  const MultiPolygon area = town(17, 23, 1450, 980);
  const Line loop = street({{500, 300}, {720, 340}, {690, 650}, {480, 600}, {500, 300}});
  Findings findings;
  const std::vector<Block> blocks = street_blocks(streets({loop}), area, rules, findings);
  CHECK(findings.size() == 0);
  CHECK(sum_of_areas(blocks) == Approx(area_m2(area)).epsilon(kRounding));
  for (const Block& block : blocks) {
    CHECK(block.area_m2 < 1.5 * rules.max_area_m2);
    CHECK(block.area_m2 >= rules.min_area_m2);
    check_rings(block);
  }
}

TEST_CASE("Faces that are not too large are not cut") {
  const BlockRules rules{.edges = {}, .max_area_m2 = 50000, .min_area_m2 = 200};
  const std::vector<Block> blocks =
      blocks_of({street({{200, 0}, {200, 200}})}, town(0, 0, 600, 200), rules);
  const std::vector<Area> areas = areas_of(blocks);
  CHECK(std::count(areas.begin(), areas.end(), on_ground(40000)) == 1);
  CHECK(areas.size() > 2);
}

TEST_CASE("Neighbouring study areas are cut along the same lines") {
  const BlockRules rules{.edges = {}, .max_area_m2 = 10000, .min_area_m2 = 200};
  std::vector<Block> west = blocks_of({}, town(0, 0, 1000, 1000), rules);
  std::vector<Block> east = blocks_of({}, town(500, 0, 2000, 1000), rules);
  const auto rings_between = [](const std::vector<Block>& blocks) {
    std::vector<Ring> rings;
    for (const Block& block : blocks) {
      const Box box = box_of(block.outline);
      if (box.min.x > metres(501, 0).x && box.max.x < metres(999, 0).x) {
        rings.push_back(block.outline.front().outer);
      }
    }
    std::sort(rings.begin(), rings.end());
    return rings;
  };
  CHECK(rings_between(west).size() >= 30);
  CHECK(rings_between(west) == rings_between(east));
}

TEST_CASE("Slivers the cutting makes are joined to a neighbour") {
  const BlockRules rules{.edges = {}, .max_area_m2 = 10000, .min_area_m2 = 2500};
  const MultiPolygon area{{ring({{0, 0}, {730, 90}, {660, 810}, {-40, 640}}), {}}};
  Findings findings;
  const std::vector<Block> blocks = street_blocks({}, area, rules, findings);
  CHECK(findings.size() == 0);
  CHECK(sum_of_areas(blocks) == Approx(area_m2(area)).epsilon(kRounding));
}

TEST_CASE("A largest size that would make billions of blocks is refused with advice") {
  const BlockRules rules{.edges = {}, .max_area_m2 = 0, .min_area_m2 = 0};
  Findings findings;
  try {
    street_blocks({}, town(0, 0, 1000, 1000), rules, findings);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ExitCode::usage);
    CHECK(std::string(error.what()).find("max_area_m2") != std::string::npos);
  }
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

TEST_CASE("Pieces of large faces cover the study area once") {
  std::mt19937 random(GENERATE(range(1U, 5U)));
  const MultiPolygon area{{ring({{0, 0}, {4000, 300}, {3500, 3800}, {-200, 3000}}),
                           {ring({{1000, 1000}, {1500, 1100}, {1200, 1800}})}},
                          {ring({{5000, 0}, {7000, 100}, {6000, 2000}}), {}}};
  BlockRules rules = uncut();
  rules.max_area_m2 = 40000;
  check_cover(blocks_of(line_soup(random, box_of(area), 12), area, rules), area);
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

TEST_CASE("Blocks do not depend on order or direction of lines, copies of them or threads") {
  std::mt19937 random(GENERATE(range(1U, 7U)));
  const Box box{{3000000, 3000000}, {3100000, 3100000}};
  const MultiPolygon area = {{{box.min, {box.max.x, box.min.y}, box.max, box.min}, {}}};
  std::vector<Line> lines = line_soup(random, box, 80);
  const BlockRules rules{.edges = {}, .max_area_m2 = 4000, .min_area_m2 = 20};
  set_threads(1);
  const std::vector<Block> before = blocks_of(lines, area, rules);
  set_threads(0);
  std::shuffle(lines.begin(), lines.end(), random);
  for (std::size_t i = 0; i < 40; ++i)
    std::reverse(lines[i].begin(), lines[i].end());
  for (std::size_t i = 20; i < 60; ++i)
    lines.push_back(lines[i]);
  CHECK(before.size() > 100);
  CHECK(same(before, blocks_of(lines, area, rules)));
}
