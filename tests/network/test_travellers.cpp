// SPDX-License-Identifier: Apache-2.0
// Travellers beside the adult on foot and the rider: each is a table of the catalogue.
#include "rule_words.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

std::string wheels(const char* tags) {
  const ModeRule rule = way_rule(tags, "wheelchair");
  return words_of(rule.forward, "roll");
}

bool stops(const char* tags, const char* mode) {
  return node_rule(tags, mode).passage == Passage::none;
}

}  // namespace

TEST_CASE("A wheelchair goes where people walk, but not over steps or on ground that is too soft") {
  const RuleRow rows[] = {
      {"highway=residential", "roll"},
      {"highway=footway", "roll"},
      {"highway=pedestrian", "roll"},
      {"highway=path", "roll"},
      {"highway=elevator", "roll"},
      {"highway=corridor", "roll"},
      {"highway=motorway", "no"},
      {"highway=trunk", "no"},
      {"highway=trunk sidewalk=both", "roll"},
      {"highway=trunk foot=yes", "roll"},
      {"highway=trunk foot=yes motorroad=yes", "no"},
      // steps
      {"highway=steps", "no"},
      {"highway=steps foot=yes", "no"},
      {"highway=steps wheelchair=yes", "roll"},
      {"highway=steps ramp:wheelchair=yes", "roll"},
      {"highway=steps ramp=yes", "no"},
      {"highway=footway conveying=forward", "no"},
      // wheelchair=* is the most specific key
      {"highway=footway wheelchair=no", "no"},
      {"highway=footway wheelchair=yes", "roll"},
      {"highway=footway wheelchair=limited", "roll"},
      {"highway=footway wheelchair=yes foot=private", "roll"},
      {"highway=footway foot=no", "no"},
      {"highway=footway foot=private", "roll ends"},
      {"highway=footway access=no", "no"},
      {"highway=footway access=no foot=yes", "roll"},
      {"highway=footway foot=yes wheelchair=no", "no"},
      // ground
      {"highway=footway surface=asphalt", "roll"},
      {"highway=footway surface=gravel", "roll"},
      {"highway=footway surface=mud", "no"},
      {"highway=footway surface=sand", "no"},
      {"highway=footway surface=sand wheelchair=yes", "roll"},
      {"highway=footway smoothness=intermediate", "roll"},
      {"highway=footway smoothness=bad", "no"},
      {"highway=footway smoothness=very_bad", "no"},
      // steepness, where the map tells it
      {"highway=footway incline=8%", "roll"},
      {"highway=footway incline=9%", "no"},
      {"highway=footway incline=-9%", "no"},
      {"highway=footway incline=1:12", "no"},  // 8.3 %
      {"highway=footway incline=1:20", "roll"},
      {"highway=footway incline=6°", "no"},
      {"highway=footway incline=up", "roll"},
      {"highway=footway incline=12% wheelchair=yes", "roll"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(wheels(row.tags) == row.expected);
  }
}

TEST_CASE("A raised kerb stops a wheelchair and nobody else") {
  CHECK(stops("kerb=raised", "wheelchair"));
  CHECK(stops("barrier=kerb kerb=raised", "wheelchair"));
  CHECK_FALSE(stops("kerb=raised", "walk"));
  CHECK_FALSE(stops("kerb=raised", "cycle"));
  CHECK_FALSE(stops("kerb=lowered", "wheelchair"));
  CHECK_FALSE(stops("kerb=flush", "wheelchair"));
  CHECK_FALSE(stops("barrier=kerb", "wheelchair"));
  CHECK_FALSE(stops("kerb=raised wheelchair=yes", "wheelchair"));
  CHECK(stops("kerb=raised foot=yes", "wheelchair"));
  // There it may be said of the kerbs of the crossing, and people roll along the road as well.
  CHECK_FALSE(stops("highway=crossing kerb=raised", "wheelchair"));
}

TEST_CASE("What lets one person through at a time stops a wheelchair") {
  for (const char* tags : {"barrier=kissing_gate", "barrier=stile", "barrier=turnstile",
                           "barrier=full-height_turnstile", "barrier=cycle_barrier"}) {
    INFO(tags);
    CHECK(stops(tags, "wheelchair"));
    CHECK_FALSE(stops(tags, "walk"));
  }
  CHECK_FALSE(stops("barrier=bollard", "wheelchair"));
  CHECK_FALSE(stops("barrier=gate", "wheelchair"));
}

TEST_CASE("Everyone has a speed of their own on streets, steps and soft ground") {
  struct Row {
    const char* mode;
    const char* tags;
    double mps;
  };
  const Row rows[] = {
      {"older", "highway=residential", 0.9},
      {"older", "highway=steps", 0.9 * 0.5 / 1.25},
      {"older", "highway=footway surface=gravel", 0.9 * 0.75},
      {"child", "highway=residential", 0.95},
      {"child", "highway=steps", 0.95 * 0.5 / 1.25},
      {"wheelchair", "highway=residential", 0.75},
      {"wheelchair", "highway=footway surface=sett", 0.75 * 0.7},
      {"ebike", "highway=residential", 17 / 3.6},
      {"ebike", "highway=footway", 4 / 3.6},
      {"ebike", "highway=residential surface=sett", 17 / 3.6 * 0.7},
      {"ebike", "highway=footway bicycle=yes", 3.0},
      {"older", "route=ferry", 8 / 3.6},
      {"ebike", "route=ferry", 8 / 3.6},
  };
  for (const Row& row : rows) {
    INFO(row.mode << " " << row.tags);
    CHECK(way_rule(row.tags, row.mode).forward.speed_mps == Approx(row.mps).epsilon(1e-4));
  }
}

TEST_CASE("Older adults, children and electric bicycles obey the rules of their kind") {
  const char* const ways[] = {"highway=steps",
                              "highway=trunk",
                              "highway=footway foot=private",
                              "highway=residential oneway=yes",
                              "highway=path bicycle=no",
                              "highway=footway access=no",
                              "man_made=pier"};
  for (const char* tags : ways) {
    INFO(tags);
    for (const char* mode : {"older", "child"})
      CHECK(words_of(way_rule(tags, mode).forward, "own") ==
            words_of(way_rule(tags, "walk").forward, "own"));
    CHECK(words_of(way_rule(tags, "ebike").backward, "own") ==
          words_of(way_rule(tags, "cycle").backward, "own"));
  }
}
