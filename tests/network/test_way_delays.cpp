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

TEST_CASE("A cable car takes its duration and half of its interval, as a ferry does") {
  CHECK(seconds("aerialway=gondola", "walk") == about(100 / 5.0 + 60));
  CHECK(seconds("aerialway=mixed_lift", "walk") == about(100 / 5.0 + 60));
  CHECK(seconds("aerialway=chair_lift", "walk") == about(100 / 2.5 + 60));
  CHECK(seconds("aerialway=cable_car", "walk") == about(100 / 8.0 + 450));
  CHECK(seconds("aerialway=gondola aerialway:duration=4.5 interval=1", "walk") == about(270 + 30));
  CHECK(seconds("aerialway=gondola duration=5 aerialway:duration=9", "walk") == about(300 + 60));
  CHECK(seconds("aerialway=cable_car aerialway:duration=5", "cycle") == about(300 + 450));
  CHECK(seconds("aerialway=gondola duration=5", "walk", DelayPolicy::none) == about(100 / 5.0));
}

TEST_CASE("Of aerialways only those that carry people in cabins or chairs are ways") {
  const RuleRow on_foot[] = {
      {"aerialway=gondola", "walk"},
      {"aerialway=cable_car", "walk"},
      {"aerialway=mixed_lift", "walk"},
      {"aerialway=chair_lift", "walk"},
      {"aerialway=drag_lift", "no"},
      {"aerialway=t-bar", "no"},
      {"aerialway=j-bar", "no"},
      {"aerialway=platter", "no"},
      {"aerialway=rope_tow", "no"},
      {"aerialway=magic_carpet", "no"},
      {"aerialway=zip_line", "no"},
      {"aerialway=goods", "no"},
      {"aerialway=station", "no"},
      {"aerialway=pylon", "no"},
      {"aerialway=gondola access=no", "no"},
      {"aerialway=gondola access=private", "walk ends"},
      {"aerialway=gondola foot=no", "no"},
      {"aerialway=gondola disused=yes", "no"},
      {"aerialway=gondola seasonal=winter", "no"},
      {"aerialway=chair_lift oneway=yes", "walk / no"},
      {"aerialway=gondola oneway=-1", "no / walk"},
      {"aerialway=gondola oneway=no", "walk"},
  };
  for (const RuleRow& row : on_foot) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "walk") == row.expected);
  }
  const RuleRow by_bicycle[] = {
      {"aerialway=gondola", "ride"},
      {"aerialway=cable_car aerialway:bicycle=yes", "ride"},
      {"aerialway=gondola aerialway:bicycle=no", "no"},
      {"aerialway=gondola aerialway:bicycle=summer", "no"},
      {"aerialway=chair_lift", "no"},
      {"aerialway=chair_lift aerialway:bicycle=yes", "ride"},
      {"aerialway=gondola bicycle=no", "no"},
  };
  for (const RuleRow& row : by_bicycle) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "cycle") == row.expected);
  }
  CHECK(way_rule("aerialway=chair_lift", "wheelchair").forward.passage == Passage::none);
  CHECK(way_rule("aerialway=gondola", "wheelchair").forward.passage == Passage::through);
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
