// SPDX-License-Identifier: Apache-2.0
// Who hangs together is told without looking at all pairs, and is the same.
#include <chrono>
#include <random>

#include "../../src/city/alike_groups.hpp"
#include "../../src/city/near_points.hpp"
#include "quarter/base/groups.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

using Set = std::vector<std::uint32_t>;  // per point: the least that it hangs together with

Set set_of(Groups& groups, std::size_t count) {
  Set set;
  for (std::uint32_t i = 0; i < count; ++i)
    set.push_back(groups.find(i));
  return set;
}

Set by_all_pairs(const std::vector<LonLat>& points, double metres) {
  Groups groups(points.size());
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    for (std::uint32_t k = 0; k < i; ++k) {
      if (distance_m(points[i], points[k]) <= metres) groups.unite(i, k);
    }
  }
  return set_of(groups, points.size());
}

/// Each pair that is joined is near and was not together before.
Set by_near_points(const std::vector<LonLat>& points, double metres) {
  Groups groups(points.size());
  join_near_points(points, metres, [&](std::uint32_t i, std::uint32_t k) {
    CHECK(distance_m(points[i], points[k]) <= metres);
    CHECK(groups.find(i) != groups.find(k));
    groups.unite(i, k);
  });
  return set_of(groups, points.size());
}

LonLat beyond_the_seam(double lon, double lat) {
  return LonLat::from_degrees(lon > 180 ? lon - 360 : lon, lat);
}

}  // namespace

TEST_CASE("Points hang together as they do by all pairs, at every corner of the world") {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> any(-0.01, 0.01);
  for (const auto& [lon, lat] :
       {std::pair(13.0, 53.0), std::pair(116.3, 39.9), std::pair(-122.3, 37.8),
        std::pair(25.0, 70.0), std::pair(0.0, 0.0), std::pair(180.0, -17.0)}) {
    INFO(lon << " " << lat);
    for (const double metres : {0.0, 5.0, 40.0, 100.0, 3000.0}) {
      std::vector<LonLat> points;
      for (int i = 0; i < 400; ++i)
        points.push_back(beyond_the_seam(lon + any(random), lat + any(random)));
      points.insert(points.end(), points.begin(), points.begin() + 20);  // on the same spots
      CHECK(by_near_points(points, metres) == by_all_pairs(points, metres));
    }
  }
}

TEST_CASE("Two crowds hang together only if one of each is near") {
  std::vector<LonLat> points;
  for (int i = 0; i < 40000; ++i)
    points.push_back({130000000 + i % 200 + (i % 2 == 0 ? 0 : 20000), 530000000 + i / 200});
  Groups groups(points.size());
  int joined = 0;
  const auto begin = std::chrono::steady_clock::now();
  join_near_points(points, 100, [&](auto, auto) { ++joined; });
  CHECK(joined == 40000 - 2);
  // All pairs would take minutes.
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("Members hang together as they do by all pairs that agree") {
  std::mt19937 random(8);
  const std::vector<std::optional<std::string_view>> traits{std::nullopt, "a", "b", "c"};
  const auto agree = [](const auto& x, const auto& y) { return !x || !y || *x == *y; };
  for (int round = 0; round < 500; ++round) {
    std::vector<Alike> members;
    const auto count = static_cast<std::uint32_t>(random() % 8);
    for (std::uint32_t i = 0; i < count; ++i)
      members.push_back({i, traits[random() % 4], traits[random() % 4]});
    Groups expected(count), found(count);
    for (const Alike& a : members) {
      for (const Alike& b : members) {
        if (agree(a.kind, b.kind) && agree(a.name, b.name)) expected.unite(a.item, b.item);
      }
    }
    join_alike(members, [&](std::uint32_t a, std::uint32_t b) { found.unite(a, b); });
    CHECK(set_of(found, count) == set_of(expected, count));
  }
}
