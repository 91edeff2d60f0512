// SPDX-License-Identifier: Apache-2.0
// Which buildings are homes and which lines bound a block, in the built-in catalogue.
#include <algorithm>

#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/catalogue/tag_rule.hpp"
#include "support/catch.hpp"
#include "tagged.hpp"

using namespace quarter;

namespace {

const Catalogue& built_in() {
  static const Catalogue catalogue = load_catalogue({});
  return catalogue;
}

const HomeRule* home(Tags tags) {
  for (const HomeRule& rule : built_in().origins.homes) {
    if (rule.rule.matches(tags)) return &rule;
  }
  return nullptr;
}

bool any_matches(const std::vector<TagRule>& rules, Tags tags) {
  return std::any_of(rules.begin(), rules.end(),
                     [tags](const TagRule& rule) { return rule.matches(tags); });
}

}  // namespace

TEST_CASE("homes are residential buildings, and plain ones nothing speaks against") {
  struct Row {
    const char* tags;
    double levels;  ///< 0: no home
    bool outside_workplaces;
  };
  const auto row = GENERATE(values<Row>({
      {"building=house", 2, false},
      {"building=detached", 2, false},
      {"building=terrace", 2, false},
      {"building=bungalow", 1, false},
      {"building=houseboat", 1, false},
      {"building=residential", 3, false},
      {"building=apartments", 5, false},
      {"building=apartments shop=bakery", 5, false},
      {"building=dormitory", 4, false},
      {"building=commercial building:use=residential", 3, false},
      {"building=retail building:flats=12", 3, false},
      {"building=yes", 2, true},
      {"building=yes name=Luna", 2, true},
      {"building=yes building:flats=12", 3, false},
      {"building=yes shop=bakery", 0, false},
      {"building=yes shop=vacant", 2, true},
      {"building=yes office=company", 0, false},
      {"building=yes amenity=school", 0, false},
      {"building=yes tourism=hotel", 0, false},
      {"building=yes power=substation", 0, false},
      {"building=yes historic=ruins", 0, false},
      {"building=yes abandoned=yes", 0, false},
      {"building=garage", 0, false},
      {"building=shed", 0, false},
      {"building=hut", 0, false},
      {"building=industrial", 0, false},
      {"building=school", 0, false},
      {"building=no", 0, false},
      {"landuse=residential", 0, false},
  }));
  INFO(row.tags);
  const HomeRule* rule = home(Tagged(row.tags));
  CHECK((rule ? rule->levels : 0) == row.levels);
  CHECK((rule && rule->outside_workplaces) == row.outside_workplaces);
}

TEST_CASE("inside workplaces a plain building is no home") {
  const auto& areas = built_in().origins.workplace_areas;
  for (const char* tags : {"landuse=industrial", "landuse=commercial", "landuse=retail",
                           "landuse=military", "landuse=allotments", "amenity=school",
                           "amenity=hospital", "aeroway=aerodrome", "tourism=camp_site"}) {
    INFO(tags);
    CHECK(any_matches(areas, Tagged(tags)));
  }
  for (const char* tags :
       {"landuse=residential", "landuse=farmyard", "leisure=garden", "place=suburb"}) {
    INFO(tags);
    CHECK_FALSE(any_matches(areas, Tagged(tags)));
  }
}

TEST_CASE("people live along residential and living streets") {
  const auto& streets = built_in().origins.streets;
  CHECK(any_matches(streets, Tagged("highway=residential")));
  CHECK(any_matches(streets, Tagged("highway=living_street")));
  CHECK_FALSE(any_matches(streets, Tagged("highway=service")));
  CHECK_FALSE(any_matches(streets, Tagged("highway=primary")));
}

TEST_CASE("blocks end at public streets, railways and banks, not at paths, tunnels and sidings") {
  struct Row {
    const char* tags;
    bool edge;
  };
  const auto row = GENERATE(values<Row>({
      {"highway=motorway", true},
      {"highway=motorway_link", true},
      {"highway=residential", true},
      {"highway=living_street", true},
      {"highway=unclassified", true},
      {"highway=pedestrian", true},
      {"highway=pedestrian area=yes", false},
      {"highway=primary tunnel=yes", false},
      {"highway=primary bridge=yes", true},
      {"highway=service", false},
      {"highway=footway", false},
      {"highway=path", false},
      {"highway=cycleway", false},
      {"highway=track", false},
      {"highway=steps", false},
      {"highway=construction", false},
      {"railway=rail", true},
      {"railway=rail tunnel=yes", false},
      {"railway=rail service=siding", false},
      {"railway=rail service=yard", false},
      {"railway=light_rail", true},
      {"railway=tram", false},
      {"railway=abandoned", false},
      {"waterway=river", true},
      {"waterway=canal", true},
      {"waterway=canal tunnel=culvert", false},
      {"waterway=stream", false},
      {"natural=water", true},
      {"natural=water water=fountain", false},
      {"natural=coastline", true},
      {"building=yes", false},
  }));
  INFO(row.tags);
  CHECK(any_matches(built_in().blocks.edges, Tagged(row.tags)) == row.edge);
}

TEST_CASE("lakes and rivers are no blocks, fountains and covered water may be part of one") {
  const std::vector<TagRule>& waters = built_in().blocks.waters;
  CHECK(any_matches(waters, Tagged("natural=water")));
  CHECK(any_matches(waters, Tagged("natural=water water=lake")));
  CHECK(any_matches(waters, Tagged("waterway=riverbank")));
  CHECK_FALSE(any_matches(waters, Tagged("natural=water water=fountain")));
  CHECK_FALSE(any_matches(waters, Tagged("natural=water covered=yes")));
  CHECK_FALSE(any_matches(waters, Tagged("waterway=river")));
  CHECK_FALSE(any_matches(waters, Tagged("natural=wetland")));
}

TEST_CASE("numbers of homes and blocks are those of the method") {
  CHECK(built_in().origins.street_spacing_m == 30);
  CHECK(built_in().origins.stand_in_spacing_m == 100);
  CHECK(built_in().origins.min_building_m2 == 20);
  CHECK(built_in().origins.max_building_m2 == 20000);
  CHECK(built_in().origins.home_beside_m == 50);
  CHECK(built_in().origins.min_streets_with_homes == 0.5);
  CHECK(built_in().blocks.max_area_m2 == 40000);
  CHECK(built_in().blocks.min_area_m2 == 200);
  CHECK(built_in().blocks.min_width_m == 12);
  CHECK(built_in().blocks.join_area_m2 == 10000);
  CHECK(built_in().blocks.home_ground_m == 50);
  CHECK(built_in().blocks.street_ground_m == 40);
  CHECK(built_in().blocks.cell_area_m2 == 1e6);
  CHECK(built_in().blocks.whole_share == 0.6);
}
