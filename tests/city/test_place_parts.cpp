// SPDX-License-Identifier: Apache-2.0
// Parks as planners mean them: parts dissolved, lakes kept, what is not theirs taken off.
#include "drawn_map.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr const char* kPark = "leisure=park";

/// Two parks of 40 m by 40 m, so many metres apart, and something between.
std::vector<PlaceFeature> two_parks(double gap_m, const char* between = nullptr,
                                    const char* kind = kPark) {
  DrawnMap map;
  map.box(0, 0, 40, 40, kind);
  map.box(40 + gap_m, 0, 80 + gap_m, 40, kind);
  if (between != nullptr) map.way({{40 + gap_m / 2, -100}, {40 + gap_m / 2, 140}}, between);
  return map.places_of(map.finish(), "green");
}

std::size_t count_of(const MapData& map, FindingKind kind) {
  const auto counts = map.findings.counts();
  const auto found = counts.find(kind);
  return found == counts.end() ? 0 : found->second;
}

}  // namespace

TEST_CASE("Parks that touch or lie 10 m apart are one park, farther apart they are two") {
  for (const double gap_m : {0.0, 5.0, 9.9}) {
    const auto parks = two_parks(gap_m);
    REQUIRE(parks.size() == 1);
    CHECK(parks[0].area_m2 == Approx(3200).epsilon(0.01));
    CHECK(parks[0].parts.size() == 1);
    CHECK(parks[0].area.size() == 2);  // the outlines of both lead in
  }
  CHECK(two_parks(10.2).size() == 2);
}

TEST_CASE("A main road, a railway or a river keeps parks apart, a footpath or a quiet street not") {
  for (const char* const divider :
       {"highway=tertiary", "highway=primary", "railway=rail", "waterway=river"}) {
    INFO(divider);
    CHECK(two_parks(8, divider).size() == 2);
  }
  for (const char* const joint : {"highway=footway", "highway=residential",
                                  "highway=tertiary bridge=yes", "railway=rail tunnel=yes"}) {
    INFO(joint);
    CHECK(two_parks(8, joint).size() == 1);
  }
}

TEST_CASE("Parks drawn up to the middle of a main road between them are two") {
  CHECK(two_parks(0, "highway=secondary").size() == 2);
  CHECK(two_parks(0, "highway=residential").size() == 1);
}

TEST_CASE("A park of parts knows where nodes of its outlines are missing") {
  DrawnMap map;
  map.box(0, 0, 40, 40, kPark);
  const std::int64_t corner = map.node(45, 0);
  map.way_of({corner, map.node(85, 0), 1'000'000, map.node(45, 40), corner}, kPark);
  const auto parks = map.places_of(map.finish(), "green");
  REQUIRE(parks.size() == 1);
  CHECK(parks[0].gaps == std::vector<std::uint32_t>{5 + 2});  // after the five points of the box
}

TEST_CASE("Parts too small to count alone count together") {
  DrawnMap alone;
  alone.box(0, 0, 25, 25, kPark);  // 625 m²
  CHECK(alone.places_of(alone.finish(), "green").empty());
  DrawnMap together;
  together.box(0, 0, 25, 25, kPark);
  together.box(25, 0, 50, 25, kPark);
  const auto parks = together.places_of(together.finish(), "green");
  REQUIRE(parks.size() == 1);
  CHECK(parks[0].area_m2 == Approx(1250).epsilon(0.01));
}

TEST_CASE("A chain of parts is one park with the name of its largest, each other a finding") {
  DrawnMap drawing;
  drawing.box(0, 0, 40, 40, "leisure=park name=West");
  drawing.box(45, 0, 125, 40, "leisure=park name=Middle");
  drawing.box(130, 0, 170, 40, "leisure=park name=East");
  const MapData map = drawing.finish();
  const auto parks = drawing.places_of(map, "green");
  REQUIRE(parks.size() == 1);
  CHECK(parks[0].name == "Middle");
  CHECK(parks[0].parts.size() == 2);
  CHECK(count_of(map, FindingKind::part_of_place) == 2);
}

TEST_CASE("Where parts overlap the ground counts once") {
  DrawnMap drawing;
  drawing.box(0, 0, 100, 100, kPark);
  drawing.box(20, 20, 60, 60, "landuse=recreation_ground");
  const auto parks = drawing.places_of(drawing.finish(), "green");
  REQUIRE(parks.size() == 1);
  CHECK(parks[0].area_m2 == Approx(10000).epsilon(0.01));
}

TEST_CASE("A wood beside a park is a place of its own, woods that touch are one") {
  DrawnMap drawing;
  drawing.box(0, 0, 100, 100, kPark);
  drawing.box(100, 0, 200, 100, "natural=wood");
  drawing.box(200, 0, 300, 100, "landuse=forest");
  drawing.box(305, 0, 405, 100, "landuse=forest");
  const auto places = drawing.places_of(drawing.finish(), "green");
  REQUIRE(places.size() == 3);
  CHECK(places[1].area_m2 == Approx(20000).epsilon(0.01));
}

TEST_CASE("A lake or wood in a park's inner ring stays in the park, a house does not") {
  for (const auto& [inner, area] :
       {std::pair{"natural=water", 10000.0}, {"natural=wood", 10000.0}, {"building=yes", 8400.0}}) {
    INFO(inner);
    DrawnMap drawing;
    const auto outer = drawing.box(0, 0, 100, 100, "");
    const auto hole = drawing.box(30, 30, 70, 70, inner);
    drawing.relation({{outer, "outer"}, {hole, "inner"}}, "type=multipolygon leisure=park");
    const MapData map = drawing.finish();
    const auto parks = drawing.places_of(map, "green");
    REQUIRE_FALSE(parks.empty());
    CHECK(parks.back().area_m2 == Approx(area).epsilon(0.01));
  }
}

TEST_CASE("What is no park is taken off the area of the park it lies in") {
  for (const char* const other :
       {"leisure=golf_course", "leisure=pitch access=private", "amenity=school", "tourism=zoo"}) {
    INFO(other);
    DrawnMap drawing;
    drawing.box(0, 0, 100, 100, kPark);
    drawing.box(20, 20, 70, 70, other);
    CHECK(drawing.places_of(drawing.finish(), "green").at(0).area_m2 == Approx(7500).epsilon(0.01));
  }
}

TEST_CASE("An open pitch belongs to its park, and a park on a campus is not taken off") {
  DrawnMap pitch;
  pitch.box(0, 0, 100, 100, kPark);
  pitch.box(20, 20, 70, 70, "leisure=pitch");
  CHECK(pitch.places_of(pitch.finish(), "green").at(0).area_m2 == Approx(10000).epsilon(0.01));
  DrawnMap campus;
  campus.box(0, 0, 100, 100, kPark);
  campus.box(-200, -200, 300, 300, "amenity=university");
  CHECK(campus.places_of(campus.finish(), "green").at(0).area_m2 == Approx(10000).epsilon(0.01));
}

TEST_CASE("A recreation ground that dissolves into a park is still a place of other services") {
  DrawnMap drawing;
  drawing.box(0, 0, 100, 100, kPark);
  drawing.box(100, 0, 140, 40, "leisure=dog_park amenity=library");
  const MapData map = drawing.finish();
  CHECK(drawing.places_of(map, "green").size() == 1);
  CHECK(drawing.places_of(map, "entertainment").size() == 1);
}

TEST_CASE("A long narrow strip is large but not wide enough for the tiers of GB 50180") {
  const auto served = [](double east, double north, const char* service) {
    DrawnMap drawing;
    drawing.box(0, 0, east, north, kPark);
    return drawing.places_of(drawing.finish(), service).size();
  };
  CHECK(served(200, 31, "green_04ha") == 1);
  CHECK(served(220, 29, "green_04ha") == 0);
  CHECK(served(210, 51, "green_1ha") == 1);
  CHECK(served(400, 49, "green_1ha") == 0);
  CHECK(served(700, 82, "green_5ha") == 1);
  CHECK(served(800, 77, "green_5ha") == 0);
  CHECK(served(400, 29, "green_1ha") == 0);
  CHECK(served(400, 29, "green_05ha") == 1);  // other norms ask for the area alone
}

TEST_CASE("Width goes across the path between two parts") {
  DrawnMap drawing;
  drawing.box(0, 0, 200, 22, kPark);
  drawing.box(0, 26, 200, 48, kPark);
  drawing.way({{-50, 24}, {250, 24}}, "highway=footway");
  CHECK(drawing.places_of(drawing.finish(), "green_04ha").size() == 1);
}

TEST_CASE("A size tier is reached by the parts together") {
  DrawnMap drawing;
  drawing.box(0, 0, 100, 60, kPark);
  drawing.box(105, 0, 205, 60, kPark);
  CHECK(drawing.places_of(drawing.finish(), "green_1ha").size() == 1);
}

TEST_CASE("Verges under 8 m never count, however long") {
  const auto grass = [](double width) {
    DrawnMap drawing;
    drawing.box(0, 0, 6000 / width, width, "landuse=grass");
    return drawing.places_of(drawing.finish(), "green").size();
  };
  CHECK(grass(7) == 0);
  CHECK(grass(9) == 1);
}

TEST_CASE("Parks do not depend on the order of the parts in the file") {
  DrawnMap one, other;
  one.box(0, 0, 40, 40, kPark);
  one.box(45, 0, 125, 40, kPark);
  other.box(45, 0, 125, 40, kPark);
  other.box(0, 0, 40, 40, kPark);
  const auto a = one.places_of(one.finish(), "green"), b = other.places_of(other.finish(), "green");
  REQUIRE(a.size() == 1);
  REQUIRE(b.size() == 1);
  CHECK(a[0].area_m2 == Approx(b[0].area_m2).epsilon(1e-9));
  CHECK(a[0].where == b[0].where);
}
