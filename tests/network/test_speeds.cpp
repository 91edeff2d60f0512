// SPDX-License-Identifier: Apache-2.0
#include "rule_words.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

constexpr double kWalk = 1.25;
constexpr double kRide = 13.5 / 3.6;
constexpr double kPush = 4 / 3.6;
constexpr double kPushOnSteps = 2 / 3.6;
constexpr double kFerry = 8 / 3.6;

struct SpeedRow {
  const char* tags;
  double mps;
};

void check_speeds(std::initializer_list<SpeedRow> rows, const char* mode) {
  for (const SpeedRow& row : rows) {
    INFO(row.tags);
    CHECK(way_rule(row.tags, mode).forward.speed_mps == Approx(row.mps).epsilon(1e-4));
  }
}

}  // namespace

TEST_CASE("Steps and soft ground slow people on foot") {
  check_speeds(
      {
          {"highway=residential", kWalk},
          {"highway=footway", kWalk},
          {"highway=residential maxspeed=50", kWalk},
          {"highway=steps", 0.5},
          {"highway=footway surface=asphalt", kWalk},
          {"highway=footway surface=sett", kWalk},
          {"highway=footway surface=compacted", kWalk},
          {"highway=footway surface=nonsense", kWalk},
          {"highway=footway surface=fine_gravel", kWalk * 0.75},
          {"highway=footway surface=gravel", kWalk * 0.75},
          {"highway=footway surface=pebblestone", kWalk * 0.75},
          {"highway=footway surface=mud", kWalk * 0.5},
          {"highway=footway surface=sand", kWalk * 0.5},
          {"highway=steps surface=gravel", 0.5 * 0.75},
          {"route=ferry", kFerry},
      },
      "walk");
}

TEST_CASE("Surfaces slow riding, and pushing has a speed of its own") {
  check_speeds(
      {
          {"highway=residential", kRide},
          {"highway=cycleway", kRide},
          {"highway=footway", kPush},
          {"highway=pedestrian", kPush},
          {"highway=steps", kPushOnSteps},
          {"highway=steps bicycle=yes", kPushOnSteps},
          {"highway=residential vehicle=no", kPush},
          {"highway=residential bicycle=dismount", kPush},
          {"highway=footway bicycle=yes", 3.0},  // 10.8 km/h
          {"highway=pedestrian bicycle=designated", 3.0},
          {"highway=residential surface=asphalt", kRide},
          {"highway=residential surface=paved", kRide},
          {"highway=residential surface=compacted", kRide * 0.9},
          {"highway=residential surface=fine_gravel", kRide * 0.9},
          {"highway=residential surface=sett", kRide * 0.7},
          {"highway=residential surface=cobblestone", kRide * 0.7},
          {"highway=residential surface=gravel", kRide * 0.6},
          {"highway=residential surface=ground", kRide * 0.6},
          {"highway=residential surface=mud", kRide * 0.3},
          {"highway=residential surface=sand", kRide * 0.3},
          {"highway=residential surface=nonsense", kRide},
          {"highway=footway bicycle=yes surface=gravel", 3.0 * 0.6},
          {"route=ferry", kFerry},
      },
      "cycle");
}

TEST_CASE("Against a one-way street the bicycle is pushed at 4 km/h") {
  const ModeRule rule = way_rule("highway=residential oneway=yes", "cycle");
  CHECK(rule.forward.speed_mps == Approx(kRide));
  CHECK(rule.backward.speed_mps == Approx(kPush).epsilon(1e-4));
}

TEST_CASE("Without delays people on foot keep their speed on steps and soft ground") {
  CHECK(way_rule("highway=steps", "walk", DelayPolicy::none).forward.speed_mps == kWalk);
  CHECK(way_rule("highway=footway surface=mud", "walk", DelayPolicy::none).forward.speed_mps ==
        kWalk);
  CHECK(way_rule("route=ferry", "walk", DelayPolicy::none).forward.speed_mps ==
        Approx(kFerry).epsilon(1e-4));
}
