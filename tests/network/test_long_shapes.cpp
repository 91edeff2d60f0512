// SPDX-License-Identifier: Apache-2.0
// Segments of many points are looked at stretch by stretch, and say the same.
#include <cmath>
#include <random>

#include "quarter/base/error.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/network/street_index.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// One segment of so many points a metre apart or so, to and fro.
StreetNetwork winding(std::uint32_t points) {
  StreetNetwork network;
  network.way_rules.resize(1);
  for (std::uint32_t i = 0; i < points; ++i) {
    const auto turn = static_cast<std::int32_t>(std::lround(9000 * std::sin(0.01 * i)));
    network.points.push_back({130000000 + 100 * static_cast<std::int32_t>(i), 530000000 + turn});
  }
  network.junctions = {network.points.front(), network.points.back()};
  StreetSegment segment;
  segment.from = 0;
  segment.to = 1;
  segment.point_count = points;
  segment.length_cm = static_cast<std::uint32_t>(std::lround(100 * near_length_m(network.points)));
  network.segments.push_back(segment);
  return network;
}

}  // namespace

TEST_CASE("The nearest point of a long segment is that of all its pieces") {
  const StreetNetwork network = winding(3000);
  const StreetIndex index(network);
  std::mt19937 random(10);
  for (int round = 0; round < 300; ++round) {
    const LonLat p{130000000 + static_cast<std::int32_t>(random() % 300000),
                   530000000 + static_cast<std::int32_t>(random() % 40000) - 20000};
    const LocalPlane plane(p);
    double least = 1e12;
    for (std::size_t i = 1; i < network.points.size(); ++i) {
      const Point2 a = plane.to_plane(network.points[i - 1]), b = plane.to_plane(network.points[i]);
      const double share = nearest_share({0, 0}, a, b);
      least = std::min(least, std::hypot(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)));
    }
    CHECK(index.project(p, 0).off_m == Approx(least));
  }
}

TEST_CASE("Metres along a long segment are the sum of its pieces") {
  const StreetNetwork network = winding(1000);
  const LongShapes shapes(network);
  REQUIRE(shapes.stretches(0) != nullptr);
  double metres = 0;
  for (std::size_t i = 1; i < network.points.size(); ++i) {
    metres += near_distance_m(network.points[i - 1], network.points[i]);
    CHECK(shapes.metres_to(0, i) == metres);
  }
  std::size_t pieces = 0;
  shapes.for_each_near(0, box_of(network.points), [&](std::size_t first, std::size_t last) {
    CHECK(first == pieces);
    pieces = last;
  });
  CHECK(pieces == network.points.size() - 1);
}

TEST_CASE("A node where hundreds of streets meet is refused with its place") {
  const Catalogue catalogue = load_catalogue({});
  StreetData data;
  data.way_rules.resize(1);
  data.way_rules[0].modes.resize(catalogue.modes.size());
  data.way_rules[0].modes[0].forward.passage = Passage::through;
  data.way_rules[0].modes[0].forward.speed_mps = 1.25;
  data.nodes.push_back(LonLat::from_degrees(13, 53));
  for (std::uint32_t i = 1; i <= 501; ++i) {
    data.nodes.push_back({130000000 + static_cast<std::int32_t>(i), 530001000});
    data.ways.push_back({WayId{i}, 0, static_cast<std::uint32_t>(data.refs.size()), 2});
    data.refs.insert(data.refs.end(), {0, i});
  }
  Findings findings;
  CHECK_THROWS_WITH(
      build_street_network(catalogue, data, findings),
      Catch::Matchers::Contains("streets meet at one node, at 13.0000000 53.0000000"));
}
