// SPDX-License-Identifier: Apache-2.0
#include "drawn_walks.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// A cable car from S over y to T, 400 m, above a street U-V; streets A-B by S and C-D by T, which
/// nothing else joins.
struct Town {
  std::vector<Drawn> ways{{"AB", "highway=residential"},
                          {"CD", "highway=residential"},
                          {"UV", "highway=residential"},
                          {"SyT", "aerialway=gondola"}};
  std::vector<Drawn> nodes;

  Walks walks() const {
    return Walks(R"(
    A---B S-------y-------T C---D

                U---V)",
                 ways, nodes);
  }
};

/// Metres from A to D: 100 and 50 to the station, 400 in the air, 50 and 100.
constexpr double kByCabin = 700;

}  // namespace

TEST_CASE("A cable car is boarded at its stations, which join the nearest street") {
  CHECK(Town{}.walks()('A', 'D') == Approx(kByCabin).margin(0.5));
}

TEST_CASE("Nobody boards a cable car in between, but at a station") {
  Town town;
  town.ways[2] = {"UyV", "highway=residential"};  // by mistake, or the street below
  CHECK(town.walks()('A', 'U') == -1);
  CHECK(town.walks()('A', 'D') == Approx(kByCabin).margin(0.5));
  town.nodes = {{"y", "aerialway=station"}};
  CHECK(town.walks()('A', 'U') > 0);
  town.nodes = {{"y", "aerialway=station aerialway:access=no"}};
  CHECK(town.walks()('A', 'U') == -1);
  town.nodes = {{"y", "aerialway=pylon"}};
  CHECK(town.walks()('A', 'U') == -1);
}

TEST_CASE("At an end that gives no access nobody gets off") {
  Town town;
  town.nodes = {{"T", "aerialway:access=no"}};
  CHECK(town.walks()('A', 'D') == -1);
}

TEST_CASE("A door under the cabins joins the street, however near the rope is") {
  const Town town;
  const Walks walks = town.walks();
  CHECK(walks.joined(walks.drawing.beside('y', 0, -20)) == 3);
}

TEST_CASE("A drag lift is no way") {
  Town town;
  town.ways[3] = {"SyT", "aerialway=platter"};
  CHECK(town.walks()('A', 'D') == -1);
}
