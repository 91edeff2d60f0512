// SPDX-License-Identifier: Apache-2.0
#include "../../src/city/inner_width.hpp"

#include <cmath>
#include <numbers>
#include <random>

#include "support/catch.hpp"

using namespace quarter;

namespace {

/// A ring around a middle, in metres, on the equator, where 1e-7 degrees are 0.0111 m.
Ring ring_of(const std::vector<Point2>& points) {
  Ring ring;
  for (const Point2& p : points) {
    ring.push_back({static_cast<std::int32_t>(std::lround(p.x / 0.0111319)),
                    static_cast<std::int32_t>(std::lround(p.y / 0.0111319))});
  }
  ring.push_back(ring.front());
  return ring;
}

Ring rectangle(double width, double height) {
  return ring_of({{0, 0}, {width, 0}, {width, height}, {0, height}});
}

bool at_least(const MultiPolygon& area, double metres, double gap_m = 0) {
  return InnerWidth(area, gap_m).at_least(metres);
}

TEST_CASE("width: the largest circle inside decides") {
  const MultiPolygon strip{{rectangle(200, 30), {}}};
  CHECK(at_least(strip, 29.5));
  CHECK_FALSE(at_least(strip, 30.5));
  const MultiPolygon frame{
      {rectangle(100, 100), {ring_of({{20, 20}, {80, 20}, {80, 80}, {20, 80}})}}};
  // In its corners a circle touches two sides and the corner of the hole: d = 2 · 20 · (2 - √2).
  const double corner = 2 * 20 * (2 - std::numbers::sqrt2);
  CHECK(at_least(frame, corner - 0.3));
  CHECK_FALSE(at_least(frame, corner + 0.3));
}

TEST_CASE("width: a gap that is closed makes one place of two strips") {
  const Ring second = ring_of({{0, 32}, {200, 32}, {200, 62}, {0, 62}});
  const MultiPolygon strips{{rectangle(200, 30), {}}, {second, {}}};
  CHECK_FALSE(at_least(strips, 35));
  CHECK(at_least(strips, 55, 4));
}

TEST_CASE("width: the bounds never contradict the circle that is found") {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> radius(5, 100);
  for (int round = 0; round < 60; ++round) {
    std::vector<Point2> star;
    const int corners = 5 + round % 20;
    for (int k = 0; k < corners; ++k) {
      const double angle = 2 * std::numbers::pi * k / corners, r = radius(random);
      star.push_back({r * std::cos(angle), r * std::sin(angle)});
    }
    const MultiPolygon area{{ring_of(star), {}}};
    // Each answer for itself: a bound may give one and the circle the next.
    bool fits = true;
    for (double metres = 1; metres < 210; metres += 1) {
      const bool now = at_least(area, metres);
      CHECK((fits || !now));
      fits = now;
    }
    CHECK_FALSE(fits);
  }
}

}  // namespace
