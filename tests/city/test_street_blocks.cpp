// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <random>
#include <set>

#include "../../src/city/geos.hpp"
#include "../../src/city/position_code.hpp"
#include "city/drawn_area.hpp"
#include "quarter/base/error.hpp"
#include "quarter/base/work.hpp"
#include "quarter/catalogue/homes.hpp"
#include "quarter/city/block.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// A town that is drawn: streets, homes of 10 m by 10 m by their middle, and paths.
struct Town {
  std::vector<Line> lines;
  std::vector<Ring> homes;
  std::vector<Line> paths;
  std::vector<Ring> others;     ///< buildings nobody lives in
  std::vector<Line> stretches;  ///< of residential streets without homes
  std::vector<MultiPolygon> cells;
  std::function<bool(LonLat)> is_water;
  BlockRules rules;

  void home(double east, double north, double size = 10) {
    homes.push_back(
        rectangle(east - size / 2, north - size / 2, east + size / 2, north + size / 2));
  }
  /// Rows of homes over a rectangle.
  void homes_over(double west, double south, double east, double north, double step = 25) {
    for (double x = west; x <= east; x += step) {
      for (double y = south; y <= north; y += step)
        home(x, y);
    }
  }
  std::vector<Block> blocks(const MultiPolygon& area, Findings& findings) const {
    BlockGround ground;
    ground.homes.assign(homes.begin(), homes.end());
    ground.buildings.assign(homes.begin(), homes.end());
    ground.buildings.insert(ground.buildings.end(), others.begin(), others.end());
    ground.cuts.assign(paths.begin(), paths.end());
    ground.stretches = stretches;
    ground.cells = cells;
    ground.is_water = is_water;
    return street_blocks(streets(lines), ground, area, rules, findings);
  }
  std::vector<Block> blocks(const MultiPolygon& area) const {
    Findings findings;
    return blocks(area, findings);
  }
};

const Block* block_at(const std::vector<Block>& blocks, double east, double north) {
  const auto found = std::find_if(blocks.begin(), blocks.end(), [&](const Block& block) {
    return contains(block.outline, metres(east, north));
  });
  return found == blocks.end() ? nullptr : &*found;
}

/// A town of irregular streets, paths and homes over 1,500 m by 1,200 m, with empty ground between.
Town random_town(unsigned seed) {
  std::mt19937 random(seed);
  const auto number = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  };
  Town town;
  for (double x = 0; x <= 1500; x += number(120, 420))
    town.lines.push_back(street({{x, -50}, {x + number(-60, 60), 600}, {x, 1250}}));
  for (double y = 0; y <= 1200; y += number(150, 450))
    town.lines.push_back(street({{-50, y}, {700, y + number(-50, 50)}, {1550, y}}));
  for (int i = 0; i < 25; ++i) {
    const double x = number(0, 1500), y = number(0, 1200);
    town.paths.push_back(street({{x, y},
                                 {x + number(-200, 200), y + number(-200, 200)},
                                 {x + number(-300, 300), y + number(-300, 300)}}));
  }
  for (int cluster = 0; cluster < 14; ++cluster) {
    const double x = number(0, 1500), y = number(0, 1200);
    for (int i = 0; i < 40; ++i)
      town.home(x + number(-120, 120), y + number(-120, 120), number(8, 25));
  }
  std::erase_if(town.homes, [](const Ring& home) {
    return !contains(::quarter::town(0, 0, 1500, 1200), centroid(home));
  });
  return town;
}

const MultiPolygon kAll = town(0, 0, 1500, 1200);

bool same_outline(const Block& a, const Block& b) {
  return std::equal(
      a.outline.begin(), a.outline.end(), b.outline.begin(), b.outline.end(),
      [](const Polygon& p, const Polygon& q) { return p.outer == q.outer && p.holes == q.holes; });
}

bool same(const std::vector<Block>& a, const std::vector<Block>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Block& p, const Block& q) {
    return p.id == q.id && same_outline(p, q);
  });
}

double shared_m2(const Block& a, const Block& b) {
  const geos::Geometry both = geos::intersection(geos::polygon(a.outline.front()).get(),
                                                 geos::polygon(b.outline.front()).get());
  return area_m2(geos::polygons(both.get()));
}

}  // namespace

TEST_CASE("A street block with homes all over is a block in whole, one without is none") {
  //   +------+------+
  //   | HHHH |      |
  //   +------+------+
  Town town;
  town.lines = {street({{150, -50}, {150, 250}})};
  town.homes_over(20, 20, 130, 180);
  const std::vector<Block> blocks = town.blocks(::town(0, 0, 300, 200));
  REQUIRE(blocks.size() == 1);
  CHECK(blocks.front().area_m2 == Approx(area_m2(rectangle(0, 0, 150, 200))).epsilon(1e-4));
  CHECK(Town{}.blocks(::town(0, 0, 300, 200)).empty());
  CHECK(town.blocks({}).empty());
}

TEST_CASE("A farm is its yard and not its fields") {
  Town town;
  town.home(1000, 1000);
  const std::vector<Block> blocks = town.blocks(::town(0, 0, 2000, 2000));
  REQUIRE(blocks.size() == 1);
  // 50 m around a square of 10 m: the square, four strips, four quarters of a circle
  const double yard = 10 * 10 + 4 * 10 * 50 + 3.14159 * 50 * 50;
  CHECK(blocks.front().area_m2 == Approx(yard).epsilon(0.02));
  CHECK(block_at(blocks, 1000, 1000) != nullptr);
  CHECK(block_at(blocks, 1070, 1000) == nullptr);
}

TEST_CASE("Homes do not settle ground across a street") {
  Town town;
  town.lines = {street({{500, -50}, {500, 1050}})};
  town.home(480, 500);
  const std::vector<Block> blocks = town.blocks(::town(0, 0, 1000, 1000));
  REQUIRE(blocks.size() == 1);
  CHECK(block_at(blocks, 495, 500) != nullptr);
  CHECK(block_at(blocks, 505, 500) == nullptr);
}

TEST_CASE("A settled face larger than 4 ha is cut along the path through it") {
  Town town;
  town.homes_over(20, 20, 380, 180);
  town.paths = {street({{160, -10}, {160, 210}})};
  const std::vector<Block> blocks = town.blocks(::town(0, 0, 400, 200));
  REQUIRE(blocks.size() > 1);
  for (const Block& block : blocks) {
    CHECK(block.area_m2 <= town.rules.max_area_m2);
    const Box box = box_of(block.outline);
    const bool west = box.max.x <= metres(160.1, 0).x;
    const bool east = box.min.x >= metres(159.9, 0).x;
    CHECK((west || east));
  }
}

TEST_CASE("Without a path it is cut through the gaps between homes and not through a home") {
  Town town;
  for (const double x : {60.0, 180.0, 300.0, 420.0, 540.0})
    town.homes.push_back(rectangle(x - 40, 20, x + 40, 130));
  const std::vector<Block> blocks = town.blocks(::town(0, 0, 600, 150));
  REQUIRE(blocks.size() > 1);
  for (const Block& block : blocks)
    CHECK(block.area_m2 <= town.rules.max_area_m2);
  for (const double x : {60.0, 180.0, 300.0, 420.0, 540.0}) {
    const Block* const block = block_at(blocks, x, 75);
    REQUIRE(block != nullptr);
    for (const double y : {22.0, 128.0}) {
      CHECK(block_at(blocks, x - 38, y) == block);
      CHECK(block_at(blocks, x + 38, y) == block);
    }
  }
}

TEST_CASE("A single huge building is one block, however large") {
  Town town;
  town.homes = {rectangle(30, 30, 330, 270)};
  const std::vector<Block> blocks = town.blocks(::town(0, 0, 1000, 1000));
  REQUIRE(blocks.size() == 1);
  CHECK(blocks.front().area_m2 > town.rules.max_area_m2);
}

TEST_CASE("Where no homes are mapped the ground along residential streets stands in") {
  Town town;
  for (double x = 200; x < 500; x += 30)
    town.stretches.push_back(street({{x, 500}, {x + 30, 500}}));
  const std::vector<Block> blocks = town.blocks(::town(0, 0, 1000, 1000));
  REQUIRE_FALSE(blocks.empty());
  CHECK(block_at(blocks, 350, 530) != nullptr);
  CHECK(block_at(blocks, 350, 470) != nullptr);
  CHECK(block_at(blocks, 350, 545) == nullptr);
}

TEST_CASE("A populated cell without homes and streets is its own ground") {
  Town town;
  town.cells = {::town(200, 200, 300, 300)};
  const std::vector<Block> blocks = town.blocks(::town(0, 0, 1000, 1000));
  REQUIRE(blocks.size() == 1);
  CHECK(blocks.front().area_m2 == Approx(10000).epsilon(0.04));
  CHECK(block_at(blocks, 250, 250) != nullptr);
}

TEST_CASE("Nothing over water is a block") {
  Town town;
  town.lines = {street({{150, -50}, {150, 250}})};
  town.homes_over(20, 20, 280, 180);
  town.is_water = [](LonLat p) { return p.x > metres(150, 0).x; };
  const std::vector<Block> blocks = town.blocks(::town(0, 0, 300, 200));
  REQUIRE(blocks.size() == 1);
  CHECK(block_at(blocks, 75, 100) != nullptr);
}

TEST_CASE("A sliver between streets is counted where it is, unless somebody lives there") {
  Town town;
  town.lines = {street({{-50, 100}, {350, 100}}), street({{-50, 108}, {350, 108}})};
  Findings findings;
  CHECK(town.blocks(::town(0, 0, 300, 200), findings).empty());
  REQUIRE(findings.counts().at(FindingKind::small_face) == 1);
  CHECK(distance_m(findings.sorted().front().where, metres(150, 104)) < 160);
  town.home(150, 104, 6);
  Findings none;
  CHECK(block_at(town.blocks(::town(0, 0, 300, 200), none), 150, 104) != nullptr);
  CHECK(none.size() == 0);
}

TEST_CASE("A largest size that would make billions of blocks is refused with advice") {
  Town town;
  town.rules.max_area_m2 = 0;
  CHECK_THROWS_WITH(town.blocks(::town(0, 0, 1000, 1000)), Catch::Contains("max_area_m2"));
}

TEST_CASE("Every home lies in one block, blocks do not overlap and are not too large") {
  const Town town = random_town(GENERATE(range(1U, 9U)));
  const std::vector<Block> blocks = town.blocks(kAll);
  REQUIRE(blocks.size() > 10);
  std::set<std::string> ids;
  for (const Block& block : blocks) {
    ids.insert(block.id);
    CHECK(block.id.size() >= 11);
    REQUIRE(block.outline.size() == 1);
    const geos::Geometry outline = geos::polygon(block.outline.front());
    CHECK(geos::answer(GEOSisValid_r(geos::context(), outline.get())));
    const auto homes = std::count_if(town.homes.begin(), town.homes.end(), [&](const Ring& home) {
      return contains(block.outline, centroid(home));
    });
    CHECK((block.area_m2 <= town.rules.max_area_m2 || homes < 2));
  }
  CHECK(ids.size() == blocks.size());
  for (const Ring& home : town.homes) {
    const auto in = std::count_if(blocks.begin(), blocks.end(), [&](const Block& block) {
      return contains(block.outline, centroid(home));
    });
    CHECK(in == 1);
  }
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (box_of(blocks[i].outline).overlaps(box_of(blocks[j].outline)))
        CHECK(shared_m2(blocks[i], blocks[j]) <
              0.01 * length_m(blocks[i].outline.front().outer));  // borders are rounded to 1 cm
    }
  }
}

TEST_CASE("Blocks do not depend on order or direction of anything, nor on threads") {
  const unsigned seed = GENERATE(range(1U, 5U));
  Town town = random_town(seed);
  const std::vector<Block> before = [&] {
    const Work alone(1);
    return town.blocks(kAll);
  }();
  std::mt19937 random(seed);
  std::shuffle(town.lines.begin(), town.lines.end(), random);
  std::shuffle(town.homes.begin(), town.homes.end(), random);
  std::shuffle(town.paths.begin(), town.paths.end(), random);
  for (Line& line : town.lines)
    std::reverse(line.begin(), line.end());
  for (Line& path : town.paths)
    std::reverse(path.begin(), path.end());
  CHECK(same(before, town.blocks(kAll)));
}

TEST_CASE("A part of a town has the blocks of the whole away from its edge, with their ids") {
  // Hamlets of 100 m that lie apart, between streets 400 m apart.
  Town town;
  for (double x = 0; x <= 2000; x += 400) {
    town.lines.push_back(street({{x, -50}, {x, 2050}}));
    town.lines.push_back(street({{-50, x}, {2050, x}}));
  }
  std::mt19937 random(7);
  for (double x = 200; x < 2000; x += 400) {
    for (double y = 200; y < 2000; y += 400) {
      for (int i = 0; i < 30; ++i)
        town.home(x - 150 + random() % 300, y - 150 + random() % 300);
    }
  }
  const std::vector<Block> whole = town.blocks(::town(0, 0, 2000, 2000));
  const std::vector<Block> part = town.blocks(::town(370, 250, 1700, 1530));
  const MultiPolygon inner = ::town(570, 450, 1500, 1330);
  int compared = 0;
  for (const Block& block : part) {
    const Ring& outer = block.outline.front().outer;
    if (!std::all_of(outer.begin(), outer.end(), [&](LonLat p) { return contains(inner, p); }))
      continue;
    const auto found = std::find_if(whole.begin(), whole.end(),
                                    [&](const Block& other) { return other.id == block.id; });
    REQUIRE(found != whole.end());
    CHECK(same_outline(block, *found));
    ++compared;
  }
  CHECK(compared > 10);
}

TEST_CASE("The code of a position is its geohash") {
  // The example of https://en.wikipedia.org/wiki/Geohash: 57.64911, 10.40744 is u4pruydqqvj.
  CHECK(position_code(LonLat::from_degrees(10.40744, 57.64911), 11) == "u4pruydqqvj");
  CHECK(position_code(LonLat::from_degrees(-180, -90), 5) == "00000");
  CHECK(position_code(LonLat::from_degrees(180, 90), 5) == "zzzzz");
}
