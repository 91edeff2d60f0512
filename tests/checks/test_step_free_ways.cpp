// SPDX-License-Identifier: Apache-2.0
// Whose quickest ways on foot are free of steps?
#include "drawn_city.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// A street of 600 m with all six needs at its east end and five homes at its west end; the stretch
/// from 200 m to 300 m has these tags, and there is a way around it that is `around` longer.
DrawnCity street(const char* stretch, double around, const char* crossing = "") {
  DrawnCity city;
  for (double east = 0; east < 200; east += 50)
    city.way({{east, 0}, {east, -10}}, "highway=footway");
  city.node({250, 0}, crossing);
  city.way({{0, 0}, {50, 0}, {100, 0}, {150, 0}, {200, 0}}, "highway=unclassified");
  city.way({{200, 0}, {250, 0}, {300, 0}}, stretch);
  city.way({{300, 0}, {500, 0}}, "highway=unclassified");
  city.way({{200, 0}, {200, around / 2}, {300, around / 2}, {300, 0}}, "highway=footway");
  for (int i = 0; i < 5; ++i)
    city.home({0, 0});
  for (const char* const tags :
       {"shop=supermarket", "amenity=clinic", "amenity=coworking_space", "amenity=kindergarten",
        "amenity=school", "amenity=townhall", "amenity=library"})
    city.node({500, 0}, tags);
  city.modes({"walk", "step_free"});
  return city;
}

}  // namespace

TEST_CASE("Ways are free of steps where one is as quick without them") {
  struct Row {
    const char* stretch;
    const char* crossing;
    double share;
  };
  for (const Row& row :
       {Row{"highway=footway", "", 1}, Row{"highway=steps", "", 0},
        Row{"highway=steps foot=yes", "", 0}, Row{"highway=steps ramp:wheelchair=yes", "", 1},
        Row{"highway=footway wheelchair=no", "", 0}, Row{"highway=footway", "kerb=raised", 0},
        Row{"highway=footway", "kerb=lowered", 1}}) {
    INFO(row.stretch << " " << row.crossing);
    DrawnCity city = street(row.stretch, 100, row.crossing);
    CHECK(city.figure("9_2b").weight > 0);
    CHECK(city.figure("9_2b").low() == row.share);
    CHECK(city.verdict("9_2b") == "reported");
  }
}

TEST_CASE("Steps beside the quickest way are no matter, nor are those of who has no such ways") {
  DrawnCity beside = street("highway=unclassified", 100);
  beside.way({{100, 0}, {100, 300}, {300, 300}, {300, 0}}, "highway=steps");
  CHECK(beside.figure("9_2b").low() == 1);
  // 1,200 m more take 16 minutes more.
  DrawnCity cut_off = street("highway=steps access=no", 1200);
  CHECK(cut_off.figure("9_2b").weight == 0);
  CHECK(cut_off.verdict("9_2b") == "unknown");
}

TEST_CASE("Ways free of steps want both modes") {
  DrawnCity city;
  city.way({{0, 0}, {100, 0}}, "highway=unclassified").home({0, 0}).modes({"walk"});
  CHECK(city.verdict("9_2b") == "not testable");
  CHECK(city.needs("9_2b") == "--modes walk,step_free");
}
