// SPDX-License-Identifier: Apache-2.0
#include "drawn_map.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/catalogue/services.hpp"
#include "quarter/city/access_points.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

struct DoorRow {
  const char* tags;
  std::size_t entrances;
  std::size_t shut;
};

/// A street along the south of a shop of 300 m, with a door by each end of that side; metres along
/// the street at which people go in.
std::vector<double> ways_in(const std::string& west_door, const std::string& east_door,
                            bool path_to_west = false) {
  DrawnMap city;
  const auto a = city.node(0, 10), b = city.node(50, 10, west_door),
             c = city.node(250, 10, east_door), d = city.node(300, 10), e = city.node(300, 60),
             f = city.node(0, 60);
  city.way_of({a, b, c, d, e, f, a}, "shop=supermarket");
  city.way({{-100, 0}, {400, 0}}, "highway=residential");
  if (path_to_west) {
    const auto g = city.node(50, -20);
    city.way_of({g, b}, "highway=footway");
    city.way({{50, -20}, {-100, 0}}, "highway=footway");
  }
  MapData map = city.finish();
  const Catalogue catalogue = load_catalogue({});
  Findings findings;
  const StreetNetwork network = build_street_network(catalogue, map.streets, findings);
  const StreetIndex index(network);
  const SearchGraph graph(catalogue, network, ModeIndex(0));
  const AccessContext context{catalogue, index, graph, graph, map.entrances, map.shut_doors};
  std::vector<double> east;
  for (const AccessPoint& point : access_points(context, map.places.at(0), Entry::door, false))
    if (point.is_door) east.push_back(LocalPlane(metres(0, 0)).to_plane(point.where).x);
  return east;
}

}  // namespace

TEST_CASE("A door is a way in unless it says whom it is for") {
  const DoorRow rows[] = {
      {"entrance=yes", 1, 0},
      {"entrance=main", 1, 0},
      {"entrance=shop", 1, 0},
      {"entrance=secondary", 1, 0},
      {"entrance=yes;exit", 1, 0},
      {"entrance=no", 0, 0},
      {"entrance=exit", 0, 1},
      {"entrance=emergency", 0, 1},
      {"entrance=home", 0, 1},
      {"entrance=garage", 0, 1},
      {"entrance=service", 0, 1},
      {"entrance=staircase", 0, 1},
      {"entrance=yes access=private", 0, 1},
      {"entrance=yes access=no", 0, 1},
      {"entrance=yes access=emergency", 0, 1},
      {"entrance=yes access=employees", 0, 1},
      {"entrance=yes access=private;customers", 1, 0},
      {"entrance=yes access=customers", 1, 0},
      {"entrance=yes access=permissive", 1, 0},
      {"entrance=yes access=destination", 1, 0},
      {"entrance=yes access=private foot=yes", 1, 0},
      {"entrance=yes foot=no", 0, 1},
      {"entrance=yes bicycle=no", 1, 0},
      {"entrance=yes locked=yes", 0, 1},
      {"entrance=yes locked=no", 1, 0},
      {"entrance=yes disused=yes", 0, 0},
      {"barrier=gate", 1, 0},
      {"barrier=gate access=private", 0, 1},
      {"barrier=gate access=no", 0, 1},
      {"barrier=lift_gate access=private foot=yes", 1, 0},
      {"barrier=bollard", 0, 0},
      {"door=yes", 0, 0},
      {"shop=supermarket", 0, 0},
  };
  for (const DoorRow& row : rows) {
    INFO(row.tags);
    DrawnMap city;
    city.node(0, 0, row.tags);
    const MapData map = city.finish();
    CHECK(map.entrances.size() == row.entrances);
    CHECK(map.shut_doors.size() == row.shut);
  }
}

TEST_CASE("Nobody goes into a shop by its exit, a staff door or the stairs of the flats above") {
  for (const char* door : {"entrance=exit", "entrance=yes access=private", "entrance=staircase",
                           "entrance=emergency", "entrance=service access=no"}) {
    INFO(door);
    const auto in = ways_in(door, "entrance=main");
    REQUIRE(in.size() == 1);
    CHECK(in[0] == Approx(250).margin(0.1));
  }
  CHECK(ways_in("entrance=yes", "entrance=main").size() == 2);
}

TEST_CASE("A path that ends at an exit does not lead in") {
  const auto in = ways_in("entrance=exit", "entrance=main", true);
  REQUIRE(in.size() == 1);
  CHECK(in[0] == Approx(250).margin(0.1));
  CHECK(ways_in("entrance=yes", "entrance=main", true).size() == 2);
}

TEST_CASE("A private door on the edge of a square stops nobody who passes by") {
  DrawnMap city;
  const auto a = city.node(0, 0), b = city.node(50, 0, "entrance=yes access=private"),
             c = city.node(100, 0), d = city.node(100, 50), e = city.node(0, 50);
  city.way_of({a, b, c, d, e, a}, "highway=pedestrian area=yes");
  const auto passage = city.node(50, 200, "entrance=yes access=private");
  city.way_of({city.node(0, 200), passage, city.node(100, 200)}, "highway=footway");
  const MapData map = city.finish();
  CHECK(map.streets.ruled_nodes.size() == 1);
}
