// SPDX-License-Identifier: Apache-2.0
// Where the modes of the built-in catalogue may go, how fast, and what holds them up.
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/catalogue/modes.hpp"
#include "support/catch.hpp"
#include "tagged.hpp"

using namespace quarter;

namespace {

const TravelMode& mode(std::string_view id) {
  static const Catalogue catalogue = load_catalogue({});
  return catalogue.modes.at(catalogue.mode_index(id).value());
}

Gait gait_on(const TravelMode& mode, Tags tags) {
  for (const WayDefault& way : mode.ways) {
    if (way.rule.matches(tags)) return way.gait;
  }
  return Gait::none;
}

/// Metres a second on a way, as SpeedRule says.
double speed_on(const TravelMode& mode, Gait gait, Tags tags) {
  double speed = gait == Gait::push ? mode.push_mps : mode.speed_mps;
  double factor = 1;
  bool replaced = false;
  for (const SpeedRule& rule : mode.speeds) {
    if (rule.gait != gait || !rule.rule.matches(tags)) continue;
    factor *= rule.factor;
    if (rule.speed_mps > 0 && !replaced) {
      speed = rule.speed_mps;
      replaced = true;
    }
  }
  return speed * factor;
}

const BarrierRule* barrier_at(const TravelMode& mode, Tags tags) {
  for (const BarrierRule& rule : mode.barriers) {
    if (rule.rule.matches(tags)) return &rule;
  }
  return nullptr;
}

double delay_at(const TravelMode& mode, Tags tags) {
  double seconds = 0;
  for (const NodeDelay& delay : mode.node_delays) {
    if (delay.rule.matches(tags)) seconds += delay.seconds;
  }
  return seconds;
}

}  // namespace

TEST_CASE("ways open to people on foot and to riders by default") {
  struct Row {
    const char* tags;
    Gait walk;
    Gait cycle;
  };
  const auto own = Gait::own, push = Gait::push, none = Gait::none;
  const std::vector<Row> rows = {
      {"highway=motorway", none, none},
      {"highway=motorway_link", none, none},
      {"highway=trunk", none, own},
      {"highway=trunk_link", none, own},
      {"highway=trunk sidewalk=both", own, own},
      {"highway=trunk sidewalk=separate", own, own},
      {"highway=trunk sidewalk=no", none, own},
      {"highway=trunk sidewalk=none", none, own},
      {"highway=trunk sidewalk:left=yes", own, own},
      {"highway=trunk sidewalk:right=no", none, own},
      {"highway=trunk sidewalk=both motorroad=yes", none, none},
      {"highway=primary", own, own},
      {"highway=primary_link", own, own},
      {"highway=primary motorroad=yes", none, none},
      {"highway=secondary", own, own},
      {"highway=tertiary_link", own, own},
      {"highway=unclassified", own, own},
      {"highway=residential", own, own},
      {"highway=living_street", own, own},
      {"highway=service", own, own},
      {"highway=track", own, own},
      {"highway=road", own, own},
      {"highway=cycleway", own, own},
      {"highway=path", own, own},
      {"highway=footway", own, push},
      {"highway=pedestrian", own, push},
      {"highway=pedestrian area=yes", own, push},
      {"highway=footway area=yes", own, push},
      {"highway=service area=yes", none, none},
      {"highway=bridleway", own, push},
      {"highway=steps", own, push},
      {"highway=corridor", own, push},
      {"highway=elevator", own, push},
      {"highway=platform", own, push},
      {"railway=platform", own, push},
      {"public_transport=platform", own, push},
      {"man_made=pier", own, push},
      {"route=ferry", own, own},
      {"highway=busway", none, none},
      {"highway=construction construction=residential", none, none},
      {"highway=proposed", none, none},
      {"highway=raceway", none, none},
      {"leisure=track", none, none},
      {"railway=rail", none, none},
      {"waterway=river", none, none},
      {"building=yes", none, none},
  };
  for (const Row& row : rows) {
    INFO(row.tags);
    CHECK(gait_on(mode("walk"), Tagged(row.tags)) == row.walk);
    CHECK(gait_on(mode("cycle"), Tagged(row.tags)) == row.cycle);
  }
}

TEST_CASE("speeds by kind of way and surface") {
  struct Row {
    const char* mode;
    Gait gait;
    const char* tags;
    double mps;
  };
  const auto row = GENERATE(values<Row>({
      {"walk", Gait::own, "highway=residential", 1.25},
      {"walk", Gait::own, "highway=steps", 0.5},
      {"walk", Gait::own, "highway=path surface=gravel", 1.25 * 0.75},
      {"walk", Gait::own, "highway=path surface=sand", 1.25 * 0.5},
      {"walk", Gait::own, "highway=path surface=asphalt", 1.25},
      {"walk", Gait::own, "route=ferry", 8 / 3.6},
      {"cycle", Gait::own, "highway=residential", 13.5 / 3.6},
      {"cycle", Gait::own, "highway=cycleway surface=asphalt", 13.5 / 3.6},
      {"cycle", Gait::own, "highway=path surface=compacted", 13.5 / 3.6 * 0.9},
      {"cycle", Gait::own, "highway=residential surface=sett", 13.5 / 3.6 * 0.7},
      {"cycle", Gait::own, "highway=track surface=ground", 13.5 / 3.6 * 0.6},
      {"cycle", Gait::own, "highway=track surface=mud", 13.5 / 3.6 * 0.3},
      {"cycle", Gait::own, "highway=footway bicycle=yes", 3.0},
      {"cycle", Gait::own, "highway=footway bicycle=yes surface=sett", 3.0 * 0.7},
      {"cycle", Gait::own, "highway=steps bicycle=yes", 2 / 3.6},
      {"cycle", Gait::own, "route=ferry", 8 / 3.6},
      {"cycle", Gait::push, "highway=footway", 4 / 3.6},
      {"cycle", Gait::push, "highway=footway surface=mud", 4 / 3.6},
      {"cycle", Gait::push, "highway=steps", 2 / 3.6},
  }));
  INFO(row.mode << " on " << row.tags);
  CHECK(speed_on(mode(row.mode), row.gait, Tagged(row.tags)) == Approx(row.mps).epsilon(1e-4));
}

TEST_CASE("a run without delays keeps what is no delay: ferries, and steps with a bicycle") {
  const auto carries = [](const SpeedRule& rule) {
    return rule.rule.matches(Tagged("route=ferry")) || rule.rule.when.front().key == "aerialway";
  };
  for (const SpeedRule& rule : mode("walk").speeds)
    CHECK(rule.plain == carries(rule));
  for (const SpeedRule& rule : mode("cycle").speeds)
    CHECK(rule.plain == (carries(rule) || rule.rule.matches(Tagged("highway=steps"))));
}

TEST_CASE("barriers let people pass or not") {
  struct Row {
    const char* tags;
    bool walk;
    bool cycle;
  };
  const auto row = GENERATE(values<Row>({
      {"barrier=wall", false, false},
      {"barrier=fence", false, false},
      {"barrier=jersey_barrier", false, false},
      {"barrier=debris", false, false},
      {"barrier=yes", false, false},
      {"barrier=gate", true, true},
      {"barrier=gate locked=yes", false, false},
      {"barrier=gate locked=no", true, true},
      {"barrier=lift_gate", true, true},
      {"barrier=bollard", true, true},
      {"barrier=block", true, true},
      {"barrier=chain", true, true},
      {"barrier=kerb", true, true},
      {"barrier=entrance", true, true},
      {"barrier=cattle_grid", true, true},
      {"barrier=cycle_barrier", true, true},
      {"barrier=kissing_gate", true, false},
      {"barrier=stile", true, false},
      {"barrier=turnstile", true, false},
      {"barrier=full-height_turnstile", true, false},
      {"barrier=something_new", true, true},
  }));
  INFO(row.tags);
  REQUIRE(barrier_at(mode("walk"), Tagged(row.tags)));
  REQUIRE(barrier_at(mode("cycle"), Tagged(row.tags)));
  CHECK(barrier_at(mode("walk"), Tagged(row.tags))->passable == row.walk);
  CHECK(barrier_at(mode("cycle"), Tagged(row.tags))->passable == row.cycle);
}

TEST_CASE("a node that is no barrier, or one no more, is none") {
  CHECK_FALSE(barrier_at(mode("walk"), Tagged("highway=crossing")));
  CHECK_FALSE(barrier_at(mode("walk"), Tagged("barrier=no")));
}

TEST_CASE("a cycle barrier costs a rider ten seconds and a walker none") {
  CHECK(barrier_at(mode("cycle"), Tagged("barrier=cycle_barrier"))->delay_s == 10);
  CHECK(barrier_at(mode("walk"), Tagged("barrier=cycle_barrier"))->delay_s == 0);
}

TEST_CASE("a gate costs ten seconds, what is passed beside a bar none") {
  for (const char* id : {"walk", "cycle"}) {
    CHECK(barrier_at(mode(id), Tagged("barrier=gate"))->delay_s == 10);
    CHECK(barrier_at(mode(id), Tagged("barrier=lift_gate"))->delay_s == 0);
    CHECK(barrier_at(mode(id), Tagged("barrier=bollard"))->delay_s == 0);
  }
  CHECK(barrier_at(mode("walk"), Tagged("barrier=stile"))->delay_s == 10);
}

TEST_CASE("signals delay once, however they are tagged") {
  struct Row {
    const char* tags;
    double seconds;
  };
  const auto row = GENERATE(values<Row>({
      {"highway=traffic_signals", 15},
      {"highway=crossing crossing=traffic_signals", 15},
      {"highway=traffic_signals crossing=traffic_signals", 15},
      {"highway=crossing crossing:signals=yes", 15},
      {"highway=crossing crossing=traffic_signals crossing:signals=yes", 15},
      {"highway=traffic_signals crossing=traffic_signals crossing:signals=yes", 15},
      {"highway=crossing crossing:signals=no", 0},
      {"highway=crossing crossing=uncontrolled", 0},
      {"highway=elevator", 30},
      {"barrier=gate", 0},
  }));
  INFO(row.tags);
  CHECK(delay_at(mode("walk"), Tagged(row.tags)) == row.seconds);
  CHECK(delay_at(mode("cycle"), Tagged(row.tags)) == row.seconds);
}

TEST_CASE("the wider the road, the longer the wait to cross it") {
  for (const char* id : {"walk", "cycle"}) {
    std::vector<std::pair<std::string, double>> waits;
    for (const CrossingDelay& delay : mode(id).crossing_delays) {
      for (const std::string& highway : delay.highway)
        waits.emplace_back(highway, delay.seconds);
      CHECK(delay.marked_s <= delay.seconds);  // tags only lower it
      CHECK(delay.island_s <= delay.marked_s);
    }
    CHECK(waits ==
          std::vector<std::pair<std::string, double>>{
              {"tertiary", 3}, {"secondary", 8}, {"primary", 15}, {"trunk", 15}, {"motorway", 15}});
  }
}
