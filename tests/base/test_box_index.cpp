// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "quarter/base/box_index.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// So many boxes, some of them points and some empty, as far as the ends of the globe.
std::vector<Box> random_boxes(std::mt19937& random, std::size_t count) {
  std::vector<Box> boxes;
  for (std::size_t i = 0; i < count; ++i) {
    const auto any = [&](std::int32_t most) {
      return static_cast<std::int32_t>(random() % static_cast<unsigned>(most));
    };
    const LonLat p{any(3600000) - 1800000, any(1800000) - 900000};
    const LonLat q{p.x + any(60000), p.y + any(60000)};
    boxes.push_back(i % 7 == 0 ? Box{} : i % 5 == 0 ? Box{p, p} : Box{p, q});
    for (LonLat* const corner : {&boxes.back().min, &boxes.back().max}) {
      if (!boxes.back().empty() && i % 2 == 0) *corner = {corner->x * 900, corner->y * 900};
    }
  }
  return boxes;
}

double distance(const Box& box, LonLat p) {
  const double px = p.x;
  const double py = p.y;
  const double x = std::max({0.0, box.min.x - px, px - box.max.x});
  const double y = std::max({0.0, box.min.y - py, py - box.max.y});
  return std::hypot(x, y);
}

}  // namespace

TEST_CASE("An index of boxes finds those that overlap, each once") {
  std::mt19937 random(3);
  for (const std::size_t count : {0U, 1U, 2U, 16U, 17U, 256U, 257U, 3000U}) {
    const std::vector<Box> boxes = random_boxes(random, count);
    const BoxIndex index(boxes);
    CHECK(index.empty() ==
          std::all_of(boxes.begin(), boxes.end(), [](const Box& box) { return box.empty(); }));
    for (const Box& asked : random_boxes(random, 200)) {
      std::vector<std::uint32_t> found, expected;
      index.for_each(asked, [&](std::uint32_t i) { found.push_back(i); });
      for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].empty() && !asked.empty() && boxes[i].overlaps(asked)) expected.push_back(i);
      }
      std::sort(found.begin(), found.end());
      CHECK(found == expected);
    }
  }
}

TEST_CASE("An index of boxes leads to the nearest and looks at few of the others") {
  std::mt19937 random(5);
  const std::vector<Box> boxes = random_boxes(random, 3000);
  const BoxIndex index(boxes);
  std::size_t looked_at = 0;
  for (const Box& asked : random_boxes(random, 200)) {
    if (asked.empty()) continue;
    double nearest = std::numeric_limits<double>::infinity(), expected = nearest;
    index.for_each_near(
        nearest, [&](const Box& box) { return distance(box, asked.min); },
        [&](std::uint32_t i) {
          ++looked_at;
          return nearest = std::min(nearest, distance(boxes[i], asked.min));
        });
    for (const Box& box : boxes) {
      if (!box.empty()) expected = std::min(expected, distance(box, asked.min));
    }
    CHECK(nearest == expected);
  }
  CHECK(looked_at < 200 * 30);
}
