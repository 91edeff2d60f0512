// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"
#include "support/drawn_streets.hpp"

using namespace quarter;

TEST_CASE("A way is cut where another meets it and keeps its bends") {
  const DrawnStreets town(R"(
    A---B---C
        |   |
        D   E)",
                          {{"ABCE", "highway=residential"}, {"BD", "highway=footway"}});
  CHECK(town.network.segments.size() == 3);  // A-B, B-C-E, B-D
  CHECK(town.network.junctions.size() == 4);
  const std::uint32_t bent = town.segment('B', 'E');
  REQUIRE(bent != kNone);
  CHECK(town.network.segments[bent].point_count == 3);
  CHECK(town.network.segments[bent].length_cm == Approx(20000).margin(3));
  CHECK(town.network.segments[bent].way == WayId{1});
}

TEST_CASE("Ways end to end are two segments, a ring meets itself") {
  const DrawnStreets town(R"(
    A---B---C
        |   |
        D---E)",
                          {{"AB", "highway=residential"}, {"BCEDB", "highway=residential"}});
  REQUIRE(town.network.segments.size() == 2);
  const std::uint32_t ring = town.segment('B', 'B');
  REQUIRE(ring != kNone);
  CHECK(town.network.segments[ring].length_cm == Approx(40000).margin(5));
}

TEST_CASE("A barrier on a way makes a junction, a way no one may use makes none") {
  const DrawnStreets town(R"(
    A---B---C---D
            |
            E)",
                          {{"ABCD", "highway=residential"}, {"CE", "highway=proposed"}},
                          {{"B", "barrier=gate access=private"}});
  CHECK(town.segment('A', 'B') != kNone);
  CHECK(town.segment('B', 'D') != kNone);
  CHECK(town.network.segments.size() == 2);
}

TEST_CASE("A way of one place is counted and left out") {
  const DrawnStreets town("A---B", {{"AB", "highway=residential"}, {"AA", "highway=footway"}});
  CHECK(town.network.segments.size() == 1);
  CHECK(town.findings.counts().at(FindingKind::short_way) == 1);
}
