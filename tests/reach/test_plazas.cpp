// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <string>

#include "drawn_walks.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

const char* const kSquare = "highway=pedestrian area=yes";
const char* const kStreet = "highway=residential";

Approx metres(double m) {
  return Approx(m).margin(0.05);
}

/// Sides of 100 m, streets of 50 m.
const char* const kTown = R"(
s-A---B
  |   |
  D-m-C-t
)";

}  // namespace

TEST_CASE("A square is crossed straight") {
  const Walks walks(kTown, {{"ABCmDA", kSquare}, {"sA", kStreet}, {"Ct", kStreet}});
  CHECK(walks('s', 't') == metres(50 + std::hypot(100, 100) + 50));
}

TEST_CASE("A bicycle is pushed over a square, and ridden where that is allowed") {
  const Walks pushed(kTown, {{"ABCmDA", kSquare}, {"sA", kStreet}, {"Ct", kStreet}});
  CHECK(pushed.cost(pushed.cycle, 'A', 'C').ms() / 1000.0 ==
        Approx(std::hypot(100, 100) / (4 / 3.6)).margin(0.01));
  const Walks ridden(
      kTown,
      {{"ABCmDA", "highway=pedestrian area=yes bicycle=yes"}, {"sA", kStreet}, {"Ct", kStreet}});
  CHECK(ridden.cost(ridden.cycle, 'A', 'C').ms() / 1000.0 ==
        Approx(std::hypot(100, 100) / 3.75).margin(0.01));
}

TEST_CASE("Only what is tagged as an area is crossed") {
  const auto across = [](const char* tags) {
    const Walks walks(kTown, {{"ABCmDA", tags}, {"sA", kStreet}, {"Ct", kStreet}});
    return walks('A', 'C');
  };
  CHECK(across("highway=footway area=yes") == metres(std::hypot(100, 100)));
  CHECK(across("highway=platform area=yes") == metres(std::hypot(100, 100)));
  CHECK(across("railway=platform area=yes") == metres(std::hypot(100, 100)));
  CHECK(across("place=square") == metres(std::hypot(100, 100)));
  CHECK(across("highway=pedestrian") == metres(200));          // a street in a ring
  CHECK(across("place=square area=no") == -1);                 // a name
  CHECK(across("highway=service area=yes") == -1);             // a car park
  CHECK(across("highway=pedestrian area=yes foot=no") == -1);  // closed
}

TEST_CASE("A street that enters in the middle of an edge is joined to all entrances in sight") {
  const Walks walks(R"(
s-A---B
  |   |
  D-m-C-t
    |
    u
)",
                    {{"ABCmDA", kSquare}, {"sA", kStreet}, {"Ct", kStreet}, {"mu", kStreet}});
  CHECK(walks('u', 's') == metres(100 + std::hypot(50, 100) + 50));
  CHECK(walks('u', 't') == metres(100 + 50 + 50));
}

TEST_CASE("A door on the edge of a square is reached straight") {
  const std::vector<Drawn> ways{{"ABCmDA", kSquare}, {"sA", kStreet}, {"Ct", kStreet}};
  CHECK(Walks(kTown, ways)('A', 'm') == metres(150));  // along the edge to one side
  CHECK(Walks(kTown, ways, {{"m", "entrance=yes"}})('A', 'm') == metres(std::hypot(50, 100)));
}

TEST_CASE("A street that ends at the edge of a square without a common node is not joined") {
  const Walks walks(R"(
s-A---B
  |   |
  D---C-t
   u
)",
                    {{"ABCDA", kSquare}, {"sA", kStreet}, {"Ct", kStreet}});
  CHECK(walks('s', 't') == metres(50 + std::hypot(100, 100) + 50));
  const Walks apart(R"(
s-A---B
  |   |
  D---C
    w
    |
    v
)",
                    {{"ABCDA", kSquare}, {"sA", kStreet}, {"wv", kStreet}});
  CHECK(apart('v', 's') == -1);
}

TEST_CASE("A path over a square bends where the outline does, and never leaves it") {
  // The ground B-C-E is no part of the square.
  const Walks walks(R"(
s-A---B
  |   |
  |   C---E
  |       |
  D-------F-t
)",
                    {{"ABCEFDA", kSquare}, {"Bs", kStreet}, {"Et", kStreet}});
  CHECK(walks('B', 'E') == metres(200));
  const Walks from_corner(
      R"(
  A---B
  |   |
  |   C---E-t
  |       |
s-D-------F
)",
      {{"ABCEFDA", kSquare}, {"BA", kStreet}, {"Et", kStreet}, {"sD", kStreet}});
  CHECK(from_corner('D', 'E') == metres(std::hypot(200, 100)));
  CHECK(from_corner('A', 'E') == metres(std::hypot(100, 100) + 100));  // by C
}

TEST_CASE("A hole is walked around by its nearest corners") {
  const char* const text = R"(
s-A---------------B
  |               |
  |     a---b     |
  |     |   |     |
  |     d---c     |
  |               |
  D---------------C-t
)";
  const std::vector<Drawn> ways{
      {"ABCDA", ""}, {"abcda", ""}, {"sA", kStreet}, {"Ct", kStreet}, {"AD", kStreet}};
  const Walks walks(text, ways, {}, {{{0}, {1}, "type=multipolygon highway=pedestrian"}});
  // The square is 400 m by 300 m, the hole 100 m by 100 m in its middle.
  const double by_b = std::hypot(250, 100) + std::hypot(150, 200);
  const double by_d = std::hypot(150, 200) + std::hypot(250, 100);
  CHECK(walks('A', 'C') == metres(std::min(by_b, by_d)));
  CHECK(walks('D', 'C') == metres(400));
  const Walks whole(text, ways, {}, {{{0}, {}, "type=multipolygon highway=pedestrian"}});
  CHECK(whole('A', 'C') == metres(500));
}

TEST_CASE("Squares that touch or overlap are crossed as one") {
  const char* const touching = R"(
s-A---B---E
  |   |   |
  D---C---F-t
)";
  const Walks alike(touching,
                    {{"ABCDA", kSquare}, {"BEFCB", kSquare}, {"sA", kStreet}, {"Ft", kStreet}});
  CHECK(alike('A', 'F') == metres(std::hypot(200, 100)));
  // One on another level is entered where the two share a node.
  const Walks above(touching, {{"ABCDA", kSquare},
                               {"BEFCB", "highway=pedestrian area=yes layer=1"},
                               {"sA", kStreet},
                               {"Ft", kStreet}});
  CHECK(above('A', 'F') == metres(std::hypot(100, 100) + 100));
  const char* const overlapping = R"(
s-A-------B
  |   E---|---F
  |   |   |   |
  D-------C   |
      H-------G-t
)";
  const Walks over(overlapping,
                   {{"ABCDA", kSquare}, {"EFGHE", kSquare}, {"sA", kStreet}, {"Gt", kStreet}});
  CHECK(over('A', 'G') == metres(std::hypot(300, 200)));
  const Walks levels(overlapping, {{"ABCDA", kSquare},
                                   {"EFGHE", "highway=pedestrian area=yes layer=1"},
                                   {"sA", kStreet},
                                   {"Gt", kStreet}});
  CHECK(levels('A', 'G') == -1);
}

TEST_CASE("A path over overlapping squares bends where their outlines cross") {
  const Walks walks(R"(
s-A-----------B
  |           |
  D---E---F---C
      |   |
      |   |
      H---G-t
)",
                    {{"ABCDA", kSquare}, {"EFGHE", kSquare}, {"sA", kStreet}, {"Gt", kStreet}});
  CHECK(walks('A', 'G') == metres(std::hypot(100, 100) + std::hypot(100, 150)));  // by E
  const Walks crossing(R"(
s-A-----------B
  |   E---F   |
  D-----------C
      |   |
      |   |
      H---G-t
)",
                       {{"ABCDA", kSquare}, {"EFGHE", kSquare}, {"sA", kStreet}, {"Gt", kStreet}});
  CHECK(crossing('A', 'G') == metres(std::hypot(100, 100) + std::hypot(100, 150)));
}

TEST_CASE("A wall across an entrance shuts it") {
  const std::vector<Drawn> ways{{"ABCmDA", kSquare}, {"sA", kStreet}, {"Ct", kStreet}};
  CHECK(Walks(kTown, ways, {{"C", "barrier=wall"}})('s', 't') == -1);
  CHECK(Walks(kTown, ways, {{"C", "barrier=bollard"}})('s', 't') ==
        metres(50 + std::hypot(100, 100) + 50));
}

TEST_CASE("A square with a missing node is walked along its outline only") {
  const Walks walks(kTown, {{"ABC?DA", kSquare}, {"sA", kStreet}, {"Ct", kStreet}});
  CHECK(walks('A', 'C') == metres(200));
}

TEST_CASE("A square with too many corners is walked along its outline, and counted") {
  Catalogue catalogue = load_catalogue({});
  const std::vector<Drawn> ways{{"ABCmDA", kSquare}, {"sA", kStreet}, {"Ct", kStreet}};
  catalogue.walkable_areas.max_points = 2;
  CHECK(Walks(kTown, ways, {}, {}, catalogue)('A', 'C') == metres(std::hypot(100, 100)));
  catalogue.walkable_areas.max_points = 1;
  const Walks outline(kTown, ways, {}, {}, catalogue);
  CHECK(outline('A', 'C') == metres(200));
  CHECK(outline.found(FindingKind::huge_area) == 1);
}

TEST_CASE("Lines over a square add nothing to the length of an island") {
  const Walks walks(R"(
A-B-C-D-E-F-G-H
|             |
P-O-N-M-L-K-J-I
)",
                    {{"ABCDEFGHIJKLMNOPA", kSquare}},
                    {{"A", "entrance=yes"},
                     {"B", "entrance=yes"},
                     {"C", "entrance=yes"},
                     {"D", "entrance=yes"},
                     {"E", "entrance=yes"},
                     {"F", "entrance=yes"},
                     {"J", "entrance=yes"},
                     {"K", "entrance=yes"},
                     {"L", "entrance=yes"},
                     {"M", "entrance=yes"},
                     {"N", "entrance=yes"},
                     {"O", "entrance=yes"}});
  CHECK(walks.network.segments.size() > 36);  // more than 36 lines of 100 m and more
  CHECK(walks.walk.on_tiny_island(0));
}

TEST_CASE("Areas on different floors do not melt into one") {
  // Two halves of a square that touch along B-E.
  const auto across = [](const std::string& west, const std::string& east) {
    const std::string w = std::string(kSquare) + " " + west, e = std::string(kSquare) + " " + east;
    const Walks walks(
        R"(
s-A---B---C
  |   |   |
  D---E---F-t
)",
        {{"ABEDA", w.c_str()}, {"BCFEB", e.c_str()}, {"sA", kStreet}, {"Ft", kStreet}});
    return walks('A', 'F');
  };
  const double straight = std::hypot(200, 100);
  CHECK(across("", "") == metres(straight));
  CHECK(across("level=0", "") == metres(straight));
  CHECK(across("level=0", "level=-1") > straight + 1);
  CHECK(across("layer=1", "") > straight + 1);
  CHECK(across("tunnel=yes", "covered=yes") > straight + 1);
  CHECK(across("bridge=yes layer=1 level=1", "bridge=yes layer=1 level=1") == metres(straight));
}
