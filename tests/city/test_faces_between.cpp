// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <random>

#include "../../src/city/enclosing_lines.hpp"
#include "../../src/city/faces_between.hpp"
#include "../../src/city/geos.hpp"
#include "../../src/city/noding.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// Lines on a small net, which often touch: dead ends, bridges, islands and rings that meet in a
/// point among them.
std::vector<Line> random_lines(std::mt19937& random, std::int32_t wide, int count) {
  const auto any = [&] {
    return static_cast<std::int32_t>(random() % static_cast<unsigned>(wide));
  };
  std::vector<Segment> segments;
  while (static_cast<int>(segments.size()) < count) {
    const LonLat a{any(), any()};
    const LonLat b{a.x + any() % 4 - 1, a.y + any() % 4 - 1};
    if (a != b) segments.emplace_back(a, b);
  }
  return enclosing_lines(noded(segments));
}

MultiPolygon in_order(std::vector<Polygon> faces) {
  std::sort(faces.begin(), faces.end(), [](const Polygon& a, const Polygon& b) {
    return std::tie(a.outer, a.holes) < std::tie(b.outer, b.holes);
  });
  return faces;
}

MultiPolygon faces_of_geos(const std::vector<Line>& lines) {
  std::vector<geos::Geometry> given;
  for (const Line& line : lines)
    given.push_back(geos::line(line));
  std::vector<const GEOSGeometry*> pointers;
  for (const geos::Geometry& line : given)
    pointers.push_back(line.get());
  const geos::Geometry made = geos::owned(
      GEOSPolygonize_r(geos::context(), pointers.data(), static_cast<unsigned>(pointers.size())));
  return in_order(geos::polygons(made.get()));
}

bool same(const MultiPolygon& a, const MultiPolygon& b) {
  return std::ranges::equal(a, b, [](const Polygon& p, const Polygon& q) {
    return p.outer == q.outer && p.holes == q.holes;
  });
}

}  // namespace

TEST_CASE("Faces between lines are those that GEOS makes") {
  std::mt19937 random(9);
  std::size_t holes = 0;
  for (int round = 0; round < 800; ++round) {
    const std::int32_t wide = 5 + static_cast<std::int32_t>(random() % 20);
    const int dense = 2 + static_cast<int>(random() % 8);
    const std::vector<Line> lines = random_lines(random, wide, dense * wide);
    const MultiPolygon faces = in_order(faces_between(lines));
    CHECK(same(faces, faces_of_geos(lines)));
    for (const Polygon& face : faces)
      holes += face.holes.size();
  }
  CHECK(holes > 0);
}

TEST_CASE("An island in a face is its hole, one in that hole is a face") {
  std::vector<Line> lines;
  for (const std::int32_t r : {30, 20, 10})
    lines.push_back({{-r, -r}, {r, -r}, {r, r}, {-r, r}, {-r, -r}});
  const MultiPolygon faces = in_order(faces_between(lines));
  REQUIRE(faces.size() == 3);
  CHECK(faces[0].outer == lines[0]);
  CHECK(faces[0].holes ==
        std::vector<Ring>{{{-20, -20}, {-20, 20}, {20, 20}, {20, -20}, {-20, -20}}});
  CHECK(faces[1].holes.size() == 1);
  CHECK(faces[2].holes.empty());
}

TEST_CASE("Pieces that share sides have the outline that GEOS gives them together") {
  std::mt19937 random(9);
  for (int round = 0; round < 400; ++round) {
    const std::vector<Polygon> faces = faces_between(random_lines(random, 9, 120));
    if (faces.empty()) continue;
    // From some face on, those that share a side with one taken before.
    std::vector<const Polygon*> taken{&faces[random() % faces.size()]};
    const auto steps = [](const Polygon& p) {
      std::vector<std::pair<LonLat, LonLat>> all;
      for (std::size_t i = 1; i < p.outer.size(); ++i)
        all.emplace_back(p.outer[i - 1], p.outer[i]);
      return all;
    };
    for (const Polygon& face : faces) {
      const auto shares = [&](const Polygon* other) {
        return std::ranges::any_of(steps(face), [&](const auto& step) {
          return std::ranges::count(steps(*other), std::pair(step.second, step.first)) > 0;
        });
      };
      if (std::ranges::count(taken, &face) == 0 && random() % 3 > 0 &&
          std::any_of(taken.begin(), taken.end(), shares))
        taken.push_back(&face);
    }
    std::vector<geos::Geometry> parts;
    for (const Polygon* const piece : taken)
      parts.push_back(geos::polygon(*piece));
    const geos::Geometry all = geos::collection(GEOS_MULTIPOLYGON, std::move(parts));
    const geos::Geometry made = geos::owned(GEOSCoverageUnion_r(geos::context(), all.get()));
    CHECK(same({joined_outline(taken)}, geos::polygons(made.get())));
  }
}
