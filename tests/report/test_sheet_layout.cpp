// SPDX-License-Identifier: Apache-2.0
#include "label_room.hpp"
#include "sheet_layout.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// So many metres wide and high, near the equator.
Box box_of_size(double east, double north) {
  const LocalPlane plane(LonLat::from_degrees(0.3, 0.3));
  Box box;
  box.min = plane.to_lonlat({-east / 2, -north / 2});
  box.max = plane.to_lonlat({east / 2, north / 2});
  return box;
}

bool lies_in(const Frame& inner, double width, double height) {
  return inner.x >= 0 && inner.y >= 0 && inner.x + inner.width <= width + 1e-6 &&
         inner.y + inner.height <= height + 1e-6;
}

}  // namespace

TEST_CASE("A sheet stands as its city does, and the city fills the map one way or the other") {
  for (const auto& [east, north] : {std::pair{4000.0, 1000.0},
                                    {1000.0, 4000.0},
                                    {2000.0, 2000.0},
                                    {9000.0, 7000.0},
                                    {100.0, 30.0}}) {
    CAPTURE(east, north);
    const Box city = box_of_size(east, north);
    const SheetLayout sheet = sheet_layout(city, {}, PrintOptions::Paper::a4);
    if (east > 2 * north) CHECK(sheet.width > sheet.height);
    if (north > 2 * east) CHECK(sheet.width < sheet.height);
    const MapProjection to_paper(sheet.window, sheet.map);
    const Point2 low = to_paper(city.min), high = to_paper(city.max);
    CHECK(high.x - low.x > 0.85 * sheet.map.width);
    CHECK(low.y - high.y > 0.85 * sheet.map.height);
    CHECK(low.x > sheet.map.x);
    CHECK(high.y > sheet.map.y);
    CHECK(lies_in(sheet.map, sheet.width, sheet.height));
    CHECK(lies_in(sheet.side, sheet.width, sheet.height));
  }
}

TEST_CASE("Where the ground goes on, the map fills its paper; where it ends, the map does") {
  const Box city = box_of_size(4000, 4000);
  const SheetLayout alone = sheet_layout(city, {}, PrintOptions::Paper::a4);
  const SheetLayout more = sheet_layout(city, box_of_size(90000, 90000), PrintOptions::Paper::a4);
  const SheetLayout none = sheet_layout(city, city, PrintOptions::Paper::a4);
  CHECK(more.map.width * more.map.height > 1.1 * alone.map.width * alone.map.height);
  CHECK(city.grown(1).contains(none.window.min));
  CHECK(city.grown(1).contains(none.window.max));
}

TEST_CASE("A3 is larger than A4 by the root of two, and so is its map at least") {
  const Box city = box_of_size(4000, 3000);
  const SheetLayout small = sheet_layout(city, {}, PrintOptions::Paper::a4);
  const SheetLayout large = sheet_layout(city, {}, PrintOptions::Paper::a3);
  CHECK(large.width == Approx(1.41421 * small.width).epsilon(1e-4));
  CHECK(large.map.width > 1.41 * small.map.width);
}

TEST_CASE("Names that come first keep their room, and none lies across the border of the map") {
  LabelRoom room({100, 100, 400, 300});
  CHECK(room.is_free({200, 200, 100, 10}));
  room.take({200, 200, 100, 10});
  CHECK_FALSE(room.is_free({250, 195, 100, 10}));
  CHECK_FALSE(room.is_free({210, 202, 5, 5}));
  CHECK(room.is_free({200, 213, 100, 10}));
  CHECK_FALSE(room.is_free({95, 300, 20, 10}));
  CHECK_FALSE(room.is_free({450, 395, 20, 10}));
}
