// SPDX-License-Identifier: Apache-2.0
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/network/stress_summary.hpp"
#include "quarter/network/traffic_stress.hpp"
#include "rule_words.hpp"
#include "support/catch.hpp"
#include "support/drawn_streets.hpp"

using namespace quarter;

namespace {

WayStress stress_of(const char* tags) {
  const TagsText text(tags);
  return traffic_stress(built_in().stress, Tags(text.list()));
}

struct Row {
  const char* tags;
  int forward;
  int backward;
  bool by_default;  // forward
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.tags);
    const WayStress stress = stress_of(row.tags);
    CHECK(stress.forward.level == row.forward);
    CHECK(stress.backward.level == row.backward);
    CHECK(stress.forward.by_default == row.by_default);
  }
}

/// The rule of a mode that rides up to a level.
ModeRule capped(const char* tags, int max_stress) {
  Catalogue catalogue = load_catalogue({});
  const ModeIndex mode = *catalogue.mode_index("cycle");
  catalogue.modes[mode].max_stress = max_stress;
  const TagsText text(tags);
  return StreetRules(catalogue, DelayPolicy::full).evaluate_way(Tags(text.list())).modes[mode];
}

}  // namespace

TEST_CASE("A way that says its level has it, whatever else it says") {
  check({{"highway=primary lts=1", 1, 1, false},
         {"highway=cycleway lts=4", 4, 4, false},
         {"highway=residential lts=3 maxspeed=20", 3, 3, false}});
}

TEST_CASE("Without motor traffic, or kept apart from it, riding is no stress") {
  check({{"highway=cycleway", 1, 1, false},
         {"highway=path bicycle=designated", 1, 1, false},
         {"highway=footway bicycle=yes", 1, 1, false},
         {"highway=pedestrian bicycle=yes", 1, 1, false},
         {"highway=track motor_vehicle=no", 1, 1, false},
         {"highway=residential motor_vehicle=no", 1, 1, false},
         {"route=ferry", 1, 1, false},
         {"highway=primary cycleway=track", 1, 1, false},
         {"highway=primary cycleway:both=track", 1, 1, false},
         {"highway=primary cycleway:both=lane cycleway:both:separation=bollard", 1, 1, false},
         {"highway=primary cycleway:both=lane cycleway:both:separation=no", 3, 3, true}});
}

TEST_CASE("Where cars are guests riding is no stress") {
  check({{"highway=living_street", 1, 1, false},
         {"highway=residential bicycle_road=yes", 1, 1, false},
         {"highway=tertiary cyclestreet=yes maxspeed=30", 1, 1, false},
         {"highway=tertiary maxspeed=20", 1, 1, false},
         {"highway=primary maxspeed=20", 1, 1, false},
         {"highway=service", 1, 1, true},
         {"highway=track", 1, 1, true}});
}

TEST_CASE("Among cars speed, lanes and the kind of road decide") {
  check({{"highway=residential", 2, 2, true},
         {"highway=residential maxspeed=30", 1, 1, true},
         {"highway=residential maxspeed=30 lanes=2", 1, 1, false},
         {"highway=residential maxspeed=DE:zone30 lanes=1", 1, 1, false},
         {"highway=residential maxspeed=20mph lanes=2", 1, 1, false},  // 32 km/h
         {"highway=residential maxspeed=50 lanes=2", 2, 2, false},
         {"highway=residential maxspeed=50 lanes=3", 4, 4, false},
         {"highway=residential maxspeed=30 lanes=4", 4, 4, false},
         {"highway=residential maxspeed=60 lanes=2", 4, 4, false},
         {"highway=service maxspeed=50 lanes=2", 2, 2, false},
         {"highway=unclassified maxspeed=30 lanes=2", 2, 2, false},
         {"highway=unclassified", 3, 3, true},
         {"highway=tertiary maxspeed=30 lanes=2", 2, 2, false},
         {"highway=tertiary", 3, 3, true},
         {"highway=tertiary_link", 3, 3, true},
         {"highway=tertiary maxspeed=50 lanes=3", 3, 3, false},
         {"highway=tertiary maxspeed=50 lanes=4", 4, 4, false},
         {"highway=tertiary maxspeed=60", 4, 4, false},
         {"highway=secondary maxspeed=30 lanes=2", 3, 3, false},
         {"highway=secondary maxspeed=50 lanes=2", 4, 4, false},
         {"highway=secondary", 4, 4, true},
         {"highway=primary", 4, 4, true},
         {"highway=trunk", 4, 4, true},
         {"highway=residential cycleway=shared_lane maxspeed=50 lanes=2", 2, 2, false},
         {"highway=tertiary cycleway=share_busway maxspeed=50 lanes=2", 3, 3, false}});
}

TEST_CASE("A painted lane helps as far as speed, lanes and parked cars let it") {
  check({{"highway=tertiary cycleway=lane maxspeed=30 lanes=2", 1, 1, false},
         {"highway=tertiary cycleway=lane maxspeed=50 lanes=2", 2, 2, false},
         {"highway=primary cycleway=lane maxspeed=50 lanes=3", 2, 2, false},
         {"highway=primary cycleway=lane maxspeed=50 lanes=4", 3, 3, false},
         {"highway=primary cycleway=lane maxspeed=60 lanes=5", 3, 3, false},
         {"highway=primary cycleway=lane maxspeed=70 lanes=2", 4, 4, false},
         {"highway=primary cycleway=buffered_lane maxspeed=50 lanes=2", 2, 2, false},
         {"highway=tertiary cycleway=lane maxspeed=50 lanes=2 parking:both=lane", 3, 3, false},
         {"highway=tertiary cycleway=lane maxspeed=50 lanes=2 parking:right=lane", 3, 2, false},
         {"highway=tertiary cycleway=lane maxspeed=30 lanes=2 parking:both=lane", 1, 1, false},
         {"highway=tertiary cycleway=lane maxspeed=50 lanes=2 parking:lane:both=parallel", 3, 3,
          false},
         {"highway=tertiary cycleway=lane maxspeed=50 lanes=2 parking:both=no", 2, 2, false},
         {"highway=secondary cycleway=shoulder maxspeed=50 lanes=2", 4, 4, false},
         {"highway=secondary cycleway=shoulder shoulder:access:bicycle=yes maxspeed=50 lanes=2", 2,
          2, false}});
}

TEST_CASE("Each direction has the lane of its side") {
  check({{"highway=tertiary cycleway:right=lane maxspeed=50 lanes=2", 2, 3, false},
         {"highway=tertiary cycleway:left=lane maxspeed=50 lanes=2", 3, 2, false},
         {"highway=tertiary cycleway:right=track maxspeed=50 lanes=2", 1, 3, false},
         {"highway=tertiary cycleway:right=track cycleway:right:oneway=no maxspeed=50 lanes=2", 1,
          1, false},
         {"highway=tertiary maxspeed:forward=30 maxspeed:backward=50 lanes=2", 2, 3, false},
         // one-way streets: lanes of both sides go with the cars unless they say otherwise
         {"highway=tertiary oneway=yes cycleway=lane maxspeed=50 lanes=2", 2, 3, false},
         {"highway=tertiary oneway=yes cycleway:left=lane maxspeed=50 lanes=2", 2, 3, false},
         {"highway=tertiary oneway=yes cycleway=opposite_lane maxspeed=50 lanes=2", 3, 2, false},
         {"highway=tertiary oneway=yes cycleway=opposite_track maxspeed=50 lanes=2", 3, 1, false},
         {"highway=tertiary oneway=yes cycleway:left=lane cycleway:left:oneway=-1 maxspeed=50 "
          "lanes=2",
          3, 2, false},
         {"highway=tertiary oneway=-1 cycleway=lane maxspeed=50 lanes=2", 3, 2, false}});
}

TEST_CASE("Where one drives on the left, the left lane goes forward") {
  StressRules left = built_in().stress;
  left.drive_on_right = false;
  const TagsText text("highway=tertiary cycleway:left=lane maxspeed=50 lanes=2");
  CHECK(traffic_stress(left, Tags(text.list())).forward.level == 2);
  CHECK(traffic_stress(left, Tags(text.list())).backward.level == 3);
}

TEST_CASE("Crossing a road is as stressful as its speed and lanes, from level 3 on") {
  CHECK(stress_of("highway=residential").crossing == 0);
  CHECK(stress_of("highway=cycleway").crossing == 0);
  CHECK(stress_of("highway=tertiary maxspeed=50 lanes=2").crossing == 3);
  CHECK(stress_of("highway=secondary maxspeed=50 lanes=3").crossing == 3);
  CHECK(stress_of("highway=secondary maxspeed=50 lanes=4").crossing == 4);
  CHECK(stress_of("highway=primary").crossing == 4);
}

TEST_CASE("A bicycle is pushed where traffic is more than its rider bears and people may walk") {
  const auto words = [](const char* tags, int max_stress) {
    return words_of(capped(tags, max_stress).forward, "ride");
  };
  CHECK(words("highway=residential", 2) == "ride");
  CHECK(words("highway=residential", 1) == "push");
  CHECK(words("highway=tertiary", 2) == "push");
  CHECK(words("highway=tertiary", 3) == "ride");
  CHECK(words("highway=primary", 3) == "push");
  CHECK(words("highway=primary", 4) == "ride");
  CHECK(words("highway=primary", 0) == "ride");
  CHECK(words("highway=trunk", 2) == "no");
  CHECK(words("highway=primary foot=no", 2) == "no");
  CHECK(words("highway=primary cycleway=track", 2) == "ride");
  const ModeRule one_sided = capped("highway=tertiary cycleway:right=lane maxspeed=50 lanes=2", 2);
  CHECK(words_of(one_sided.forward, "ride") == "ride");
  CHECK(words_of(one_sided.backward, "ride") == "push");
  // The level stays known, of what may be ridden by law.
  CHECK(capped("highway=tertiary", 2).forward.stress.level == 3);
  CHECK(capped("highway=footway", 2).forward.stress.level == 0);
  CHECK(capped("highway=residential oneway=yes", 2).backward.stress.level == 0);
}

TEST_CASE("Low-stress streets that a busy road parts are islands, until signals or a refuge help") {
  const auto islands = [](const char* crossing) {
    const DrawnStreets town(R"(
        C
        |
    E---B---F
        |
        A)",
                            {{"ABC", "highway=residential"}, {"EBF", "highway=primary"}},
                            {{"B", crossing}});
    return stress_summary(town.catalogue, town.network, town.mode("cycle"));
  };
  const StressSummary parted = islands("highway=crossing crossing=uncontrolled");
  CHECK(parted.islands == 2);
  CHECK(parted.low_km == Approx(0.2).epsilon(0.01));
  CHECK(parted.largest_km == Approx(0.1).epsilon(0.01));
  CHECK(parted.km[2] == Approx(0.2).epsilon(0.01));
  CHECK(parted.km[4] == Approx(0.2).epsilon(0.01));
  CHECK(parted.by_default_km == Approx(parted.total_km()));
  CHECK(islands("highway=traffic_signals").islands == 1);
  CHECK(islands("highway=crossing crossing:island=yes").islands == 1);
}
