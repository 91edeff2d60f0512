// SPDX-License-Identifier: Apache-2.0
#include "quarter/formats/gcj02.hpp"

#include <cmath>

#include "quarter/formats/readers.hpp"
#include "support/catch.hpp"
#include "temporary_folder.hpp"

using namespace quarter;

TEST_CASE("Positions known on both datums are brought from one to the other") {
  struct Known {
    double lat, lon, gcj_lat, gcj_lon;
  };
  // Published beside the formula: Shanghai, Shenzhen, Beijing.
  const Known known[] = {
      {31.1774276, 121.5272106, 31.17530398364597, 121.531541859215},
      {22.543847, 113.912316, 22.540796131694766, 113.9171764808363},
      {39.911954, 116.377817, 39.91334545536069, 116.38404722455657},
  };
  for (const Known& k : known) {
    const LonLat wgs84 = LonLat::from_degrees(k.lon, k.lat);
    const LonLat gcj02 = LonLat::from_degrees(k.gcj_lon, k.gcj_lat);
    CHECK(distance_m(to_gcj02(wgs84), gcj02) < 0.02);
    CHECK(distance_m(from_gcj02(gcj02), wgs84) < 0.02);
    CHECK(distance_m(wgs84, gcj02) > 400);
  }
}

TEST_CASE("Outside China the datums are the same") {
  const LonLat berlin = LonLat::from_degrees(13.4, 52.5);
  CHECK(to_gcj02(berlin) == berlin);
  CHECK(from_gcj02(berlin) == berlin);
}

TEST_CASE("Points of a Chinese web map are brought to WGS 84 when they are said to be") {
  const TemporaryFolder folder;
  put(folder / "points.csv", "id,lon,lat\nA,116.38404722455657,39.91334545536069\n");
  const LonLat wgs84 = LonLat::from_degrees(116.377817, 39.911954);
  CHECK(distance_m(read_points(folder / "points.csv", Datum::gcj02).front().where, wgs84) < 0.02);
  CHECK(distance_m(read_points(folder / "points.csv").front().where, wgs84) > 400);
}
