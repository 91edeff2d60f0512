// SPDX-License-Identifier: Apache-2.0
#include "quarter/base/hilbert.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <random>
#include <vector>

#include "support/catch.hpp"

using namespace quarter;

namespace {

/// All points of a square of 2^order units, which starts on a multiple of its side.
std::vector<LonLat> square(LonLat corner, int order) {
  std::vector<LonLat> points;
  const std::int32_t side = 1 << order;
  for (std::int32_t x = 0; x < side; ++x) {
    for (std::int32_t y = 0; y < side; ++y)
      points.push_back({corner.x + x, corner.y + y});
  }
  return points;
}

int steps_between(LonLat a, LonLat b) {
  return std::abs(a.x - b.x) + std::abs(a.y - b.y);
}

}  // namespace

TEST_CASE("The Hilbert curve goes through a square one unit at a time and misses no point") {
  const LonLat corner =
      GENERATE(LonLat{0, 0}, LonLat{-64, -64}, LonLat{64 * 1234567, -64 * 98765}, LonLat{-64, 64});
  std::vector<LonLat> points = square(corner, 6);
  std::sort(points.begin(), points.end(),
            [](LonLat a, LonLat b) { return hilbert_key(a) < hilbert_key(b); });
  for (std::size_t i = 1; i < points.size(); ++i) {
    REQUIRE(hilbert_key(points[i]) == hilbert_key(points[i - 1]) + 1);
    REQUIRE(steps_between(points[i], points[i - 1]) == 1);
  }
}

TEST_CASE("The Hilbert curve starts and ends in the corners of the world of LonLat") {
  using Limits = std::numeric_limits<std::int32_t>;
  CHECK(hilbert_key({Limits::min(), Limits::min()}) == 0);
  CHECK(hilbert_key({Limits::max(), Limits::min()}) == std::numeric_limits<std::uint64_t>::max());
}

TEST_CASE("Different points have different Hilbert keys") {
  std::mt19937_64 random(7);
  std::vector<LonLat> points;
  for (int i = 0; i < 20000; ++i) {
    points.push_back({static_cast<std::int32_t>(random()), static_cast<std::int32_t>(random())});
  }
  std::vector<std::uint64_t> keys;
  for (const LonLat& p : points)
    keys.push_back(hilbert_key(p));
  std::sort(keys.begin(), keys.end());
  CHECK(std::adjacent_find(keys.begin(), keys.end()) == keys.end());
}
