// SPDX-License-Identifier: Apache-2.0
#include "rule_words.hpp"
#include "support/catch.hpp"
#include "support/drawn_streets.hpp"

using namespace quarter;

namespace {

/// Seconds along the only way of a drawing of 100 m, in halves of 50 m.
double seconds(const char* tags, const char* mode, DelayPolicy delays = DelayPolicy::full) {
  const DrawnStreets town("A-B-C", {{"ABC", tags}, {"Bx", "highway=proposed"}}, {}, delays);
  double sum = 0;
  for (const StreetSegment& segment : town.network.segments)
    sum +=
        segment.length_cm / 100.0 / town.network.rule(segment, town.mode(mode)).forward.speed_mps;
  return sum;
}

auto about(double s) {
  return Approx(s).margin(0.1);
}

}  // namespace

TEST_CASE("A lift drawn as a way takes thirty seconds besides its length") {
  CHECK(seconds("highway=elevator", "walk") == about(100 / 1.25 + 30));
  CHECK(seconds("highway=elevator", "cycle") == about(100 / (4 / 3.6) + 30));
  CHECK(seconds("highway=elevator", "walk", DelayPolicy::none) == about(100 / 1.25));
}

TEST_CASE("A ferry takes its duration and half of its interval") {
  const double sail = 100 / (8 / 3.6);
  CHECK(seconds("route=ferry", "walk") == about(sail + 600));
  CHECK(seconds("route=ferry duration=00:05", "walk") == about(300 + 600));
  CHECK(seconds("route=ferry interval=00:10", "walk") == about(sail + 300));
  CHECK(seconds("route=ferry duration=5 interval=10", "cycle") == about(300 + 300));
  CHECK(seconds("route=ferry duration=soon interval=often", "walk") == about(sail + 600));
  CHECK(seconds("route=ferry duration=00:05 interval=00:10", "walk", DelayPolicy::none) ==
        about(sail));
}

TEST_CASE("A street keeps its speed whatever its duration says") {
  CHECK(seconds("highway=residential duration=00:30 interval=00:10", "walk") == about(80));
}

TEST_CASE("Half of a lift costs half of its seconds, so cutting it does not make it dearer") {
  const DrawnStreets town("A-B-C", {{"ABC", "highway=elevator"}, {"B", ""}},
                          {{"B", "highway=traffic_signals"}});
  REQUIRE(town.network.segments.size() == 2);
  const auto part = [&](std::size_t s) {
    const StreetSegment& segment = town.network.segments[s];
    return segment.length_cm / 100.0 /
           town.network.rule(segment, town.mode("walk")).forward.speed_mps;
  };
  CHECK(part(0) == about(50 / 1.25 + 15));
  CHECK(part(0) + part(1) == about(100 / 1.25 + 30));
}

TEST_CASE("Access that depends on the hour is counted, and its plain value holds") {
  const auto conditional = [](const char* tags) {
    const TagsText text(tags);
    return StreetRules(built_in(), DelayPolicy::full).conditional(Tags(text.list()));
  };
  CHECK(conditional("highway=footway access:conditional=no@(22:00-06:00)"));
  CHECK(conditional("highway=footway foot:conditional=no@wet"));
  CHECK(conditional("highway=residential bicycle:conditional=yes@(Su)"));
  CHECK(conditional("highway=residential oneway:conditional=no@(Su)"));
  CHECK_FALSE(conditional("highway=residential"));
  CHECK_FALSE(conditional("highway=residential maxspeed:conditional=30@(22:00-06:00)"));
  CHECK_FALSE(conditional("highway=residential motor_vehicle:conditional=no@(Su)"));
  CHECK(way_words("highway=footway access:conditional=no@night", "walk") == "walk");
}

TEST_CASE("Streets are cut at crossings and signals whether or not people wait there") {
  for (const DelayPolicy delays : {DelayPolicy::full, DelayPolicy::none}) {
    for (const char* const node : {"highway=crossing", "highway=traffic_signals"}) {
      const DrawnStreets town("A-B-C", {{"ABC", "highway=residential"}}, {{"B", node}}, delays);
      CHECK(town.network.segments.size() == 2);
    }
  }
}
