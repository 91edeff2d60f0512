// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
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

const Block& block_named(const std::vector<Block>& blocks, const std::string& id) {
  const auto found =
      std::find_if(blocks.begin(), blocks.end(), [&](auto& b) { return b.id == id; });
  if (found == blocks.end()) throw std::out_of_range(id);
  return *found;
}

/// A triangle with a lake, and an island.
MultiPolygon ragged_area() {
  return {{ring({{0, 0}, {2000, 130}, {700, 1900}}), {rectangle(700, 500, 1000, 830)}},
          {ring({{2100, 1000}, {2300, 1020}, {2310, 1300}, {2090, 1310}}), {}}};
}

}  // namespace

TEST_CASE("Grid cells are counted from the corner and the last ones are clipped") {
  const std::vector<Block> blocks = grid_blocks(town(0, 0, 250, 100), 100);
  CHECK(blocks.size() == 3);
  const double hectare = area_m2(rectangle(0, 0, 100, 100));
  CHECK(block_named(blocks, "g0_0").area_m2 == Approx(hectare).epsilon(1e-3));
  CHECK(block_named(blocks, "g1_0").area_m2 == Approx(hectare).epsilon(1e-3));
  CHECK(block_named(blocks, "g2_0").area_m2 == Approx(hectare / 2).epsilon(1e-3));
}

TEST_CASE("An inner hexagon has six corners and metres between opposite sides") {
  const std::vector<Block> blocks = hex_blocks(town(0, 0, 1000, 1000), 100);
  const Block& inner = block_named(blocks, "h5_4");
  REQUIRE(inner.outline.front().outer.size() == 7);
  const Box box = box_of(inner.outline);
  CHECK(distance_m(box.min, {box.min.x, box.max.y}) == Approx(100).epsilon(1e-3));
  CHECK(distance_m(box.min, {box.max.x, box.min.y}) == Approx(200 / std::sqrt(3)).epsilon(1e-3));
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
  const MultiPolygon area{
      {ring({{0, 0}, {300, 0}, {300, 300}, {160, 300}, {160, 20}, {140, 20}, {140, 300}, {0, 300}}),
       {}}};
  const Block middle = block_named(grid_blocks(area, 100), "g1_1");
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
