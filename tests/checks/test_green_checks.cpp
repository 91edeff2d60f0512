// SPDX-License-Identifier: Apache-2.0
// Fences and gates of green space, and how much of it is reached.
#include "drawn_city.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

/// A street with a home at its west end; a park 10 m north of it, from 300 m to 400 m.
DrawnCity street_and_park(const std::string& park_tags = "leisure=park") {
  DrawnCity city;
  city.way({{0, 0}, {300, 0}, {350, 0}, {1000, 0}}, "highway=unclassified");
  city.home({0, 0});
  city.square({300, 10}, 100, park_tags);
  return city;
}

double reached(DrawnCity& city) {
  return city.figure("7_2").low();
}

/// A fence along the park's outline, 1 m outside, or along its north only.
void fence(DrawnCity& city, bool whole = true) {
  if (whole)
    city.way({{299, 9}, {401, 9}, {401, 111}, {299, 111}, {299, 9}}, "barrier=fence");
  else
    city.way({{299, 111}, {401, 111}, {401, 60}}, "barrier=fence");
}

}  // namespace

TEST_CASE("An open park is entered along its edge, a fenced one without a gate is not") {
  DrawnCity open = street_and_park();
  CHECK(reached(open) == 1);
  DrawnCity fenced = street_and_park();
  fence(fenced);
  CHECK(reached(fenced) == 0);
  DrawnCity by_tag = street_and_park("leisure=park barrier=fence");
  CHECK(reached(by_tag) == 0);
}

TEST_CASE("A block knows how the park is entered that gave its time") {
  DrawnCity open = street_and_park();
  CHECK(open.entered("walk", "green") == "edge");
  DrawnCity by_path;
  by_path.way({{0, 0}, {300, 0}, {1000, 0}}, "highway=unclassified");
  by_path.home({0, 0});
  by_path.square({300, 200}, 100, "leisure=park");
  by_path.way({{300, 0}, {300, 200}, {350, 250}}, "highway=footway");
  CHECK(by_path.entered("walk", "green") == "crossing");
  CHECK(by_path.entered("cycle", "green") == "crossing");
  DrawnCity fenced = street_and_park();
  fence(fenced);
  CHECK(fenced.entered("walk", "green").empty());
}

TEST_CASE("A fence along less than 60 % of the outline does not close a park") {
  DrawnCity city = street_and_park();
  fence(city, false);
  CHECK(reached(city) == 1);
}

TEST_CASE("A hedge or kerb closes no park") {
  DrawnCity city = street_and_park("leisure=park barrier=hedge");
  CHECK(reached(city) == 1);
}

TEST_CASE("Of two fences beside an outline the nearer one encloses it, however the map is stored") {
  // One 0.5 m outside without a gate, one 2.5 m outside with a gate that the first one closes.
  const auto reached = [](bool nearer_first) {
    DrawnCity city = street_and_park();
    const auto draw = [&](double off, double gate) {
      const double w = 300 - off, s = 10 - off, e = 400 + off, n = 110 + off;
      if (gate > 0) city.node({gate, s}, "barrier=gate");
      if (gate > 0) city.way({{w, s}, {gate, s}, {e, s}, {e, n}, {w, n}, {w, s}}, "barrier=fence");
      if (gate <= 0) city.way({{w, s}, {e, s}, {e, n}, {w, n}, {w, s}}, "barrier=fence");
    };
    nearer_first ? draw(0.5, 0) : draw(2.5, 350);
    nearer_first ? draw(2.5, 350) : draw(0.5, 0);
    return city.entered("walk", "green");
  };
  CHECK(reached(true).empty());
  CHECK(reached(false).empty());
}

TEST_CASE("A fenced park is entered through its gate") {
  DrawnCity city;
  city.node({350, 9}, "barrier=gate");
  city.way({{0, 0}, {350, 0}, {1000, 0}}, "highway=unclassified");
  city.home({0, 0});
  city.square({300, 10}, 100, "leisure=park");
  city.way({{299, 9}, {350, 9}, {401, 9}, {401, 111}, {299, 111}, {299, 9}}, "barrier=fence");
  CHECK(reached(city) == 1);
  CHECK(city.entered("walk", "green") == "entrance");
}

TEST_CASE("A path through a fence is no way in without a gate, with one it is") {
  for (const bool gate : {false, true}) {
    DrawnCity city;
    if (gate) city.node({350, 9}, "barrier=gate");
    city.way({{0, 0}, {350, 0}, {1000, 0}}, "highway=unclassified");
    city.way({{350, 0}, {350, 9}, {350, 60}}, "highway=footway");
    city.home({0, 0});
    city.square({300, 10}, 100, "leisure=park");
    city.way({{299, 9}, {350, 9}, {401, 9}, {401, 111}, {299, 111}, {299, 9}}, "barrier=fence");
    CHECK(reached(city) == (gate ? 1 : 0));
  }
}

TEST_CASE("A path through a gap between two fences is a way in") {
  DrawnCity city;
  city.way({{0, 0}, {350, 0}, {1000, 0}}, "highway=unclassified");
  city.way({{350, 0}, {350, 60}}, "highway=footway");
  city.home({0, 0});
  city.square({300, 10}, 100, "leisure=park");
  city.way({{348, 9}, {299, 9}, {299, 111}}, "barrier=wall");
  city.way({{352, 9}, {401, 9}, {401, 111}, {300, 111}}, "barrier=wall");
  CHECK(reached(city) == 1);
}

TEST_CASE("A fenced school without a mapped gate has one all the same") {
  DrawnCity city;
  city.way({{0, 0}, {350, 0}, {1000, 0}}, "highway=unclassified");
  city.home({0, 0});
  city.square({300, 10}, 100, "amenity=school isced:level=1");
  fence(city);
  CHECK(city.figure("3_4_primary_school").low() == 1);
}

TEST_CASE("Two parts of one park, each with its street, are no choice of two") {
  const auto choice = [](double gap_m) {
    DrawnCity city;
    city.way({{0, 0}, {300, 0}, {345 + gap_m, 0}, {2000, 0}}, "highway=unclassified");
    city.home({0, 0});
    city.square({300, 0}, 45, "leisure=park").square({345 + gap_m, 0}, 45, "leisure=park");
    return city.figure("7_12").low();
  };
  CHECK(choice(9) == 0);
  CHECK(choice(11) == 1);
}

TEST_CASE("Reachable green space is the sum of what lies within 10 minutes, each place once") {
  DrawnCity city;
  city.way({{0, 0}, {300, 0}, {600, 0}, {755, 0}, {900, 0}}, "highway=unclassified");
  city.home({0, 0}).home({-10, 0});
  city.square({300, 0}, 100, "leisure=park");  // 1 ha
  city.square({600, 0}, 50, "leisure=park");   // 0.25 ha
  city.square({790, 0}, 100, "leisure=park");  // its edge is beyond 750 m
  CHECK(city.figure("7_9").low() == Approx(1.25).epsilon(0.01));
  CHECK(city.verdict("7_9") == "reported");
}

TEST_CASE("Reachable green space is the median of homes, those without any counting as nothing") {
  const auto median = [](int far, int near) {
    DrawnCity city;
    city.way({{0, 0}, {2000, 0}, {2300, 0}, {2400, 0}}, "highway=unclassified");
    city.square({2300, 0}, 100, "leisure=park");
    for (int i = 0; i < far; ++i)
      city.home({20.0 * i, 0});
    for (int i = 0; i < near; ++i)
      city.home({2000 + 20.0 * i, 0});
    return city.figure("7_9").low();
  };
  CHECK(median(3, 2) == 0);
  CHECK(median(2, 3) == Approx(1).epsilon(0.01));
}
