// SPDX-License-Identifier: Apache-2.0
// One place, mapped more than once.
#include "drawn_map.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

struct Counts {
  std::size_t places = 0;  ///< of the service, second objects left out
  std::size_t findings = 0;
};

Counts counts_of(DrawnMap& drawing, const char* service, FindingKind kind) {
  const MapData map = drawing.finish();
  Counts counts;
  for (const PlaceFeature& place : drawing.places_of(map, service))
    counts.places += place.same_as == kNone ? 1 : 0;
  const auto found = map.findings.counts();
  counts.findings = found.contains(kind) ? found.at(kind) : 0;
  return counts;
}

void check_one(DrawnMap& drawing, const char* service, FindingKind kind) {
  const Counts counts = counts_of(drawing, service, kind);
  CHECK(counts.places == 1);
  CHECK(counts.findings == 1);
}
void check_two(DrawnMap& drawing, const char* service, FindingKind kind) {
  const Counts counts = counts_of(drawing, service, kind);
  CHECK(counts.places == 2);
  CHECK(counts.findings == 0);
}

}  // namespace

TEST_CASE("A node in an area of the same kind is the same place, if its name is the same or none") {
  for (const char* const name : {"", " name=Corner"}) {
    DrawnMap drawing;
    drawing.box(0, 0, 20, 20, "shop=supermarket name=Corner");
    drawing.node(5, 5, std::string("shop=supermarket") + name);
    check_one(drawing, "food", FindingKind::same_in_area);
  }
}

TEST_CASE("A node in an area of another kind or name is a place of its own") {
  for (const char* const tags : {"shop=supermarket name=Other", "shop=convenience name=Corner"}) {
    INFO(tags);
    DrawnMap drawing;
    drawing.box(0, 0, 20, 20, "shop=supermarket name=Corner");
    drawing.node(5, 5, tags);
    check_two(drawing, "food", FindingKind::same_in_area);
  }
}

TEST_CASE("A building of a school on the grounds of that school is the same school") {
  DrawnMap drawing;
  drawing.box(0, 0, 100, 100, "amenity=school name=North");
  drawing.box(20, 20, 40, 40, "amenity=school building=school");
  check_one(drawing, "school", FindingKind::same_in_area);
}

TEST_CASE("Shops of one kind and name are one within 50 m, stops within 150 m") {
  const auto draw = [](const char* tags, double metres_apart, DrawnMap& drawing) {
    drawing.node(0, 0, tags);
    drawing.node(metres_apart, 0, tags);
  };
  DrawnMap near, far, stops, far_stops, unnamed;
  draw("shop=supermarket name=Corner", 49, near);
  check_one(near, "food", FindingKind::same_by_name);
  draw("shop=supermarket name=Corner", 52, far);
  check_two(far, "food", FindingKind::same_by_name);
  draw("highway=bus_stop name=Market", 149, stops);
  check_one(stops, "transit", FindingKind::same_by_name);
  draw("highway=bus_stop name=Market", 152, far_stops);
  check_two(far_stops, "transit", FindingKind::same_by_name);
  draw("shop=supermarket", 10, unnamed);
  check_two(unnamed, "food", FindingKind::same_by_name);
}

TEST_CASE("A bus stop and a station of the same name are two: they are of two modes") {
  DrawnMap drawing;
  drawing.node(0, 0, "highway=bus_stop name=Centre");
  drawing.node(30, 0, "railway=station name=Centre");
  check_two(drawing, "transit", FindingKind::same_by_name);
}

TEST_CASE("Platforms of a stop area are one stop, whatever they are called") {
  DrawnMap drawing;
  const auto a = drawing.node(0, 0, "highway=bus_stop name=A1");
  const auto b = drawing.node(300, 0, "highway=bus_stop name=A2");
  drawing.relation({{a, "platform"}, {b, "platform"}},
                   "type=public_transport public_transport=stop_area", OsmRef::Type::node);
  check_one(drawing, "transit", FindingKind::same_by_relation);
}

TEST_CASE("Members of a site are one place of a kind, but those of other names are not") {
  const auto site = [](const char* second, DrawnMap& drawing) {
    const auto a = drawing.box(0, 0, 50, 50, "amenity=hospital name=General");
    const auto b = drawing.box(200, 0, 250, 50, second);
    drawing.relation({{a, ""}, {b, ""}}, "type=site site=hospital");
  };
  DrawnMap one, two;
  site("amenity=hospital", one);
  check_one(one, "health", FindingKind::same_by_relation);
  site("amenity=hospital name=Children", two);
  check_two(two, "health", FindingKind::same_by_relation);
}

TEST_CASE("The second object of a place stays, for one may enter there") {
  DrawnMap drawing;
  drawing.box(0, 0, 20, 20, "shop=supermarket");
  drawing.node(5, 5, "shop=supermarket");
  const MapData map = drawing.finish();
  const auto shops = drawing.places_of(map, "food");
  REQUIRE(shops.size() == 2);
  CHECK(shops[0].shape == PlaceFeature::Shape::point);
  REQUIRE(shops[0].same_as != kNone);
  CHECK(map.places[shops[0].same_as].shape == PlaceFeature::Shape::area);
}
