// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "city/drawn_area.hpp"
#include "quarter/base/error.hpp"
#include "quarter/city/block.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

using Maker = std::vector<Block> (*)(const MultiPolygon&, double);

double sum_of_areas(const std::vector<Block>& blocks) {
  double sum = 0;
  for (const Block& block : blocks)
    sum += block.area_m2;
  return sum;
}

/// The block that holds a place.
const Block& block_at(const std::vector<Block>& blocks, LonLat p) {
  const auto found =
      std::find_if(blocks.begin(), blocks.end(), [&](auto& b) { return contains(b.outline, p); });
  if (found == blocks.end()) throw std::out_of_range("no block there");
  return *found;
}

/// The middle of the cell of a grid that holds a place.
LonLat middle_of_cell(LonLat p, double size) {
  const MultiPolygon around = town(-3000, -3000, 3000, 3000);
  const Box box = box_of(block_at(grid_blocks(around, size), p).outline);
  return midpoint(box.min, box.max);
}

/// A square with sides of so many metres around a place.
MultiPolygon square_around(LonLat p, double side) {
  const LocalPlane plane(p);
  const auto at = [&](double x, double y) { return plane.to_lonlat({x * side / 2, y * side / 2}); };
  return {{{at(-1, -1), at(1, -1), at(1, 1), at(-1, 1), at(-1, -1)}, {}}};
}

/// A triangle with a lake, and an island.
MultiPolygon ragged_area() {
  return {{ring({{0, 0}, {2000, 130}, {700, 1900}}), {rectangle(700, 500, 1000, 830)}},
          {ring({{2100, 1000}, {2300, 1020}, {2310, 1300}, {2090, 1310}}), {}}};
}

}  // namespace

TEST_CASE("Whole cells have the size asked for and those at the outline are clipped") {
  const MultiPolygon area = square_around(middle_of_cell(metres(0, 0), 100), 200);
  const std::vector<Block> blocks = grid_blocks(area, 100);
  CHECK(blocks.size() == 9);  // one whole, four halves, four quarters
  const double hectare = area_m2(rectangle(0, 0, 100, 100));
  std::vector<double> shares;
  for (const Block& block : blocks)
    shares.push_back(block.area_m2 / hectare);
  std::sort(shares.begin(), shares.end());
  CHECK(shares.front() == Approx(0.25).epsilon(2e-3));
  CHECK(shares[4] == Approx(0.5).epsilon(2e-3));
  CHECK(shares.back() == Approx(1).epsilon(2e-3));
}

TEST_CASE("An inner hexagon has six corners and metres between opposite sides") {
  const std::vector<Block> blocks = hex_blocks(town(0, 0, 1000, 1000), 100);
  const Block& inner = block_at(blocks, metres(500, 500));
  REQUIRE(inner.outline.front().outer.size() == 7);
  const Box box = box_of(inner.outline);
  CHECK(distance_m(box.min, {box.min.x, box.max.y}) == Approx(100).epsilon(1e-3));
  CHECK(distance_m(box.min, {box.max.x, box.min.y}) == Approx(200 / std::sqrt(3)).epsilon(1e-3));
}

TEST_CASE("A part of an area has the cells of the whole, outline and id") {
  const Maker make = GENERATE(Maker{grid_blocks}, Maker{hex_blocks});
  const double north = GENERATE(0.0, 77350.0);  // a whole degree runs through the second
  std::map<std::string, Ring> whole;
  for (const Block& block : make(town(0, north, 2000, north + 2000), 100))
    whole.emplace(block.id, block.outline.front().outer);
  const MultiPolygon part = town(730, north + 410, 1900, north + 1750);
  int inner = 0;
  for (const Block& block : make(part, 100)) {
    const Ring& outer = block.outline.front().outer;
    const bool at_edge = std::any_of(outer.begin(), outer.end(), [&](LonLat p) {
      return !contains(square_around(metres(1315, north + 1080), 1100), p);
    });
    if (at_edge) continue;
    ++inner;
    REQUIRE(whole.contains(block.id));
    CHECK(whole.at(block.id) == outer);
  }
  CHECK(inner > 60);
}

TEST_CASE("Cells cover the area once, hold nothing outside of it and have ids of their own") {
  const Maker make = GENERATE(Maker{grid_blocks}, Maker{hex_blocks});
  const double size = GENERATE(10.0, 37.0, 100.0, 333.0, 5000.0);
  const MultiPolygon area = ragged_area();
  const std::vector<Block> blocks = make(area, size);
  CHECK(sum_of_areas(blocks) == Approx(area_m2(area)).epsilon(5e-6));  // crossings are rounded
  std::set<std::string> ids;
  std::vector<const MultiPolygon*> outlines;
  for (const Block& block : blocks) {
    ids.insert(block.id);
    outlines.push_back(&block.outline);
    for (const Polygon& polygon : block.outline)
      CHECK(signed_area_m2(polygon.outer) > 0);
  }
  CHECK(ids.size() == blocks.size());
  const AreaIndex index(outlines);
  std::mt19937 random(3);
  for (int i = 0; i < 2000; ++i) {
    const LonLat p = random_point(random, box_of(area));
    CHECK((index.find(p) != kNone) == contains(area, p));
  }
}

TEST_CASE("Cells are not larger than their shape") {
  for (const Block& block : grid_blocks(ragged_area(), 100))
    CHECK(block.area_m2 < 10010);
  for (const Block& block : hex_blocks(ragged_area(), 100)) {
    CHECK(block.area_m2 < std::sqrt(3) / 2 * 10010);
  }
}

TEST_CASE("A cell the outline cuts in two is one block of two parts") {
  const LocalPlane plane(middle_of_cell(metres(0, 0), 100));
  Ring outer;
  for (const Point2 p : {Point2{-150, -150},
                         {150, -150},
                         {150, 150},
                         {10, 150},
                         {10, -130},
                         {-10, -130},
                         {-10, 150},
                         {-150, 150},
                         {-150, -150}})
    outer.push_back(plane.to_lonlat(p));
  const Block middle = block_at(grid_blocks({{outer, {}}}, 100), plane.to_lonlat({30, 30}));
  CHECK(middle.outline.size() == 2);
  CHECK(middle.area_m2 == Approx(8000).epsilon(0.01));
}

TEST_CASE("An empty area has no cells") {
  CHECK(grid_blocks({}, 100).empty());
  CHECK(hex_blocks({}, 100).empty());
}

TEST_CASE("Cell sizes out of range and counts out of reach are refused with advice") {
  const Maker make = GENERATE(Maker{grid_blocks}, Maker{hex_blocks});
  const MultiPolygon area = town(0, 0, 1000, 1000);
  for (const double size : {9.99, 100001.0, -5.0, std::nan(""), HUGE_VAL}) {
    CHECK_THROWS_WITH(make(area, size), Catch::Contains("10 to 100000 metres"));
  }
  CHECK_THROWS_WITH(make(town(0, 0, 50000, 50000), 10), Catch::Contains("at least 12 metres"));
}
