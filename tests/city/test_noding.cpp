// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <random>

#include "../../src/city/exact.hpp"
#include "../../src/city/noding.hpp"
#include "city/drawn_area.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

using Ends = std::pair<LonLat, LonLat>;

std::vector<Segment> random_segments(std::mt19937& random, const Box& box, int count) {
  std::vector<Segment> segments;
  while (static_cast<int>(segments.size()) < count) {
    const LonLat a = random_point(random, box);
    const LonLat b = random_point(random, box);
    if (a != b) segments.push_back(segment_of(a, b));
  }
  return segments;
}

std::vector<Ends> ends_of(const std::vector<Segment>& segments) {
  std::vector<Ends> ends;
  for (const Segment& s : segments)
    ends.emplace_back(s.a, s.b);
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  return ends;
}

bool is_inside(LonLat p, const Ends& s) {
  const auto [a, b] = s;
  return p != a && p != b && exact::side(a, b, p) == 0 && std::min(a.x, b.x) <= p.x &&
         p.x <= std::max(a.x, b.x) && std::min(a.y, b.y) <= p.y && p.y <= std::max(a.y, b.y);
}

bool meet_inside(const Ends& s, const Ends& t) {
  return exact::cross(s.first, s.second, t.first, t.second) || is_inside(s.first, t) ||
         is_inside(s.second, t) || is_inside(t.first, s) || is_inside(t.second, s);
}

}  // namespace

TEST_CASE("Noded segments meet in their ends only, however coarse the grid is for them") {
  std::mt19937 random(GENERATE(range(1U, 9U)));
  const std::int32_t size = GENERATE(6, 30, 300, 100000, 1000000000);
  const Box box{{-size, -size}, {size, size}};
  const std::vector<Ends> noded = ends_of(node_segments(random_segments(random, box, 40), box));
  for (std::size_t i = 0; i < noded.size(); ++i) {
    for (std::size_t j = i + 1; j < noded.size(); ++j) {
      if (meet_inside(noded[i], noded[j])) FAIL("segments " << i << " and " << j << " meet");
    }
  }
  CHECK(noded.size() > 40);
}

TEST_CASE("Noding noded segments changes nothing that meets exactly") {
  const Box box{{0, 0}, {100, 100}};
  const std::vector<Segment> grid{segment_of({0, 50}, {100, 50}), segment_of({50, 0}, {50, 100})};
  const std::vector<Segment> once = node_segments(grid, box);
  CHECK(ends_of(once) == std::vector<Ends>{{{0, 50}, {50, 50}},
                                           {{50, 0}, {50, 50}},
                                           {{50, 50}, {50, 100}},
                                           {{50, 50}, {100, 50}}});
  CHECK(ends_of(node_segments(once, box)) == ends_of(once));
}

TEST_CASE("Noding does not depend on the order of segments") {
  std::mt19937 random(5);
  const Box box{{0, 0}, {200, 200}};
  std::vector<Segment> segments = random_segments(random, box, 60);
  const std::vector<Ends> before = ends_of(node_segments(segments, box));
  std::shuffle(segments.begin(), segments.end(), random);
  segments.push_back(segments.front());
  CHECK(ends_of(node_segments(segments, box)) == before);
}

TEST_CASE("A pixel holds its western and southern sides but not the others") {
  // In units; the pixel of (0, 0) goes from -1/2 to 1/2.
  CHECK(exact::meets_pixel({-1, 0}, {1, 1}, {0, 0}));        // passes (0, 1/2) to the south
  CHECK_FALSE(exact::meets_pixel({-1, 0}, {0, 1}, {0, 0}));  // touches the corner in the north-west
  CHECK_FALSE(exact::meets_pixel({0, -1}, {1, 0}, {0, 0}));  // the one in the south-east
  CHECK_FALSE(exact::meets_pixel({0, 1}, {1, 0}, {0, 0}));   // the one in the north-east
  CHECK(exact::meets_pixel({-1, 0}, {0, -1}, {0, 0}));       // the one in the south-west
  CHECK(exact::meets_pixel({-5, 0}, {5, 0}, {0, 0}));
  CHECK_FALSE(exact::meets_pixel({1, 0}, {5, 0}, {0, 0}));
  CHECK_FALSE(exact::meets_pixel({-5, 1}, {5, 1}, {0, 0}));
}
