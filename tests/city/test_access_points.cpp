// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/access_points.hpp"

#include <algorithm>

#include "drawn_area.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/catalogue/services.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

const std::vector<Tag> kStreet{{"highway", "residential"}};
const std::vector<Tag> kDriveway{{"highway", "service"}, {"access", "private"}};

/// Streets drawn in metres, and the access points of a drawn place on foot.
struct Drawing {
  Catalogue catalogue = load_catalogue({});
  StreetData data;
  StreetRules rules{catalogue, DelayPolicy::none};
  StreetNetwork network;

  void add(std::vector<Point2> points, const std::vector<Tag>& tags) {
    data.ways.push_back({WayId{static_cast<std::int64_t>(data.ways.size()) + 1},
                         rules.way(Tags(tags)), static_cast<std::uint32_t>(data.refs.size()),
                         static_cast<std::uint32_t>(points.size())});
    for (const Point2& p : points) {
      const LonLat where = metres(p.x, p.y);
      const auto known = std::find(data.nodes.begin(), data.nodes.end(), where);
      data.refs.push_back(static_cast<std::uint32_t>(known - data.nodes.begin()));
      if (known == data.nodes.end()) data.nodes.push_back(where);
    }
  }
  std::vector<AccessPoint> enter(const PlaceFeature& place, Entry entry) {
    data.way_rules = rules.ways();
    Findings findings;
    network = build_street_network(catalogue, data, findings);
    const StreetIndex index(network);
    const SearchGraph graph(catalogue, network, ModeIndex(0));
    return access_points({catalogue, index, graph, graph, {}}, place, entry, false);
  }
  std::int64_t way_of(const AccessPoint& point) const {
    return network.segments[point.anchor.segment].way.value;
  }
};

PlaceFeature area(double west, double south, double east, double north) {
  PlaceFeature place;
  place.shape = PlaceFeature::Shape::area;
  place.area = town(west, south, east, north);
  return place;
}

}  // namespace

TEST_CASE("An area that a public street enters is not entered by its driveways") {
  for (const double side : {-1.0, 1.0}) {  // either may come first in the network
    Drawing city;
    city.add({{side * 500, 0}, {0, 0}}, kStreet);
    city.add({{side * 500, 0}, {side * 500, 300}, {-side * 500, 300}, {-side * 500, 0}}, kStreet);
    city.add({{-side * 500, 0}, {-side * 5, 0}}, kDriveway);
    const auto points = city.enter(area(-20, -20, 20, 20), Entry::door);
    REQUIRE(points.size() == 1);
    CHECK(points[0].evidence == Evidence::crossing);
    CHECK(city.way_of(points[0]) == 1);
  }
}

TEST_CASE("An area that only driveways enter is entered by each of them") {
  Drawing city;
  city.add({{-500, 0}, {-500, 300}, {500, 300}, {500, 0}}, kStreet);
  city.add({{-500, 0}, {-5, 0}}, kDriveway);
  city.add({{500, 0}, {5, 0}}, kDriveway);
  std::size_t ways_in = 0;
  for (const AccessPoint& point : city.enter(area(-20, -20, 20, 20), Entry::door)) {
    CHECK(point.evidence == Evidence::nearest);
    ways_in += point.anchor.off_m < 1e-6 ? 1 : 0;
  }
  CHECK(ways_in == 2);
}

TEST_CASE("A bridge over an area takes none of the streets near it away") {
  const auto ways_in = [](bool bridge) {
    Drawing city;
    city.add({{-1500, 50}, {1500, 50}}, kStreet);
    if (bridge) city.add({{0, 50}, {0, -50}}, {{"highway", "footway"}, {"bridge", "yes"}});
    std::size_t near_street = 0;
    for (const AccessPoint& point : city.enter(area(-20, -20, 20, 20), Entry::door)) {
      CHECK(point.evidence == Evidence::nearest);
      near_street += city.way_of(point) == 1 ? 1 : 0;
    }
    return near_street;
  };
  CHECK(ways_in(false) == 1);
  CHECK(ways_in(true) >= 1);
}

TEST_CASE("An area beside nothing but a tiny island of streets is entered from there") {
  Drawing city;
  city.add({{-300, 50}, {300, 50}}, kStreet);
  const auto points = city.enter(area(-20, -20, 20, 20), Entry::door);
  REQUIRE(points.size() == 1);
  CHECK(points[0].anchor.off_m == Approx(30).margin(0.1));
}

TEST_CASE("A bank is reached from the town's own streets, though a tiny island lies nearer") {
  Drawing city;
  city.add({{-1500, 25}, {1500, 25}}, kStreet);  // 3 km: not tiny
  city.add({{-50, 5}, {50, 5}}, kStreet);
  PlaceFeature river;
  river.shape = PlaceFeature::Shape::line;
  river.line = street({{-60, 0}, {60, 0}});
  const auto points = city.enter(river, Entry::bank);
  CHECK(std::any_of(points.begin(), points.end(),
                    [&](const AccessPoint& point) { return city.way_of(point) == 1; }));
}

TEST_CASE("A bridge over a park is no entrance, nor a private drive beside it") {
  const std::vector<Tag> bridge{{"highway", "residential"}, {"bridge", "yes"}};
  for (const auto& tags : {bridge, kDriveway}) {
    Drawing city;
    city.add({{-300, 20}, {-20, 20}}, kStreet);
    city.add({{-20, 20}, {220, 20}}, tags);  // across the park, and 20 m beside it
    city.add({{220, 20}, {500, 20}}, kStreet);
    city.add({{500, 20}, {500, 400}, {-300, 400}, {-300, 20}}, kStreet);
    const auto points = city.enter(area(0, 0, 200, 200), Entry::open_edge);
    REQUIRE(!points.empty());
    for (const AccessPoint& point : points) {
      CHECK(point.evidence == Evidence::edge);
      CHECK(city.way_of(point) != 2);  // but where the street ends, 20 m away
    }
  }
}

TEST_CASE("A bank is not reached where its nodes are missing") {
  const auto reached = [](const std::vector<std::uint32_t>& gaps) {
    Drawing city;
    city.add({{200, 20}, {300, 20}, {300, 500}}, kStreet);
    PlaceFeature river;
    river.shape = PlaceFeature::Shape::line;
    river.line = street({{0, 0}, {100, 0}, {400, 0}, {500, 0}});
    river.gaps = gaps;
    return city.enter(river, Entry::bank).size();
  };
  CHECK(reached({}) > 2);
  CHECK(reached({2}) == 0);
}

TEST_CASE("The open edge of a park is not entered where nodes of a part are missing") {
  const auto reached = [](const std::vector<std::uint32_t>& gaps) {
    Drawing city;
    city.add({{200, -20}, {300, -20}, {300, -500}}, kStreet);
    PlaceFeature park = area(0, 0, 40, 40);
    park.area.push_back(town(100, 0, 400, 100).front());
    park.gaps = gaps;
    return city.enter(park, Entry::open_edge).size();
  };
  CHECK(reached({}) > 2);
  CHECK(reached({5 + 1}) == 0);  // the southern edge of the second part
}
