// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <string>

#include "drawn_walks.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

const char* const kStreet = "highway=residential";

/// Something from u to v lies 20 m north of the street A-B, and the street C-D 60 m beyond it. A
/// house at p, 30 m north of A-B.
const char* const kBetween = R"(
C-------D


u-------v
A-------B
)";

struct House {
  /// `between`: the tags of a way from u to v; empty for none.
  explicit House(const char* between = "")
      : walks(kBetween, {{"AB", kStreet}, {"CD", kStreet}, {"uv", between}}, {}, {},
              load_catalogue({}), 10) {}

  std::int64_t street() const { return walks.joined(walks.drawing.beside('A', 40, 30)); }

  Walks walks;
};

constexpr std::int64_t kNear = 1;
constexpr std::int64_t kFar = 2;

}  // namespace

TEST_CASE("A house does not join the nearest street across something nobody walks over") {
  CHECK(House().street() == kNear);
  for (const char* const tags :
       {"waterway=river", "waterway=canal", "natural=coastline", "railway=rail",
        "railway=light_rail", "highway=motorway", "highway=trunk_link", "barrier=wall",
        "barrier=fence", "barrier=retaining_wall", "barrier=city_wall"}) {
    INFO(tags);
    CHECK(House(tags).street() == kFar);
  }
}

TEST_CASE("What is under or over the ground, or can be stepped over, keeps nobody away") {
  for (const char* const tags :
       {"waterway=river tunnel=culvert", "waterway=stream", "waterway=ditch",
        "railway=rail tunnel=yes", "railway=rail bridge=yes", "railway=tram",
        "highway=motorway bridge=yes", "barrier=kerb", "highway=footway"}) {
    INFO(tags);
    CHECK(House(tags).street() != kFar);
  }
}

TEST_CASE("An outline of water or of another building is not crossed, one's own building is left") {
  const char* const text = R"(
C-------D
   a-b
   d-c
 e-----f
 h-----g
A-------B
)";
  const auto joined = [&](const char* big, double north) {
    const Walks walks(text, {{"AB", kStreet}, {"CD", kStreet}, {"efghe", big}}, {}, {},
                      load_catalogue({}), 10);
    return walks.joined(walks.drawing.beside('A', 40, north));
  };
  // e-f-g-h lies 20 m to 40 m north of A-B; C-D 100 m.
  CHECK(joined("building=yes", 48) == kFar);
  CHECK(joined("natural=water water=pond", 48) == kFar);
  CHECK(joined("building=roof", 48) == kNear);
  CHECK(joined("landuse=grass", 48) == kNear);
  CHECK(joined("building=yes", 30) == kNear);  // in it
}

TEST_CASE(
    "A house cut off from all streets within the limit is not joined, and the reason is known") {
  const auto behind = [](const char* tags, double north) {
    const Walks walks(kBetween, {{"AB", kStreet}, {"uv", tags}}, {}, {}, load_catalogue({}), 10);
    const LonLat p = walks.drawing.beside('A', 40, north);
    CHECK(walks.joined(p) == 0);
    return walks.index.behind(walks.walk, p, 100);
  };
  CHECK(behind("waterway=river", 30) == ObstacleKind::water);
  CHECK(behind("railway=rail", 30) == ObstacleKind::railway);
  CHECK(behind("highway=motorway", 30) == ObstacleKind::road);
  CHECK(behind("waterway=river", 130) == std::nullopt);  // too far anyway
}

TEST_CASE("Where walls and buildings bar all streets there is a gate, mapped or not") {
  for (const char* const tags : {"barrier=wall", "building=yes"}) {
    const Walks walks(kBetween, {{"AB", kStreet}, {"uv", tags}}, {}, {}, load_catalogue({}), 10);
    CHECK(walks.joined(walks.drawing.beside('A', 40, 30)) == 1);
  }
  const Walks both(kBetween, {{"AB", kStreet}, {"uv", "barrier=wall"}, {"uv", "waterway=river"}},
                   {}, {}, load_catalogue({}), 10);
  CHECK(both.joined(both.drawing.beside('A', 40, 30)) == 0);
}

TEST_CASE("A gate in a wall is a door to both sides") {
  const House house("barrier=wall");
  CHECK(house.walks.joined(house.walks.drawing.at('u')) == kNear);
  CHECK(house.walks.joined(house.walks.drawing.beside('A', 40, 20.5)) == kFar);
}

TEST_CASE("A street along a bank or wall is joined from its side") {
  const Walks walks(kBetween, {{"AB", kStreet}, {"AB", "barrier=retaining_wall"}}, {}, {},
                    load_catalogue({}), 10);
  CHECK(walks.joined(walks.drawing.beside('A', 40, 30)) == 1);
}

TEST_CASE("A place far away by bridge is far away, however near across the water") {
  // From p, south of the river, to the shop s north of it: 10 m as the crow flies.
  const Walks walks(R"(
A-------------------B
  s                 |
u-------------------v
  p                 |
C-------------------D
)",
                    {{"AB", kStreet}, {"BD", kStreet}, {"CD", kStreet}, {"uv", "waterway=river"}},
                    {}, {}, load_catalogue({}), 10);
  CHECK(walks('p', 's') == Approx(20 + 180 + 80 + 180 + 20).margin(0.1));
}

TEST_CASE("The walk off the network counts at both ends, in time and metres") {
  const Walks walks(R"(
p       q
A-------B
)",
                    {{"AB", kStreet}}, {}, {}, load_catalogue({}), 20);
  CHECK(walks('p', 'q') == Approx(40 + 160 + 40).margin(0.05));
  CHECK(walks.cost(walks.walk, 'p', 'q').ms() / 1000.0 == Approx(240 / 1.25).margin(0.04));
}

TEST_CASE("A street at the limit is joined, from home and to a place alike; one beyond is not") {
  const House house;
  const LonLat p = house.walks.drawing.beside('A', -70, -40);
  const double off_m = house.walks.index.project(p, 0).off_m;
  const std::uint32_t near = house.walks.index.join(house.walks.walk, p, 200)->segment;
  const double least = house.walks.index.project(p, near).off_m;
  REQUIRE(least <= off_m);
  CHECK(house.walks.index.join(house.walks.walk, p, least));
  CHECK(!house.walks.index.join(house.walks.walk, p, std::nextafter(least, 0)));
}

TEST_CASE("A main road is joined, and not stepped over") {
  for (const char* const tags : {"highway=primary", "highway=secondary", "highway=tertiary_link"}) {
    const House house(tags);
    const LonLat p = house.walks.drawing.beside('A', 40, 30);
    // All are tiny islands, so that the one behind the road is joined too, after all others.
    CHECK(house.walks.ways(p) == std::vector<std::int64_t>{3, kFar, kNear});
  }
  CHECK(House("highway=primary bridge=yes").street() == kNear);
  // Closed to people on foot, it is crossed where there is nothing else.
  const Walks behind(kBetween, {{"AB", kStreet}, {"uv", "highway=primary foot=no"}}, {}, {},
                     load_catalogue({}), 10);
  CHECK(behind.joined(behind.drawing.beside('A', 40, 30)) == kNear);
}

TEST_CASE("A courtyard and the building around it are left on all sides") {
  const char* const text = R"(
C---------D

 a-------b
 | e---f |
 | h---g |
 d-------c
A---------B
)";
  const Walks walks(text, {{"AB", kStreet}, {"CD", kStreet}, {"abcda", ""}, {"efghe", ""}}, {},
                    {{{2}, {3}, "type=multipolygon building=apartments"}}, load_catalogue({}), 10);
  const std::vector<std::int64_t> south_first{1, 2}, north_first{2, 1};
  CHECK(walks.ways(walks.drawing.beside('A', 50, 50)) == south_first);  // in the courtyard
  CHECK(walks.ways(walks.drawing.beside('A', 50, 30)) == south_first);  // in the building
  CHECK(walks.ways(walks.drawing.beside('A', 50, 70)) == north_first);
}

TEST_CASE("Bridges, tunnels and what is below are joined where nothing is on the ground") {
  struct Row {
    const char* tags;
    bool on_ground;
  };
  for (const Row& row :
       {Row{"bridge=yes", false}, Row{"tunnel=yes", false}, Row{"tunnel=building_passage", true},
        Row{"covered=yes", true}, Row{"level=-1", false}, Row{"level=-2;-1", false},
        Row{"level=-1;0", true}, Row{"level=0", true}, Row{"level=1", true}, Row{"layer=-1", false},
        Row{"layer=1", true}, Row{"level=basement", true}}) {
    const std::string tags = std::string("highway=footway ") + row.tags;
    INFO(tags);
    const House with(tags.c_str());
    const LonLat p = with.walks.drawing.beside('A', 40, 30);
    CHECK((with.walks.joined(p) == 3) == row.on_ground);
    const Walks alone(kBetween, {{"uv", tags.c_str()}}, {}, {}, load_catalogue({}), 10);
    CHECK(alone.joined(p) == 1);
  }
}

TEST_CASE("A bridge beside a street of the town is not joined at all") {
  const auto ways = [](const char* tags) {
    const Walks walks(R"(
u-------v
A------------------------------------------------------------------------------------B
)",
                      {{"AB", kStreet}, {"uv", tags}});
    return walks.ways(walks.drawing.beside('A', 100, 30));
  };
  CHECK(ways("highway=footway bridge=yes") == std::vector<std::int64_t>{1});
  CHECK(ways("highway=footway") == std::vector<std::int64_t>{1, 2});
}

TEST_CASE("A building joins the nearest street it can be left to, from the corner towards it") {
  const House house("waterway=river");
  const Drawing& d = house.walks.drawing;
  const std::vector<LonLat> ring{d.beside('A', 30, 25), d.beside('A', 50, 25),
                                 d.beside('A', 50, 40), d.beside('A', 30, 40),
                                 d.beside('A', 30, 25)};
  const auto anchor = house.walks.index.join(
      house.walks.walk, house.walks.index.building(d.beside('A', 40, 32.5), ring), 100);
  REQUIRE(anchor);
  CHECK(house.walks.network.segments[anchor->segment].way.value == kFar);
  CHECK(anchor->off_m == Approx(40).margin(0.05));  // 80 m less the 40 m of its northern corners
}
