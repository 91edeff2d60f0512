// SPDX-License-Identifier: Apache-2.0
// People of zones put on homes and streets: who goes where, and that nobody is lost.
#include "quarter/city/population.hpp"

#include <random>

#include "drawn_area.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/city/origins.hpp"
#include "quarter/network/street_network.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// Two blocks of 200 m by 200 m under a map that reaches as far as they do.
///
///     +-------+-------+
///     |       |       |
///     |   W   |   E   |
///     |       |       |
///     +-------+-------+
struct TwoBlocks {
  Catalogue catalogue = load_catalogue({});
  MapData map;
  MultiPolygon west = town(0, 0, 200, 200);
  MultiPolygon east = town(200, 0, 400, 200);
  std::vector<MultiPolygon> zones;
  Population population;

  TwoBlocks() { map.extent.area = town(0, 0, 400, 200); }

  /// A street along a line, "residential" or another kind of highway.
  void add_street(LonLat from, LonLat to, const char* kind) {
    const auto first = static_cast<std::uint32_t>(map.streets.nodes.size());
    const auto number = static_cast<std::int64_t>(streets_.size()) + 1;
    map.streets.nodes.insert(map.streets.nodes.end(), {from, to});
    map.streets.refs.insert(map.streets.refs.end(), {first, first + 1});
    streets_.push_back({{"highway", kind}});
    map.streets.ways.push_back({WayId{number}, rules_.way(Tags(streets_.back())), first, 2});
    map.streets.way_rules = rules_.ways();
  }

  void add_home(double east_m, double north_m, double floor_area_m2) {
    const Ring outline = rectangle(east_m - 5, north_m - 5, east_m + 5, north_m + 5);
    map.homes.push_back({{OsmRef::Type::way, static_cast<std::int64_t>(map.homes.size()) + 10},
                         static_cast<std::uint32_t>(map.home_points.size()),
                         static_cast<std::uint32_t>(outline.size()),
                         floor_area_m2});
    map.home_points.insert(map.home_points.end(), outline.begin(), outline.end());
  }

  void add_zone(MultiPolygon outline, double people, std::vector<double> groups = {}) {
    zones.push_back(std::move(outline));
    population.people.push_back(people);
    population.group_people.insert(population.group_people.end(), groups.begin(), groups.end());
  }

  Origins origins() {
    if (!population.zones) population.zones = polygon_zones(zones);
    Findings findings;
    const StreetNetwork network = build_street_network(catalogue, map.streets, findings);
    const MultiPolygon both = town(0, 0, 400, 200);
    const AreaIndex area({&both}), blocks({&west, &east});
    return find_origins(catalogue, map, network, {area, blocks}, &population);
  }

 private:
  StreetRules rules_{catalogue, DelayPolicy::none};
  std::vector<std::vector<Tag>> streets_;
};

double weight_in(const Origins& origins, std::uint32_t block) {
  double weight = 0;
  for (const Origin& origin : origins.points)
    weight += origin.block == block ? origin.weight : 0;
  return weight;
}

/// Everyone who was read is somewhere.
void check_conserved(const Origins& origins) {
  REQUIRE(origins.people.has_value());
  const PopulationTotals& p = *origins.people;
  CHECK(p.placed() + p.beyond + p.unplaced == Approx(p.read).epsilon(1e-12));
  double placed = 0;
  for (const Origin& origin : origins.points)
    placed += origin.weight;
  CHECK(placed == Approx(p.placed()).epsilon(1e-12));
}

}  // namespace

TEST_CASE("The people of a zone live in its homes, by floor area") {
  TwoBlocks town;
  town.add_home(50, 100, 300);
  town.add_home(150, 100, 100);
  town.add_home(300, 100, 500);
  town.add_zone(town.west, 80);
  town.add_zone(town.east, 7);
  const Origins origins = town.origins();
  check_conserved(origins);
  CHECK(origins.kind == OriginKind::population);
  CHECK(weight_name(origins.kind) == "population");
  REQUIRE(origins.points.size() == 3);
  CHECK(origins.points[0].weight == Approx(80 * 300 / 400.0));
  CHECK(origins.points[1].weight == Approx(80 * 100 / 400.0));
  CHECK(origins.points[2].weight == Approx(7));
  CHECK(origins.points[2].home == 2);
  CHECK(origins.people->on_homes == Approx(87));
}

TEST_CASE("A zone over two blocks fills both") {
  TwoBlocks town;
  town.add_home(190, 100, 100);
  town.add_home(210, 100, 300);
  town.add_zone(town.map.extent.area, 40);
  const Origins origins = town.origins();
  check_conserved(origins);
  CHECK(weight_in(origins, 0) == Approx(10));
  CHECK(weight_in(origins, 1) == Approx(30));
}

TEST_CASE("Homes where nobody is counted have no people, and are counted") {
  TwoBlocks town;
  town.add_home(50, 100, 300);
  town.add_home(300, 100, 500);
  town.add_street(metres(210, 50), metres(390, 50), "residential");
  town.add_zone(town.west, 10);
  const Origins origins = town.origins();
  check_conserved(origins);
  CHECK(origins.people->empty_homes == 1);
  CHECK(weight_in(origins, 1) == 0);
  // The block still has times: from points without weight.
  CHECK(std::any_of(origins.points.begin(), origins.points.end(),
                    [](const Origin& o) { return o.block == 1 && o.home == kNone; }));
}

TEST_CASE("Of a zone that the map covers in part, that part of the people counts") {
  TwoBlocks town;
  town.add_home(350, 100, 100);
  town.add_zone(quarter::town(300, 0, 700, 200), 40);  // 100 m of its 400 m lie on the map
  const Origins origins = town.origins();
  check_conserved(origins);
  CHECK(origins.people->on_homes == Approx(10).epsilon(1e-4));  // outlines are whole centimetres
  CHECK(origins.people->beyond == Approx(30).epsilon(1e-4));    // outlines are whole centimetres
}

TEST_CASE("Homes outside all blocks take their people out of the study") {
  TwoBlocks town;
  town.map.extent.area = quarter::town(0, 0, 600, 200);
  town.add_home(350, 100, 100);
  town.add_home(450, 100, 300);  // on the map, but in no block
  town.add_zone(quarter::town(300, 0, 500, 200), 40);
  const Origins origins = town.origins();
  check_conserved(origins);
  CHECK(origins.people->on_homes == Approx(10));
  CHECK(origins.people->beyond == Approx(30));
}

TEST_CASE("People of a zone without homes are spread along its residential streets") {
  TwoBlocks town;
  town.add_home(50, 100, 100);
  town.add_street(metres(210, 50), metres(390, 50), "residential");
  town.add_street(metres(210, 150), metres(390, 150), "service");
  town.add_zone(town.east, 12);
  const Origins origins = town.origins();
  check_conserved(origins);
  CHECK(origins.people->on_residential_streets == Approx(12));
  // 180 m in stretches of at most 30 m: 6, each with two sides.
  std::size_t points = 0;
  for (const Origin& origin : origins.points) {
    if (!(origin.weight > 0)) continue;
    ++points;
    CHECK(origin.weight == Approx(12.0 / (6 * 2)));
    CHECK(origin.where.y == metres(0, 50).y);
  }
  CHECK(points == 6 * 2);
}

TEST_CASE("Where there is no residential street people are spread along the others") {
  TwoBlocks town;
  town.add_home(50, 100, 100);
  town.add_street(metres(210, 150), metres(390, 150), "service");
  town.add_zone(town.east, 12);
  const Origins origins = town.origins();
  check_conserved(origins);
  CHECK(origins.people->on_other_streets == Approx(12));
  CHECK(weight_in(origins, 1) == Approx(12));
}

TEST_CASE("Where there is no street at all people are put into the block") {
  TwoBlocks town;
  town.add_home(50, 100, 100);
  town.add_zone(town.east, 12);
  const Origins origins = town.origins();
  check_conserved(origins);
  CHECK(origins.people->at_middles == Approx(12));
  CHECK(weight_in(origins, 1) == Approx(12));
}

TEST_CASE("People of a zone with neither homes, streets nor a block are counted as not placed") {
  TwoBlocks town;
  town.map.extent.area = quarter::town(0, 0, 600, 200);
  town.add_home(50, 100, 100);
  town.add_zone(quarter::town(450, 0, 550, 200), 12);
  const Origins origins = town.origins();
  check_conserved(origins);
  CHECK(origins.people->unplaced == Approx(12));
}

TEST_CASE("Where homes are hardly mapped, the streets come first") {
  TwoBlocks town;
  town.catalogue.origins.home_beside_m = 10;  // the home is 45 m from the street
  town.add_home(300, 100, 100);
  town.add_street(metres(210, 50), metres(390, 50), "residential");
  town.add_zone(town.east, 12);
  const Origins origins = town.origins();
  check_conserved(origins);
  CHECK(origins.people->on_residential_streets == Approx(12));
  CHECK(origins.people->on_homes == 0);
}

TEST_CASE("The side of a street outside all blocks lends its length to the other") {
  TwoBlocks town;
  town.add_home(50, 100, 100);
  town.add_street(metres(210, 199), metres(390, 199), "residential");  // 8 m north is no block
  town.add_zone(quarter::town(200, 0, 400, 199.5), 12);
  const Origins origins = town.origins();
  check_conserved(origins);
  CHECK(origins.people->on_residential_streets == Approx(12));
}

TEST_CASE("Groups follow the people of their zone") {
  TwoBlocks town;
  town.population.groups = {"young", "old"};
  town.add_home(50, 100, 300);
  town.add_home(150, 100, 100);
  town.add_home(300, 100, 100);
  town.add_zone(town.west, 80, {20, 8});
  town.add_zone(town.east, 10, {0, 10});
  const Origins origins = town.origins();
  REQUIRE(origins.points.size() == 3);
  CHECK(origins.in_group(origins.points[0], 0) == Approx(60 * 20 / 80.0));
  CHECK(origins.in_group(origins.points[1], 0) == Approx(20 * 20 / 80.0));
  CHECK(origins.in_group(origins.points[1], 1) == Approx(20 * 8 / 80.0));
  CHECK(origins.in_group(origins.points[2], 0) == 0);
  CHECK(origins.in_group(origins.points[2], 1) == Approx(10));
}

TEST_CASE("Points give the cells of a grid back") {
  // Middles of cells of 100 m; the corner of a cell is 71 m away, the next cell's middle 100 m.
  std::vector<LonLat> middles;
  for (int column = 0; column < 3; ++column) {
    for (int row = 0; row < 3; ++row)
      middles.push_back(metres(50 + 100 * column, 50 + 100 * row));
  }
  const auto zones = point_zones(middles);
  const std::vector<LonLat> places{metres(1, 1),     metres(99, 99),   metres(101, 1),
                                   metres(250, 250), metres(299, 299), metres(-30, 50)};
  CHECK(zones->find(places) == std::vector<std::uint32_t>{0, 0, 3, 8, 8, kNone});
}

TEST_CASE("A point that stands alone speaks for a kilometre around") {
  const auto zones = point_zones({metres(0, 0)});
  const std::vector<LonLat> places{metres(990, 0), metres(1010, 0)};
  CHECK(zones->find(places) == std::vector<std::uint32_t>{0, kNone});
}

TEST_CASE("Whatever the zones and homes, nobody is lost") {
  std::mt19937 random(5);
  const auto number = [&](double most) {
    return std::uniform_real_distribution<double>(0, most)(random);
  };
  for (int round = 0; round < 30; ++round) {
    TwoBlocks town;
    town.map.extent.area = quarter::town(0, 0, 500, 300);
    for (int i = 0; i < round; ++i)
      town.add_home(number(500), number(300), 20 + number(1000));
    for (int i = 0; i < round % 4; ++i) {
      town.add_street(metres(number(500), number(300)), metres(number(500), number(300)),
                      i == 0 ? "residential" : "footway");
    }
    for (int column = 0; column < 6; ++column) {
      for (int row = 0; row < 4; ++row) {
        town.add_zone(
            quarter::town(-40 + 100 * column, -30 + 100 * row, 60 + 100 * column, 70 + 100 * row),
            number(50));
      }
    }
    check_conserved(town.origins());
  }
}
