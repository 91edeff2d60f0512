// SPDX-License-Identifier: Apache-2.0
#include "quarter/city/outline_distance.hpp"

#include "support/catch.hpp"
#include "support/drawing.hpp"

using namespace quarter;

namespace {

const Drawing kMap(R"(
    A-------B       P
    |       |
    |   Q   |   L-------M
    |       |
    D-------C
)");

PlaceFeature park() {
  PlaceFeature place;
  place.shape = PlaceFeature::Shape::area;
  place.area = {{{kMap.at('A'), kMap.at('B'), kMap.at('C'), kMap.at('D'), kMap.at('A')}, {}}};
  place.where = kMap.at('Q');
  return place;
}

PlaceFeature river() {
  PlaceFeature place;
  place.shape = PlaceFeature::Shape::line;
  place.line = {kMap.at('L'), kMap.at('M')};
  place.where = kMap.at('L');
  return place;
}

PlaceFeature shop() {
  PlaceFeature place;
  place.where = kMap.at('P');
  return place;
}

}  // namespace

TEST_CASE("A park is near by its outline, not by its middle") {
  const PlaceFeature place = park();
  const OutlineDistance distance({&place});
  CHECK(distance.metres(kMap.beside('B', 30, 0)) == Approx(30).margin(0.05));
  CHECK(distance.metres(kMap.beside('C', 30, -40)) == Approx(50).margin(0.05));
  CHECK(distance.metres(kMap.beside('B', 30, -70)) == Approx(30).margin(0.05));
}

TEST_CASE("Inside a park it is no way at all, in its hole it is the way to the edge") {
  PlaceFeature place = park();
  CHECK(OutlineDistance({&place}).metres(kMap.at('Q')) == 0);
  const auto corner = [&](double east, double north) { return kMap.beside('Q', east, north); };
  place.area[0].holes = {
      {corner(-20, -20), corner(20, -20), corner(20, 20), corner(-20, 20), corner(-20, -20)}};
  CHECK(OutlineDistance({&place}).metres(kMap.at('Q')) == Approx(20).margin(0.05));
}

TEST_CASE("Of several places the nearest counts, lines by their nearest point") {
  const PlaceFeature a = park(), b = river(), c = shop();
  const OutlineDistance distance({&a, &b, &c});
  CHECK(distance.metres(kMap.beside('P', 0, 12)) == Approx(12).margin(0.05));
  CHECK(distance.metres(kMap.beside('L', 100, -15)) == Approx(15).margin(0.05));
  CHECK(distance.metres(kMap.beside('M', 40, 30)) == Approx(50).margin(0.05));
}

TEST_CASE("Without places it is infinitely far") {
  CHECK(std::isinf(OutlineDistance({}).metres(kMap.at('A'))));
}

TEST_CASE("A place far away does not change which of two near ones is nearer") {
  // 100 m to the east a shop; 105 m to the north a line of many short pieces.
  const LonLat here = LonLat::from_degrees(10, 60);
  const LocalPlane plane(here);
  PlaceFeature east, north, far;
  east.where = plane.to_lonlat({100, 0});
  north.shape = PlaceFeature::Shape::line;
  for (int i = -20; i <= 20; ++i)
    north.line.push_back(plane.to_lonlat({i / 2.0, 105}));
  north.where = north.line.front();
  far.where = LonLat::from_degrees(10, 0);
  const double near_m = OutlineDistance({&east, &north}).metres(here);
  CHECK(near_m == Approx(100).epsilon(1e-3));
  CHECK(OutlineDistance({&east, &north, &far}).metres(here) == near_m);
}
