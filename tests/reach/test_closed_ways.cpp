// SPDX-License-Identifier: Apache-2.0
// What closes a way, or slows it, for whom: by access on its nodes, life cycle, season, roughness.
#include "drawn_trips.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// From A to D through x, 300 m, or round by E and F, 700 m.
constexpr const char* kTown = R"(
        E---F
        |   |
        |   |
        |   |
    A---B-x-C---D)";

struct Row {
  const char* way;   ///< B-x-C
  const char* node;  ///< x
  const char* mode;
  double seconds;
};

constexpr double kWalk = 300 / 1.25, kWalkRound = 700 / 1.25;
constexpr double kRoll = 300 / 0.75, kRollRound = 700 / 0.75;
constexpr double kRide = 300 / 3.75, kRideRound = 700 / 3.75;
constexpr double kPush = 200 / 3.75 + 100 / 1.1111;
constexpr double kLift = 30;

double trip(const Row& row) {
  const DrawnStreets town(kTown,
                          {{"AB", "highway=residential"},
                           {"BxC", row.way},
                           {"CD", "highway=residential"},
                           {"BEFC", "highway=residential"}},
                          {{"x", row.node}});
  return DrawnTrips(town, row.mode)('A', 'D');
}

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.mode << ": " << row.way << " through " << row.node);
    CHECK(trip(row) == Approx(row.seconds).margin(0.4));
  }
}

const char* const kStreet = "highway=residential";
const char* const kPath = "highway=footway";

}  // namespace

TEST_CASE("A lift that is closed is no way, and one that takes no wheelchairs is none for them") {
  check({
      {kStreet, "highway=elevator", "walk", kWalk + kLift},
      {kStreet, "highway=elevator access=no", "walk", kWalkRound},
      {kStreet, "highway=elevator access=no", "cycle", kRideRound},
      {kStreet, "highway=elevator access=private", "walk", kWalkRound},
      {kStreet, "highway=elevator access=no foot=yes", "walk", kWalk + kLift},
      {kStreet, "highway=elevator foot=no", "walk", kWalkRound},
      {kStreet, "highway=elevator access=yes", "walk", kWalk + kLift},
      {kStreet, "highway=elevator wheelchair=no", "walk", kWalk + kLift},
      {kStreet, "highway=elevator wheelchair=no", "wheelchair", kRollRound},
      {kStreet, "highway=elevator wheelchair=yes", "wheelchair", kRoll + kLift},
      {kStreet, "highway=elevator wheelchair=yes access=no", "wheelchair", kRoll + kLift},
      {kStreet, "highway=elevator operational_status=out_of_order", "walk", kWalkRound},
      {kStreet, "highway=elevator operational_status=operational", "walk", kWalk + kLift},
      {kStreet, "highway=elevator disused=yes", "walk", kWalkRound},
      {kStreet, "highway=elevator end_date=2019", "walk", kWalkRound},
  });
}

TEST_CASE("A private door or one for emergencies is no way through a passage") {
  check({
      {kPath, "entrance=yes", "walk", kWalk},
      {kPath, "entrance=yes access=private", "walk", kWalkRound},
      {kPath, "entrance=main access=no", "walk", kWalkRound},
      {kPath, "entrance=yes access=customers", "walk", kWalkRound},
      {kPath, "entrance=yes access=permissive", "walk", kWalk},
      {kPath, "entrance=yes access=private foot=yes", "walk", kWalk},
      {kPath, "entrance=home", "walk", kWalk},
      {kPath, "entrance=exit", "walk", kWalk},  // somebody may hold it open: it says no more
      {kPath, "entrance=emergency", "walk", kWalkRound},
      {kPath, "entrance=yes locked=yes", "walk", kWalkRound},
      {kPath, "entrance=yes locked=no", "walk", kWalk},
      {kPath, "door=hinged access=private", "walk", kWalkRound},
      {kPath, "door=yes foot=no", "walk", kWalkRound},
      {kPath, "door=automatic", "walk", kWalk},
      {kPath, "door=no access=no", "walk", kWalk},
      {kPath, "indoor=door access=private", "walk", kWalkRound},
      {kPath, "indoor=yes access=private", "walk", kWalk},
      {kPath, "tunnel=building_passage access=no", "walk", kWalkRound},
      {kPath, "entrance=yes wheelchair=no", "wheelchair", kRollRound},
      {kPath, "entrance=yes wheelchair=no", "walk", kWalk},
      {"highway=footway tunnel=building_passage access=private", "", "walk", kWalkRound},
      {"highway=footway tunnel=building_passage access=permissive", "", "walk", kWalk},
  });
}

TEST_CASE("A railway crossing that is closed is not crossed") {
  check({
      {kPath, "railway=crossing", "walk", kWalk},
      {kPath, "railway=crossing access=no", "walk", kWalkRound},
      {kPath, "railway=level_crossing foot=no", "walk", kWalkRound},
      {kPath, "railway=crossing access=no foot=yes", "walk", kWalk},
      {kStreet, "railway=level_crossing motor_vehicle=no", "walk", kWalk},
      {kStreet, "railway=level_crossing bicycle=no", "cycle", kRide},  // got off for it
      {kStreet, "railway=level_crossing bicycle=no foot=no", "cycle", kRideRound},
      {kPath, "railway=crossing wheelchair=no", "wheelchair", kRollRound},
      {kPath, "railway=switch access=no", "walk", kWalk},
  });
}

TEST_CASE("Signs for vehicles do not bind people on foot") {
  for (const char* value : {"destination", "delivery", "agricultural", "forestry"}) {
    const std::string of_all = std::string("highway=residential access=") + value;
    const std::string on_foot = std::string("highway=residential foot=") + value;
    check({{of_all.c_str(), "", "walk", kWalk},
           {of_all.c_str(), "", "wheelchair", kRoll},
           {on_foot.c_str(), "", "walk", kWalkRound},
           {kStreet, ("barrier=gate access=" + std::string(value)).c_str(), "walk", kWalk + 10}});
  }
  check({
      {"highway=residential access=destination", "", "cycle", kRideRound},
      {"highway=residential access=agricultural", "", "cycle", kPush},
      {"highway=residential access=destination foot=no", "", "walk", kWalkRound},
      {"highway=residential access=private", "", "walk", kWalkRound},
      {"highway=residential access=no", "", "walk", kWalkRound},
      {"highway=residential access=customers", "", "walk", kWalkRound},
  });
}

TEST_CASE("A way that is gone, not there yet or out of use is none") {
  const char* const closed[] = {"abandoned=yes",
                                "disused=yes",
                                "razed=yes",
                                "demolished=yes",
                                "removed=yes",
                                "destroyed=yes",
                                "ruins=yes",
                                "construction=yes",
                                "proposed=yes",
                                "planned=yes",
                                "end_date=2019",
                                "end_date=2019-05",
                                "end_date=2019-05-31",
                                "start_date=2030",
                                "start_date=2030-05",
                                "opening_date=2031-01-01",
                                "operational_status=closed",
                                "operational_status=disused",
                                "operational_status=under_construction",
                                "opening_hours=off",
                                "opening_hours=closed",
                                "opening_hours=off\"works\"",
                                "opening_hours=\"works\"off"};
  for (const char* tags : closed) {
    const std::string way = std::string("highway=footway ") + tags;
    check({{way.c_str(), "", "walk", kWalkRound}, {way.c_str(), "", "cycle", kRideRound}});
  }
  const char* const open[] = {"abandoned=no",
                              "disused=no",
                              "disused:highway=footway",
                              "abandoned:railway=rail",
                              "end_date=2031",
                              "end_date=soon",
                              "end_date=2019?",
                              "start_date=1850",
                              "start_date=~1900",
                              "start_date=C19",
                              "start_date=2030-13",
                              "operational_status=operational",
                              "operational_status=needs_maintenance",
                              "opening_hours=24/7",
                              "opening_hours=Mo-Fr;PHoff",
                              "opening_hours:covid19=off",
                              "opening_hours=off;Mo10:00-12:00",
                              "historic=yes",
                              "railway=abandoned abandoned=yes",
                              "abandoned:railway=rail end_date=1985",
                              "razed:railway=rail removed=yes"};
  for (const char* tags : open) {
    const std::string way = std::string("highway=footway ") + tags;
    check({{way.c_str(), "", "walk", kWalk}});
  }
}

TEST_CASE("Out of use, a gate stands open and signals hold nobody up") {
  check({
      {kStreet, "barrier=gate removed=yes", "walk", kWalk},
      {kStreet, "barrier=gate access=no removed=yes", "walk", kWalk},
      {kStreet, "barrier=wall demolished=yes", "walk", kWalk},
      {kStreet, "barrier=wall abandoned=yes", "walk", kWalkRound},  // it still stands
      {kStreet, "highway=traffic_signals disused=yes", "walk", kWalk},
      {kStreet, "highway=traffic_signals end_date=2019", "walk", kWalk},
      {kStreet, "railway=crossing access=no disused=yes", "walk", kWalkRound},
  });
}

TEST_CASE("What is there for a season only is no way") {
  const char* const closed[] = {"ice_road=yes",    "winter_road=yes",    "seasonal=yes",
                                "seasonal=summer", "seasonal=winter",    "seasonal=spring;autumn",
                                "ford=boat",       "ford=yes depth=0.6", "ford=yes depth=80cm"};
  for (const char* tags : closed) {
    const std::string way = std::string("highway=path ") + tags;
    check({{way.c_str(), "", "walk", kWalkRound}, {way.c_str(), "", "cycle", kRideRound}});
  }
  const char* const open[] = {"ice_road=no",
                              "winter_road=no",
                              "seasonal=no",
                              "seasonal=spring;summer;autumn;winter",
                              "ford=no",
                              "ford=yes",
                              "ford=yes depth=0.3",
                              "ford=stepping_stones",
                              "ford=yes seasonal=yes",
                              "winter_service=no",
                              "ford=intermittent"};
  for (const char* tags : open) {
    const std::string way = std::string("highway=path ") + tags;
    check({{way.c_str(), "", "walk", kWalk}});
  }
}

TEST_CASE("Wheels do not roll through water or over stones") {
  check({
      {"highway=path ford=stepping_stones", "", "wheelchair", kRollRound},
      {"highway=path stepping_stones=yes", "", "wheelchair", kRollRound},
      {"highway=path ford=yes", "", "wheelchair", kRollRound},
      {"highway=path ford=yes wheelchair=yes", "", "wheelchair", kRoll},
      {"highway=path ford=no", "", "wheelchair", kRoll},
      {"highway=path ford=intermittent", "", "wheelchair", kRoll},
      {"highway=path ford=stepping_stones", "", "cycle", kPush},
      {"highway=path ford=yes", "", "cycle", kPush},
      {kStreet, "ford=stepping_stones", "wheelchair", kRollRound},
      {kStreet, "ford=yes", "walk", kWalk},
      {kStreet, "ford=yes depth=1", "walk", kWalkRound},
      {kStreet, "ford=yes access=no", "walk", kWalkRound},
  });
}

TEST_CASE(
    "A bicycle is pushed where the ground does not bear riding, and slow where it hardly does") {
  const auto slow = [](double factor) { return 200 / 3.75 + 100 / 3.75 / factor; };
  check({
      {"highway=path smoothness=impassable", "", "cycle", kPush},
      {"highway=path smoothness=very_horrible", "", "cycle", kPush},
      {"highway=path smoothness=horrible bicycle=yes", "", "cycle", kPush},
      {"highway=path smoothness=very_bad", "", "cycle", slow(0.4)},
      {"highway=path smoothness=bad", "", "cycle", slow(0.7)},
      {"highway=path smoothness=intermediate", "", "cycle", kRide},
      {"highway=path smoothness=good", "", "cycle", kRide},
      {"highway=path smoothness=excellent", "", "cycle", kRide},
      {"highway=track smoothness=horrible tracktype=grade5", "", "cycle", kPush},
      {"highway=track tracktype=grade5", "", "cycle", kPush},
      {"highway=track tracktype=grade4", "", "cycle", slow(0.5)},
      {"highway=track tracktype=grade3", "", "cycle", slow(0.6)},
      {"highway=track tracktype=grade2", "", "cycle", slow(0.9)},
      {"highway=track tracktype=grade1", "", "cycle", kRide},
      {"highway=track tracktype=grade3 surface=gravel", "", "cycle", slow(0.6)},  // once
      {"highway=track tracktype=grade2 surface=asphalt", "", "cycle", slow(0.9)},
      {"highway=path mtb:scale=0", "", "cycle", kRide},
      {"highway=path mtb:scale=1", "", "cycle", slow(0.5)},
      {"highway=path mtb:scale=2", "", "cycle", kPush},
      {"highway=path mtb:scale=3+", "", "cycle", kPush},
      {"highway=path sac_scale=hiking", "", "cycle", kRide},
      {"highway=path sac_scale=mountain_hiking", "", "cycle", kPush},
      {"highway=path sac_scale=alpine_hiking", "", "cycle", kRideRound},
      {"highway=path sac_scale=alpine_hiking", "", "walk", kWalkRound},
      {"highway=path sac_scale=mountain_hiking", "", "walk", kWalk},
      {"highway=path sac_scale=demanding_mountain_hiking", "", "walk",
       200 / 1.25 + 100 / (1.25 * 0.6)},
      {"highway=path smoothness=impassable", "", "walk", kWalk},
      {"highway=track tracktype=grade5", "", "walk", kWalk},
  });
}

TEST_CASE("A wheelchair needs width, low kerbs and firm ground") {
  check({
      {"highway=path width=0.7", "", "wheelchair", kRollRound},
      {"highway=path width=70cm", "", "wheelchair", kRollRound},
      {"highway=path width=0.8", "", "wheelchair", kRoll},
      {"highway=path width=3", "", "wheelchair", kRoll},
      {"highway=path width=narrow", "", "wheelchair", kRoll},
      {"highway=path width=0.7", "", "walk", kWalk},
      {"highway=path width=0.7 wheelchair=yes", "", "wheelchair", kRoll},
      {"highway=track tracktype=grade4", "", "wheelchair", kRollRound},
      {"highway=track tracktype=grade3", "", "wheelchair", 200 / 0.75 + 100 / (0.75 * 0.7)},
      {"highway=track tracktype=grade1", "", "wheelchair", kRoll},
      {"highway=path mtb:scale=1", "", "wheelchair", kRollRound},
      {"highway=path sac_scale=mountain_hiking", "", "wheelchair", kRollRound},
      {"highway=path smoothness=bad", "", "wheelchair", kRollRound},
      {kStreet, "barrier=bollard maxwidth:physical=0.6", "wheelchair", kRollRound},
      {kStreet, "barrier=bollard maxwidth:physical=1.5", "wheelchair", kRoll},
      {kStreet, "barrier=bollard maxwidth:physical=0.6", "walk", kWalk},
      {kPath, "entrance=yes door:width=0.7", "wheelchair", kRollRound},
      {kPath, "entrance=yes door:width=0.9", "wheelchair", kRoll},
      {kPath, "barrier=kerb kerb:height=0.1", "wheelchair", kRollRound},
      {kPath, "kerb:height=6cm", "wheelchair", kRollRound},
      {kPath, "kerb:height=0.03", "wheelchair", kRoll},
      {kPath, "kerb:height=3", "wheelchair", kRoll},  // three of what?
      {kPath, "kerb:height=0.1", "walk", kWalk},
      {kPath, "kerb:height=0.1", "cycle", kPush},  // the footway is what makes it pushed
  });
}

TEST_CASE("Steps with a ramp are pushed up more quickly than without") {
  const auto seconds = [](const char* tags) {
    const DrawnStreets town("A---B-C---D",
                            {{"AB", "highway=cycleway"}, {"BC", tags}, {"CD", "highway=cycleway"}});
    return DrawnTrips(town, "cycle")('A', 'D');
  };
  const double ride = 200 / 3.75;
  CHECK(seconds("highway=steps") == Approx(ride + 50 / 0.5556).margin(0.2));
  CHECK(seconds("highway=steps ramp=no") == Approx(ride + 50 / 0.5556).margin(0.2));
  CHECK(seconds("highway=steps ramp:bicycle=no") == Approx(ride + 50 / 0.5556).margin(0.2));
  CHECK(seconds("highway=steps ramp=yes ramp:bicycle=no") ==
        Approx(ride + 50 / 0.5556).margin(0.2));
  for (const char* ramp : {"ramp:bicycle=yes", "ramp=yes", "ramp:stroller=yes"})
    CHECK(seconds((std::string("highway=steps ") + ramp).c_str()) ==
          Approx(ride + 50 / 0.8333).margin(0.2));
  CHECK(seconds("highway=steps ramp:wheelchair=yes") == Approx(ride + 50 / 1.1111).margin(0.2));
}
