// SPDX-License-Identifier: Apache-2.0
#include "drawn_area.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/city/origins.hpp"
#include "quarter/network/street_network.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// Two blocks of 200 m by 200 m, and a service street of 380 m through the middle of both.
///
///     +-------+-------+
///     |       |       |
///     | ======|====== |
///     |   H   |       |
///     +-------+-------+
struct TwoBlocks {
  Catalogue catalogue = load_catalogue({});
  StreetRules rules{catalogue, DelayPolicy::none};
  MapData map;
  MultiPolygon west = town(0, 0, 200, 200);
  MultiPolygon east = town(200, 0, 400, 200);

  TwoBlocks() {
    const std::vector<Tag> tags{{"highway", "service"}};
    map.streets.nodes = {metres(10, 100), metres(390, 100)};
    map.streets.refs = {0, 1};
    map.streets.ways = {{WayId{1}, rules.way(Tags(tags)), 0, 2}};
    map.streets.way_rules = rules.ways();
  }

  void add_residential_street(LonLat from, LonLat to) {
    const auto first = static_cast<std::uint32_t>(map.streets.nodes.size());
    map.streets.nodes.insert(map.streets.nodes.end(), {from, to});
    map.streets.refs.insert(map.streets.refs.end(), {first, first + 1});
    const std::vector<Tag> tags{{"highway", "residential"}};
    map.streets.ways.push_back({WayId{first}, rules.way(Tags(tags)), first, 2});
    map.streets.way_rules = rules.ways();
  }

  void add_home(const Ring& outline, double floor_area_m2) {
    map.homes.push_back({{OsmRef::Type::way, static_cast<std::int64_t>(map.homes.size()) + 10},
                         static_cast<std::uint32_t>(map.home_points.size()),
                         static_cast<std::uint32_t>(outline.size()),
                         floor_area_m2});
    map.home_points.insert(map.home_points.end(), outline.begin(), outline.end());
  }

  Origins origins() {
    Findings findings;
    const StreetNetwork network = build_street_network(catalogue, map.streets, findings);
    const MultiPolygon both = town(0, 0, 400, 200);
    const AreaIndex area({&both}), blocks({&west, &east});
    return find_origins(catalogue, map, network, {area, blocks});
  }
};

}  // namespace

TEST_CASE("A block without homes gets points along its streets that carry no weight") {
  TwoBlocks town;
  town.add_home(rectangle(50, 40, 60, 50), 200);
  const Origins origins = town.origins();
  CHECK(origins.kind == OriginKind::buildings);
  // 380 m in stretches of at most 100 m: 4 of 95 m, two of them in the east, each with two sides.
  REQUIRE(origins.points.size() == 1 + 2 * 2);
  CHECK(origins.points[0].block == 0);
  CHECK(origins.points[0].home == 0);
  CHECK(origins.points[0].weight == 200);
  for (std::size_t i = 1; i < origins.points.size(); ++i) {
    CHECK(origins.points[i].block == 1);
    CHECK(origins.points[i].home == kNone);
    CHECK(origins.points[i].weight == 0);
  }
}

TEST_CASE("Blocks that all have homes get no points along streets") {
  TwoBlocks town;
  town.add_home(rectangle(50, 40, 60, 50), 200);
  town.add_home(rectangle(350, 40, 360, 50), 300);
  const Origins origins = town.origins();
  REQUIRE(origins.points.size() == 2);
  CHECK(origins.points[0].weight == 200);
  CHECK(origins.points[1].weight == 300);
}

TEST_CASE("Where most residential streets have no homes beside them, streets are counted instead") {
  TwoBlocks town;
  town.add_residential_street(metres(20, 150), metres(180, 150));
  town.add_residential_street(metres(220, 150), metres(370, 150));
  town.add_home(rectangle(60, 160, 140, 180), 200);
  Origins origins = town.origins();
  CHECK(origins.streets_with_homes == Approx(160.0 / 310).epsilon(1e-4));  // more than half
  CHECK(origins.kind == OriginKind::buildings);

  town.add_residential_street(metres(220, 20), metres(370, 20));
  origins = town.origins();
  CHECK(origins.streets_with_homes == Approx(160.0 / 460).epsilon(1e-4));
  CHECK(origins.kind == OriginKind::street_points);
  double metres_of_street = 0;
  for (const Origin& origin : origins.points)
    metres_of_street += origin.weight;
  CHECK(metres_of_street == Approx(460).epsilon(1e-4));
}
