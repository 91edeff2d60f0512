// SPDX-License-Identifier: Apache-2.0
#include "rule_words.hpp"
#include "support/catch.hpp"

using namespace quarter;

TEST_CASE("Bicycles are ridden on streets and pushed where people walk") {
  const RuleRow rows[] = {
      {"highway=primary", "ride"},
      {"highway=primary_link", "ride"},
      {"highway=secondary", "ride"},
      {"highway=secondary_link", "ride"},
      {"highway=tertiary", "ride"},
      {"highway=tertiary_link", "ride"},
      {"highway=unclassified", "ride"},
      {"highway=residential", "ride"},
      {"highway=living_street", "ride"},
      {"highway=service", "ride"},
      {"highway=track", "ride"},
      {"highway=road", "ride"},
      {"highway=cycleway", "ride"},
      {"highway=path", "ride"},
      {"highway=pedestrian", "push"},
      {"highway=footway", "push"},
      {"highway=bridleway", "push"},
      {"highway=steps", "push"},
      {"highway=corridor", "push"},
      {"highway=elevator", "push"},
      {"highway=platform", "push"},
      {"highway=motorway", "no"},
      {"highway=motorway_link", "no"},
      {"highway=busway", "no"},
      {"highway=bus_guideway", "no"},
      {"highway=escape", "no"},
      {"highway=raceway", "no"},
      {"highway=construction", "no"},
      {"highway=proposed", "no"},
      {"highway=nonsense", "no"},
      {"highway=primary motorroad=yes", "no"},
      {"highway=trunk motorroad=yes", "no"},
      {"highway=construction bicycle=yes", "no"},
      {"highway=residential construction=minor", "ride"},
      {"railway=platform", "push"},
      {"public_transport=platform", "push"},
      {"man_made=pier", "push"},
      {"route=ferry", "ride"},
      {"leisure=track", "no"},
      {"highway=residential area=yes", "no"},
      {"highway=cycleway area=yes", "no"},
      {"highway=pedestrian area=yes", "push"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "cycle") == row.expected);
  }
}

TEST_CASE("Permission to ride turns pushing into riding") {
  const RuleRow rows[] = {
      {"highway=footway bicycle=yes", "ride"},
      {"highway=footway bicycle=designated", "ride"},
      {"highway=footway bicycle=permissive", "ride"},
      {"highway=pedestrian bicycle=yes", "ride"},
      {"highway=pedestrian bicycle=designated", "ride"},
      {"highway=pedestrian bicycle=permissive", "ride"},
      {"highway=bridleway bicycle=yes", "ride"},
      {"highway=bridleway bicycle=designated", "ride"},
      {"highway=bridleway bicycle=permissive", "ride"},
      {"highway=steps bicycle=yes", "ride"},
      {"highway=platform bicycle=yes", "ride"},
      {"man_made=pier bicycle=yes", "ride"},
      {"highway=footway bicycle=official", "ride"},
      {"highway=footway bicycle=no", "push"},
      {"highway=footway bicycle=dismount", "push"},
      {"highway=footway access=yes", "push"},
      {"highway=footway vehicle=yes", "push"},
      {"highway=motorway bicycle=yes", "ride"},
      {"highway=footway foot=no", "no"},
      {"highway=footway foot=no bicycle=yes", "ride"},
      {"highway=footway foot=private", "push ends"},
      {"highway=footway access=private", "push ends"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "cycle") == row.expected);
  }
}

TEST_CASE("Of the keys bicycle, vehicle and access the most specific decides") {
  const RuleRow rows[] = {
      {"highway=residential access=yes", "ride"},
      {"highway=residential access=no", "no"},
      {"highway=residential access=private", "ride ends"},
      {"highway=residential access=no bicycle=yes", "ride"},
      {"highway=residential access=no vehicle=yes", "ride"},
      {"highway=residential access=private bicycle=yes", "ride"},
      {"highway=residential access=private vehicle=yes", "ride"},
      {"highway=residential vehicle=no", "push"},
      {"highway=residential vehicle=no bicycle=yes", "ride"},
      {"highway=residential vehicle=yes bicycle=no", "push"},
      {"highway=residential bicycle=no", "push"},
      {"highway=residential bicycle=no foot=no", "no"},
      {"highway=residential vehicle=no foot=no", "no"},
      {"highway=residential access=no foot=yes", "push"},
      {"highway=residential access=no foot=private", "push ends"},
      {"highway=residential motor_vehicle=no", "ride"},
      {"highway=residential motor_vehicle=private", "ride"},
      {"highway=residential bicycle=dismount", "push"},
      {"highway=residential bicycle=dismount foot=no", "no"},
      {"highway=residential foot=no", "ride"},
      {"highway=residential access=no vehicle=private", "ride ends"},
      {"highway=residential vehicle=agricultural;forestry", "push"},
      {"highway=residential bicycle=private access=no", "ride ends"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "cycle") == row.expected);
  }
}

TEST_CASE("Each access value allows riding, serves the ends of a trip, or leaves pushing") {
  const RuleRow rows[] = {
      {"highway=residential bicycle=yes", "ride"},
      {"highway=residential bicycle=designated", "ride"},
      {"highway=residential bicycle=permissive", "ride"},
      {"highway=residential bicycle=official", "ride"},
      {"highway=residential bicycle=public", "ride"},
      {"highway=residential bicycle=allowed", "ride"},
      {"highway=residential bicycle=private", "ride ends"},
      {"highway=residential bicycle=destination", "ride ends"},
      {"highway=residential bicycle=customers", "ride ends"},
      {"highway=residential bicycle=delivery", "ride ends"},
      {"highway=residential bicycle=residents", "ride ends"},
      {"highway=residential bicycle=permit", "ride ends"},
      {"highway=residential bicycle=service", "ride ends"},
      {"highway=residential bicycle=employees", "ride ends"},
      {"highway=residential bicycle=staff", "ride ends"},
      {"highway=residential bicycle=members", "ride ends"},
      {"highway=residential bicycle=visitors", "ride ends"},
      {"highway=residential bicycle=agricultural", "push"},
      {"highway=residential bicycle=forestry", "push"},
      {"highway=residential bicycle=military", "push"},
      {"highway=residential bicycle=emergency", "push"},
      {"highway=residential bicycle=restricted", "push"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "cycle") == row.expected);
  }
}

TEST_CASE("Lists and unknown values are read for bicycles as for people on foot") {
  const RuleRow rows[] = {
      {"highway=residential bicycle=no;yes", "ride"},
      {"highway=residential bicycle=yes;no", "ride"},
      {"highway=residential bicycle=no;private", "ride ends"},
      {"highway=residential bicycle=no;agricultural", "push"},
      {"highway=residential bicycle=nonsense", "ride"},
      {"highway=residential bicycle=nonsense vehicle=no", "push"},
      {"highway=residential bicycle=nonsense vehicle=nonsense access=private", "ride ends"},
      {"highway=residential bicycle=use_sidepath", "ride"},
      {"highway=residential bicycle=optional_sidepath", "ride"},
      {"highway=residential cycleway=separate", "ride"},
      {"highway=residential cycleway:both=separate", "ride"},
      {"highway=residential bicycle=nonsense;designated", "ride"},
      {"highway=footway bicycle=nonsense", "push"},
      {"highway=footway bicycle=no;designated", "ride"},
      {"highway=primary bicycle=use_sidepath", "ride"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "cycle") == row.expected);
  }
}
