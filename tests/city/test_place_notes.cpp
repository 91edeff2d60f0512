// SPDX-License-Identifier: Apache-2.0
// What is said of a place besides its services: names that mislead, and where the middle of a line
// is.
#include <algorithm>

#include "drawn_map.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

std::size_t misleading(const std::string& tags) {
  DrawnMap drawing;
  drawing.node(0, 0, tags);
  const auto counts = drawing.finish().findings.counts();
  const auto found = counts.find(FindingKind::misleading_name);
  return found == counts.end() ? 0 : found->second;
}

LonLat middle_of_line(const std::vector<Point2>& points) {
  DrawnMap drawing;
  drawing.way(points, "shop=supermarket");
  const MapData map = drawing.finish();
  REQUIRE(map.places.size() == 1);
  return map.places.front().where;
}

}  // namespace

TEST_CASE("A school that is named like one of driving, cookery, dancing … is told, and counts") {
  for (const char* const name :
       {"Fahrschule_Meier", "FAHRSCHULE", "Driving_School_Smith", "Autoescuela_Las_Canteras",
        "Escuela_de_Cocina", "École_de_cuisine", "Scuola_guida", "Autokoulu", "驾校",
        "成人教育中心", "Volkshochschule_Neubrandenburg", "Escola_de_Dança", "Skischule",
        "Language_School", "Автошкола"}) {
    std::string spaced = name;
    std::replace(spaced.begin(), spaced.end(), '_', ' ');
    INFO(spaced);
    const std::vector<Tag> tags{{"amenity", "school"}, {"name", spaced}};
    const Catalogue catalogue = load_catalogue({});
    MapBuilder drawn(catalogue, DelayPolicy::none);
    drawn.add_node(NodeId{1}, 1, LonLat::from_degrees(13, 53), Tags(tags));
    const MapData map = drawn.finish({});
    CHECK(map.places.size() == 1);
    CHECK(map.findings.counts().count(FindingKind::misleading_name) == 1);
  }
}

TEST_CASE("An ordinary name, a driving school tagged as one, and a shop are not told of") {
  CHECK(misleading("amenity=school name=Goetheschule") == 0);
  CHECK(misleading("amenity=school name=Helsingin_yhteiskoulu") == 0);
  CHECK(misleading("amenity=school") == 0);
  CHECK(misleading("amenity=driving_school name=Fahrschule") == 0);
  CHECK(misleading("shop=supermarket name=Fahrschule") == 0);
  CHECK(misleading("amenity=school name=Fahrschule") == 1);
}

TEST_CASE("The middle of a line of an even number of nodes lies between two of them") {
  CHECK(distance_m(middle_of_line({{0, 0}, {100, 0}}), metres(50, 0)) < 0.1);
  CHECK(distance_m(middle_of_line({{0, 0}, {10, 0}, {30, 0}, {100, 0}}), metres(20, 0)) < 0.1);
  CHECK(distance_m(middle_of_line({{0, 0}, {10, 0}, {100, 0}}), metres(10, 0)) < 0.1);
}
