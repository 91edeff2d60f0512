// SPDX-License-Identifier: Apache-2.0
#include "rule_words.hpp"
#include "support/catch.hpp"

using namespace quarter;

namespace {

std::string node_words(const char* tags, const char* mode) {
  switch (node_rule(tags, mode).passage) {
    case Passage::none:
      return "stop";
    case Passage::ends:
      return "ends";
    case Passage::through:
      return "pass";
  }
  return "";
}

struct BarrierRow {
  const char* tags;
  const char* walk;
  const char* cycle;
};

}  // namespace

TEST_CASE("A barrier on a node stops each mode by its kind and its access") {
  const BarrierRow rows[] = {
      // kind
      {"barrier=wall", "stop", "stop"},
      {"barrier=fence", "stop", "stop"},
      {"barrier=jersey_barrier", "stop", "stop"},
      {"barrier=debris", "stop", "stop"},
      {"barrier=yes", "stop", "stop"},
      {"barrier=gate", "pass", "pass"},
      {"barrier=lift_gate", "pass", "pass"},
      {"barrier=swing_gate", "pass", "pass"},
      {"barrier=bollard", "pass", "pass"},
      {"barrier=block", "pass", "pass"},
      {"barrier=chain", "pass", "pass"},
      {"barrier=kerb", "pass", "pass"},
      {"barrier=entrance", "pass", "pass"},
      {"barrier=cycle_barrier", "pass", "pass"},
      {"barrier=kissing_gate", "pass", "stop"},
      {"barrier=stile", "pass", "stop"},
      {"barrier=turnstile", "pass", "stop"},
      {"barrier=full-height_turnstile", "pass", "stop"},
      {"barrier=nonsense", "pass", "pass"},
      // locked
      {"barrier=gate locked=yes", "stop", "stop"},
      {"barrier=gate locked=no", "pass", "pass"},
      {"barrier=gate locked=yes foot=yes", "stop", "stop"},
      // access
      {"barrier=gate access=no", "stop", "stop"},
      {"barrier=gate access=private", "ends", "ends"},
      {"barrier=gate access=residents", "ends", "ends"},
      {"barrier=gate access=customers", "ends", "ends"},
      {"barrier=gate access=yes", "pass", "pass"},
      {"barrier=gate access=permissive", "pass", "pass"},
      {"barrier=gate access=nonsense", "pass", "pass"},
      {"barrier=gate access=no foot=yes", "pass", "pass"},  // the bicycle is pushed
      {"barrier=gate access=no bicycle=yes", "stop", "pass"},
      {"barrier=gate access=private foot=yes", "pass", "ends"},
      {"barrier=gate foot=no", "stop", "pass"},
      {"barrier=gate foot=private", "ends", "pass"},
      {"barrier=gate bicycle=no", "pass", "pass"},  // pushed
      {"barrier=gate bicycle=no foot=no", "stop", "stop"},
      {"barrier=gate vehicle=no", "pass", "pass"},
      {"barrier=gate motor_vehicle=no", "pass", "pass"},
      {"barrier=bollard foot=no;yes", "pass", "pass"},
      {"barrier=bollard motor_vehicle=no", "pass", "pass"},
      // only a mode's own key opens what stops it by its kind
      {"barrier=wall access=yes", "stop", "stop"},
      {"barrier=wall foot=yes", "pass", "stop"},
      {"barrier=fence bicycle=yes", "stop", "pass"},
      {"barrier=stile bicycle=yes", "pass", "pass"},
      {"barrier=kissing_gate bicycle=no", "pass", "stop"},
      {"barrier=kissing_gate access=private", "ends", "stop"},
      {"barrier=wall foot=private", "ends", "stop"},
      // no barrier, no stop
      {"highway=crossing bicycle=no", "pass", "pass"},
      {"highway=crossing access=no", "pass", "pass"},
      {"highway=bus_stop foot=no", "pass", "pass"},
      {"locked=yes", "pass", "pass"},
      {"natural=tree access=no", "pass", "pass"},
      {"highway=traffic_signals access=no", "pass", "pass"},
      // lifts, doors, rail crossings and the like are no barrier and yet may be closed
      {"highway=elevator access=no", "stop", "stop"},
      {"highway=elevator access=destination", "pass", "ends"},
      {"entrance=yes access=private", "ends", "ends"},
      {"entrance=no access=private", "pass", "pass"},
      {"door=yes foot=no", "stop", "pass"},
      {"railway=crossing access=no", "stop", "stop"},
      {"railway=level_crossing bicycle=no", "pass", "pass"},  // pushed
      {"railway=tram_crossing access=no foot=yes", "pass", "pass"},
      {"railway=signal access=no", "pass", "pass"},
      // no longer there
      {"barrier=wall removed=yes", "pass", "pass"},
      {"barrier=wall disused=yes", "stop", "stop"},
      {"highway=elevator disused=yes", "stop", "stop"},
  };
  for (const BarrierRow& row : rows) {
    INFO(row.tags);
    CHECK(node_words(row.tags, "walk") == row.walk);
    CHECK(node_words(row.tags, "cycle") == row.cycle);
  }
}

TEST_CASE("Signals, lifts, gates and cycle barriers cost seconds") {
  struct Row {
    const char* tags;
    double walk_s;
    double cycle_s;
  };
  const Row rows[] = {
      {"highway=traffic_signals", 15, 15},
      {"highway=crossing crossing=traffic_signals", 15, 15},
      {"highway=traffic_signals crossing=traffic_signals", 15, 15},  // once
      {"highway=crossing crossing:signals=yes", 15, 15},
      {"highway=crossing crossing=traffic_signals crossing:signals=yes", 15, 15},
      {"highway=crossing crossing=zebra", 0, 0},
      {"highway=elevator", 30, 30},
      {"barrier=cycle_barrier", 0, 10},
      {"barrier=gate", 10, 10},
      {"barrier=kissing_gate", 10, 0},
      {"barrier=stile", 10, 0},
      {"barrier=lift_gate", 0, 0},
      {"barrier=bollard", 0, 0},
      {"highway=crossing", 0, 0},
  };
  for (const Row& row : rows) {
    INFO(row.tags);
    const NodeModeRule walk = node_rule(row.tags, "walk"), cycle = node_rule(row.tags, "cycle");
    CHECK(walk.delay_s + walk.signals_s == row.walk_s);
    CHECK(cycle.delay_s + cycle.signals_s == row.cycle_s);
  }
}
