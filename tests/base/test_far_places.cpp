// SPDX-License-Identifier: Apache-2.0
// Coordinates at the ends of the globe, outlines of many corners, and names that look like
// addresses.
#include <filesystem>
#include <random>

#include "quarter/base/box_index.hpp"
#include "quarter/base/plain_path.hpp"
#include "quarter/base/polygon_bands.hpp"
#include "support/catch.hpp"

using namespace quarter;

TEST_CASE("Boxes are found at every corner of the world") {
  constexpr std::int32_t kEast = 1800000000, kNorth = 900000000;
  std::vector<Box> boxes;
  for (const LonLat p : {LonLat{kEast - 50, kNorth - 50}, LonLat{-kEast, -kNorth}, LonLat{0, 0},
                         LonLat{1163000000, 399000000}, LonLat{-1223000000, 378000000}}) {
    for (std::int32_t i = 0; i < 50; ++i)
      boxes.push_back({{p.x + i, p.y + i}, {p.x + i, p.y + i}});
  }
  const BoxIndex index(boxes);
  for (std::uint32_t i = 0; i < boxes.size(); ++i) {
    std::vector<std::uint32_t> found;
    index.for_each(boxes[i], [&](std::uint32_t b) { found.push_back(b); });
    CHECK(found == std::vector{i});
  }
}

TEST_CASE("A polygon in bands holds the points that it holds") {
  std::mt19937 random(9);
  const auto any = [&](int n) {
    return static_cast<std::int32_t>(random() % static_cast<unsigned>(n));
  };
  for (int round = 0; round < 200; ++round) {
    Polygon polygon;  // a comb whose teeth go up, with a hole below them
    const int teeth = 1 + any(40);
    for (int i = 0; i < teeth; ++i) {
      polygon.outer.push_back({10 * i, 30});
      polygon.outer.push_back({10 * i + 5, 31 + any(1000)});
    }
    polygon.outer.push_back({10 * teeth, 30});
    polygon.outer.push_back({10 * teeth, 0});
    polygon.outer.push_back({0, 0});
    polygon.outer.push_back(polygon.outer.front());
    polygon.holes.push_back({{2, 10}, {8, 10}, {8, 20}, {2, 20}, {2, 10}});
    const PolygonBands bands(polygon);
    for (int i = 0; i < 400; ++i) {
      const LonLat p{any(10 * teeth + 10) - 5, any(i % 2 == 0 ? 40 : 1100) - 5};
      CHECK(bands.contains(p) == contains(polygon, p));
    }
  }
}

TEST_CASE("A name that looks like an address or an option becomes the name of a file") {
  const std::filesystem::path folder = std::filesystem::current_path();
  for (const char* const name : {"http://127.0.0.1/a.osm", "file:a.osm", "-", "--help", "a/../b"}) {
    INFO(name);
    CHECK(plain_path(name) == folder / name);  // dots stay: a may be a link
  }
  CHECK(plain_path("/vsicurl/x") == "/vsicurl/x");
}
