// SPDX-License-Identifier: Apache-2.0
#include <random>

#include "drawn_area.hpp"
#include "support/catch.hpp"
#include "thinned.hpp"

using namespace quarter;

namespace {

double metres_to(const Line& line, LonLat p) {
  const LocalPlane plane(p);
  double least = 1e9;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Point2 a = plane.to_plane(line[i - 1]), b = plane.to_plane(line[i]);
    const double share = std::clamp(nearest_share({0, 0}, a, b), 0.0, 1.0);
    least = std::min(least, std::hypot(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)));
  }
  return least;
}

}  // namespace

TEST_CASE("A thinned line keeps its ends and moves by the tolerance at most") {
  std::mt19937 random(3);
  std::normal_distribution<double> step(5, 20);
  for (int trial = 0; trial < 20; ++trial) {
    Line line;
    Point2 p;
    for (int i = 0; i < 700; ++i) {
      line.push_back(metres(p.x += step(random), p.y += step(random)));
    }
    const Line thin = thinned(line, 15);
    CHECK(thin.size() < line.size());
    CHECK(thin.front() == line.front());
    CHECK(thin.back() == line.back());
    for (const LonLat& old : line)
      CHECK(metres_to(thin, old) < 15.1);
  }
}

TEST_CASE("What lies on a straight line goes, corners stay, short lines are as they were") {
  CHECK(thinned(street({{0, 0}, {100, 0}, {200, 0}, {200, 100}}), 1) ==
        street({{0, 0}, {200, 0}, {200, 100}}));
  CHECK(thinned(street({{0, 0}, {1, 0}}), 50).size() == 2);
  CHECK(thinned(Line{}, 50).empty());
}

TEST_CASE("Rings stay closed, and the work on a comb of 200,000 teeth is no more than its points") {
  const Line box = thinned(rectangle(0, 0, 100, 100), 1);
  CHECK(box.size() == 5);
  CHECK(box.front() == box.back());
  Line comb;
  for (int i = 0; i < 200000; ++i)
    comb.push_back(metres(i * 0.2, i % 2 == 0 ? i * 0.01 : -i * 0.01));
  CHECK(thinned(comb, 0.001).size() > 100000);
}
