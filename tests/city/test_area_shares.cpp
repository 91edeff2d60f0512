// SPDX-License-Identifier: Apache-2.0
// Points and streets in districts that may overlap, touch and part the ground.
#include "quarter/city/area_shares.hpp"

#include <random>

#include "drawn_area.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

AreaShares shares_of(const std::vector<MultiPolygon>& areas) {
  std::vector<const MultiPolygon*> pointers;
  for (const MultiPolygon& area : areas)
    pointers.push_back(&area);
  return AreaShares(pointers);
}

std::vector<std::uint32_t> at(const AreaShares& shares, LonLat p) {
  std::vector<std::uint32_t> found;
  shares.at(p, found);
  return found;
}

/// The share of a line in each area.
std::vector<double> along(const AreaShares& shares, const Line& line) {
  std::vector<LineShare> found;
  shares.along(line, found);
  std::vector<double> all(shares.size(), 0);
  for (const LineShare& share : found)
    all[share.area] = share.share;
  return all;
}

using List = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("A point lies in every area that holds it") {
  const std::vector<MultiPolygon> areas{town(0, 0, 200, 100), town(100, 0, 300, 100),
                                        town(500, 0, 600, 100)};
  const AreaShares shares = shares_of(areas);
  CHECK(at(shares, metres(50, 50)) == List{0});
  CHECK(at(shares, metres(150, 50)) == List{0, 1});
  CHECK(at(shares, metres(250, 50)) == List{1});
  CHECK(at(shares, metres(400, 50)).empty());
}

TEST_CASE("A point on a common border lies in exactly one of the areas beside it") {
  const std::vector<MultiPolygon> areas{town(0, 0, 100, 100), town(100, 0, 200, 100),
                                        town(0, 100, 100, 200), town(100, 100, 200, 200)};
  const AreaShares shares = shares_of(areas);
  CHECK(at(shares, metres(100, 50)) == List{1});
  CHECK(at(shares, metres(50, 100)) == List{2});
  CHECK(at(shares, metres(100, 100)) == List{3});
  CHECK(at(shares, metres(0, 0)) == List{0});
  CHECK(at(shares, metres(200, 50)).empty());
}

TEST_CASE("A street counts in each area by the length of it that lies there") {
  const std::vector<MultiPolygon> areas{town(0, 0, 100, 100), town(50, 0, 300, 100),
                                        town(0, 200, 300, 300)};
  const AreaShares shares = shares_of(areas);
  // 20 m before the first area, 100 m in it, 200 m past it.
  const auto found = along(shares, street({{-20, 50}, {300, 50}}));
  CHECK(found[0] == Approx(100.0 / 320).epsilon(1e-4));
  CHECK(found[1] == Approx(250.0 / 320).epsilon(1e-4));
  CHECK(found[2] == 0);
}

TEST_CASE("A street that leaves an area and comes back counts without what is outside") {
  MultiPolygon area = town(0, 0, 300, 300);
  area.front().holes.push_back(rectangle(100, 100, 200, 200));
  const std::vector<MultiPolygon> areas{area};
  const AreaShares shares = shares_of(areas);
  CHECK(along(shares, street({{0, 150}, {300, 150}}))[0] == Approx(2.0 / 3).epsilon(1e-4));
  CHECK(along(shares, street({{50, 50}, {250, 50}}))[0] == 1);
  CHECK(along(shares, street({{120, 120}, {180, 180}}))[0] == 0);
}

TEST_CASE("A street along a common border counts in one of the areas beside it") {
  const std::vector<MultiPolygon> areas{town(0, 0, 100, 100), town(100, 0, 200, 100)};
  const AreaShares shares = shares_of(areas);
  const auto found = along(shares, street({{100, 10}, {100, 90}}));
  CHECK(found[0] == 0);
  CHECK(found[1] == 1);
}

TEST_CASE("A street without length lies where its point does") {
  const std::vector<MultiPolygon> areas{town(0, 0, 100, 100)};
  const AreaShares shares = shares_of(areas);
  CHECK(along(shares, street({{50, 50}, {50, 50}}))[0] == 1);
  CHECK(along(shares, street({{150, 50}, {150, 50}}))[0] == 0);
}

TEST_CASE(
    "Areas that part the ground share streets out without rest, in any direction of drawing") {
  std::mt19937 random(GENERATE(range(1U, 9U)));
  const auto coordinate = [&] { return static_cast<double>(random() % 1000); };
  // Two halves along a crooked line from south to north, each drawn its own way round.
  Ring west{metres(-100, -100)}, east{metres(1100, -100)};
  std::vector<LonLat> border;
  for (double north = -100; north <= 1100; north += 100)
    border.push_back(metres(300 + coordinate() / 3, north));
  west.insert(west.end(), border.begin(), border.end());
  west.insert(west.end(), {metres(-100, 1100), metres(-100, -100)});
  east.insert(east.end(), border.begin(), border.end());
  east.insert(east.end(), {metres(1100, 1100), metres(1100, -100)});
  std::reverse(east.begin(), east.end());
  const std::vector<MultiPolygon> areas{{{west, {}}}, {{east, {}}}};
  const AreaShares shares = shares_of(areas);
  for (int i = 0; i < 200; ++i) {
    Line line;
    for (int k = 0; k < 4; ++k) {
      const bool on_border = random() % 4 == 0;
      line.push_back(on_border ? border[1 + random() % (border.size() - 2)]
                               : metres(coordinate(), coordinate()));
    }
    const auto found = along(shares, line);
    CHECK(found[0] + found[1] == Approx(1).epsilon(1e-6));
    std::reverse(line.begin(), line.end());
    CHECK(along(shares, line)[0] == Approx(found[0]).margin(1e-6));
    CHECK(at(shares, line[0]).size() == 1);
  }
}
