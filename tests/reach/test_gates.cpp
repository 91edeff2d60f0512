// SPDX-License-Identifier: Apache-2.0
#include "drawn_trips.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr double kSide = 80;  // 100 m at 1.25 m/s
constexpr double kNever = -1;

auto about(double seconds) {
  return Approx(seconds).margin(0.3);  // centimetres, and a tenth of a second for each private gate
}

const char* const kStreet = "highway=residential";
const char* const kPrivate = "highway=service access=private";

}  // namespace

TEST_CASE("A wall on a junction cuts every street that meets there") {
  const DrawnStreets town(R"(
        E
        |
    A---B---C
        |
        D)",
                          {{"ABC", kStreet}, {"EBD", kStreet}}, {{"B", "barrier=wall"}});
  const DrawnTrips walk(town, "walk");
  for (const char to : {'C', 'D', 'E'})
    CHECK(walk('A', to) == kNever);
}

TEST_CASE("A stile on a path stops bicycles and lets walkers pass") {
  const DrawnStreets town("A---B---C", {{"ABC", "highway=path"}}, {{"B", "barrier=stile"}});
  CHECK(DrawnTrips(town, "walk")('A', 'C') == about(2 * kSide + 10));  // climbing over
  CHECK(DrawnTrips(town, "cycle")('A', 'C') == kNever);
}

TEST_CASE("One comes into a gated yard and out of it, but never through") {
  const DrawnStreets town(R"(
    A---B===C---D
    |           |
    E-----------F)",
                          {{"AB", kStreet}, {"BC", kPrivate}, {"CDFEA", kStreet}});
  const DrawnTrips walk(town, "walk");
  // Not A-B-C (200 m) but A-E-F-D-C
  CHECK(walk('A', 'C') == about(6 * kSide));
  const LonLat yard = town.drawing.beside('B', 50, 0);
  CHECK(*walk.seconds(yard, town.drawing.at('A')) == about(1.5 * kSide));
  CHECK(*walk.seconds(yard, town.drawing.at('D')) == about(1.5 * kSide));
  CHECK(*walk.seconds(town.drawing.at('D'), yard) == about(1.5 * kSide));
}

TEST_CASE("Streets behind private gates are a compound even if they say nothing") {
  // B and C are gates; a bus could run B-X-C, but nobody else may.
  const DrawnStreets town(
      R"(
    A---B---X---C---D
    |               |
    E---------------F)",
      {{"ABXCDFEA", kStreet}},
      {{"B", "barrier=gate access=private"}, {"C", "barrier=lift_gate access=residents"}});
  const DrawnTrips walk(town, "walk");
  CHECK(walk('A', 'D') == about(6 * kSide));       // A-E-F-D, not A-B-C-D
  CHECK(walk('X', 'A') == about(2 * kSide + 10));  // opening the gate
  CHECK(walk('X', 'D') == about(2 * kSide));
  CHECK(walk('D', 'X') == about(2 * kSide));
  CHECK(walk('A', 'X') == about(2 * kSide + 10));
}

TEST_CASE("A compound longer than the town around it is still none to pass through") {
  // 500 m of main street outside, 700 m of streets behind the gates B and C.
  const DrawnStreets town(
      R"(
    A---B---X---C---D
    |       |       |
    |       Y-------Z
    |               |
    E---------------F)",
      {{"AB", "highway=tertiary"},
       {"CD", "highway=tertiary"},
       {"BXC", kStreet},
       {"XYZ", kStreet},
       {"AEFZ", "highway=tertiary"}},
      {{"B", "barrier=gate access=private"},
       {"C", "barrier=gate access=private"},
       {"Z", "barrier=gate access=private"}});
  const DrawnTrips walk(town, "walk");
  CHECK_FALSE(walk.graph().is_public(town.segment('B', 'X')));
  CHECK_FALSE(walk.graph().is_public(town.segment('X', 'Z')));
  CHECK(walk.graph().is_public(town.segment('C', 'D')));
  CHECK(walk.graph().is_public(town.segment('A', 'B')));
}

TEST_CASE("Two parts of a town that a private way joins are both public where both lead away") {
  // B-C is private. East of it a main street, or one that the map's end cuts.
  for (const char* const tags : {"highway=tertiary", kStreet}) {
    DrawnStreets town("A---B===C---D---E\n|\nF",
                      {{"ABF", "highway=tertiary"}, {"BC", kPrivate}, {"CD", tags}, {"DE", tags}});
    const bool cut = std::string_view(tags) == kStreet;
    if (cut) {
      town.network.cut_junctions.assign(town.network.junctions.size(), 0);
      for (std::size_t j = 0; j < town.network.junctions.size(); ++j) {
        if (town.network.junctions[j] == town.drawing.at('E')) town.network.cut_junctions[j] = 1;
      }
    }
    const DrawnTrips walk(town, "walk");
    CHECK(walk.graph().is_public(town.segment('A', 'B')));
    CHECK(walk.graph().is_public(town.segment('C', 'D')));
    CHECK_FALSE(walk.graph().is_public(town.segment('B', 'C')));
  }
}

TEST_CASE("Where no part leads away the longest is public") {
  const DrawnStreets town("A---B===C---D---E",
                          {{"AB", kStreet}, {"BC", kPrivate}, {"CD", kStreet}, {"DE", kStreet}});
  const DrawnTrips walk(town, "walk");
  CHECK_FALSE(walk.graph().is_public(town.segment('A', 'B')));
  CHECK(walk.graph().is_public(town.segment('C', 'D')));
}

TEST_CASE("A compound within a compound is left through both") {
  const DrawnStreets town("A---B===C---D===E",
                          {{"AB", kStreet}, {"BC", kPrivate}, {"CD", kStreet}, {"DE", kPrivate}});
  const DrawnTrips walk(town, "walk");
  CHECK(walk('E', 'A') == about(4 * kSide));
  CHECK(walk('A', 'E') == about(4 * kSide));
  CHECK(walk('C', 'E') == about(2 * kSide));
}

TEST_CASE("Neighbouring compounds reach each other through their common gate") {
  // Two yards, each with a gate to the street of its own.
  const DrawnStreets town(R"(
    A-------B
    |       |
    C===D===E)",
                          {{"CABE", kStreet}, {"CD", kPrivate}, {"DE", kPrivate}});
  const DrawnTrips walk(town, "walk");
  const LonLat west = town.drawing.beside('C', 50, 0);
  const LonLat east = town.drawing.beside('D', 50, 0);
  CHECK(*walk.seconds(west, east) == about(kSide));
  // From 20 m up one street to 20 m up the other: round by A and B, not through both yards.
  const LonLat from = town.drawing.beside('C', 0, 20);
  const LonLat to = town.drawing.beside('E', 0, 20);
  CHECK(*walk.seconds(from, to) == about((80 + 200 + 80) / 1.25));
}

TEST_CASE("Of two gates a trip from a compound takes the better one") {
  const DrawnStreets town(R"(
    A---B---C---D
    |           |
    E===F===G===H)",
                          {{"EABCDH", kStreet}, {"EFGH", kPrivate}});
  const DrawnTrips walk(town, "walk");
  CHECK(walk('F', 'A') == about(2 * kSide));
  CHECK(walk('G', 'D') == about(2 * kSide));
  CHECK(walk('E', 'H') == about(5 * kSide));
}

TEST_CASE("A street on an island of its own is joined only if there is no other") {
  std::vector<Drawn> ways{{"AB", kStreet}, {"CD", "highway=footway"}};
  const char* const drawing = R"(
    C-p-D

    A---B)";
  const DrawnStreets islands(drawing, ways);
  const DrawnTrips walk(islands, "walk");
  const auto near = walk.index().join(walk.graph(), islands.drawing.at('p'), 100);
  REQUIRE(near);
  CHECK(near->segment == islands.segment('C', 'D'));  // both are tiny
  CHECK(walk.graph().on_tiny_island(islands.segment('A', 'B')));
  // A main street of 2 km makes its part no island.
  std::string long_street = "A---B";
  long_street += std::string(80, '-') + "Z";
  const std::string text = std::string("C-p-D\n\n") + long_street;
  const DrawnStreets town(text, {{"ABZ", kStreet}, {"CD", "highway=footway"}});
  const DrawnTrips trips(town, "walk");
  CHECK_FALSE(trips.graph().on_tiny_island(town.segment('A', 'Z')));
  CHECK(trips.graph().on_tiny_island(town.segment('C', 'D')));
  const auto main = trips.index().join(trips.graph(), town.drawing.at('p'), 100.5);
  REQUIRE(main);
  CHECK(main->segment == town.segment('A', 'Z'));
}
