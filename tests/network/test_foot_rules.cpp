// SPDX-License-Identifier: Apache-2.0
#include "rule_words.hpp"
#include "support/catch.hpp"

using namespace quarter;

TEST_CASE("People walk on every street and path unless it is built for cars alone") {
  const RuleRow rows[] = {
      {"highway=primary", "walk"},
      {"highway=primary_link", "walk"},
      {"highway=secondary", "walk"},
      {"highway=secondary_link", "walk"},
      {"highway=tertiary", "walk"},
      {"highway=tertiary_link", "walk"},
      {"highway=unclassified", "walk"},
      {"highway=residential", "walk"},
      {"highway=living_street", "walk"},
      {"highway=service", "walk"},
      {"highway=track", "walk"},
      {"highway=road", "walk"},
      {"highway=pedestrian", "walk"},
      {"highway=footway", "walk"},
      {"highway=path", "walk"},
      {"highway=cycleway", "walk"},
      {"highway=bridleway", "walk"},
      {"highway=steps", "walk"},
      {"highway=corridor", "walk"},
      {"highway=elevator", "walk"},
      {"highway=platform", "walk"},
      {"highway=motorway", "no"},
      {"highway=motorway_link", "no"},
      {"highway=trunk", "no"},
      {"highway=trunk_link", "no"},
      {"highway=busway", "no"},
      {"highway=bus_guideway", "no"},
      {"highway=escape", "no"},
      {"highway=raceway", "no"},
      {"highway=construction", "no"},
      {"highway=proposed", "no"},
      {"highway=abandoned", "no"},
      {"highway=razed", "no"},
      {"highway=planned", "no"},
      {"highway=rest_area", "no"},
      {"highway=services", "no"},
      {"highway=nonsense", "no"},
      {"highway=construction construction=residential", "no"},
      {"highway=proposed proposed=footway foot=yes", "no"},
      {"highway=construction foot=yes", "no"},
      {"highway=residential construction=minor", "walk"},
      {"highway=residential proposed=pedestrian", "walk"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "walk") == row.expected);
  }
}

TEST_CASE("A trunk road is walked along only with a sidewalk or an explicit permission") {
  const RuleRow rows[] = {
      {"highway=trunk sidewalk=yes", "walk"},
      {"highway=trunk sidewalk=both", "walk"},
      {"highway=trunk sidewalk=left", "walk"},
      {"highway=trunk sidewalk=right", "walk"},
      {"highway=trunk sidewalk=separate", "walk"},
      {"highway=trunk sidewalk:both=yes", "walk"},
      {"highway=trunk sidewalk:left=yes", "walk"},
      {"highway=trunk sidewalk:right=separate", "walk"},
      {"highway=trunk sidewalk=no", "no"},
      {"highway=trunk sidewalk=none", "no"},
      {"highway=trunk foot=yes", "walk"},
      {"highway=trunk foot=designated", "walk"},
      {"highway=trunk foot=permissive", "walk"},
      {"highway=trunk foot=no", "no"},
      {"highway=trunk sidewalk=both foot=no", "no"},
      {"highway=trunk_link sidewalk=yes", "walk"},
      {"highway=trunk_link sidewalk=both", "walk"},
      {"highway=trunk_link sidewalk=left", "walk"},
      {"highway=trunk_link sidewalk=right", "walk"},
      {"highway=trunk_link sidewalk=separate", "walk"},
      {"highway=trunk_link sidewalk:both=yes", "walk"},
      {"highway=trunk_link sidewalk:left=yes", "walk"},
      {"highway=trunk_link sidewalk:right=separate", "walk"},
      {"highway=trunk_link sidewalk=no", "no"},
      {"highway=trunk_link sidewalk=none", "no"},
      {"highway=trunk_link foot=yes", "walk"},
      {"highway=trunk_link foot=designated", "walk"},
      {"highway=trunk_link foot=permissive", "walk"},
      {"highway=trunk_link foot=no", "no"},
      {"highway=trunk_link sidewalk=both foot=no", "no"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "walk") == row.expected);
  }
}

TEST_CASE("A motor road is closed to people on foot whatever its class") {
  const RuleRow rows[] = {
      {"highway=trunk motorroad=yes", "no"},
      {"highway=primary motorroad=yes", "no"},
      {"highway=secondary motorroad=yes", "no"},
      {"highway=tertiary motorroad=yes", "no"},
      {"highway=unclassified motorroad=yes", "no"},
      {"highway=primary motorroad=no", "walk"},
      {"highway=trunk motorroad=yes sidewalk=both", "no"},
      {"highway=primary motorroad=yes foot=yes", "walk"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "walk") == row.expected);
  }
}

TEST_CASE("A missing or separate sidewalk leaves a street walkable") {
  const RuleRow rows[] = {
      {"highway=primary sidewalk=no", "walk"},
      {"highway=primary sidewalk=none", "walk"},
      {"highway=primary sidewalk=separate", "walk"},
      {"highway=primary sidewalk=left", "walk"},
      {"highway=primary sidewalk=nonsense", "walk"},
      {"highway=secondary sidewalk=no", "walk"},
      {"highway=secondary sidewalk=none", "walk"},
      {"highway=secondary sidewalk=separate", "walk"},
      {"highway=secondary sidewalk=left", "walk"},
      {"highway=secondary sidewalk=nonsense", "walk"},
      {"highway=residential sidewalk=no", "walk"},
      {"highway=residential sidewalk=none", "walk"},
      {"highway=residential sidewalk=separate", "walk"},
      {"highway=residential sidewalk=left", "walk"},
      {"highway=residential sidewalk=nonsense", "walk"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "walk") == row.expected);
  }
}

TEST_CASE("The most specific access key decides for people on foot") {
  const RuleRow rows[] = {
      {"highway=residential access=yes", "walk"},
      {"highway=residential access=no", "no"},
      {"highway=residential access=private", "walk ends"},
      {"highway=residential access=no foot=yes", "walk"},
      {"highway=residential access=no foot=designated", "walk"},
      {"highway=residential access=private foot=yes", "walk"},
      {"highway=residential access=private foot=permissive", "walk"},
      {"highway=residential access=yes foot=no", "no"},
      {"highway=residential access=yes foot=private", "walk ends"},
      {"highway=residential access=private foot=no", "no"},
      {"highway=residential access=no foot=private", "walk ends"},
      {"highway=residential foot=no", "no"},
      {"highway=residential vehicle=no", "walk"},
      {"highway=residential motor_vehicle=no", "walk"},
      {"highway=residential bicycle=no", "walk"},
      {"highway=residential vehicle=private", "walk"},
      {"highway=residential access=no vehicle=yes", "no"},
      {"highway=residential access=no bicycle=yes", "no"},
      {"highway=footway foot=no", "no"},
      {"highway=cycleway foot=no", "no"},
      {"highway=bridleway foot=no", "no"},
      {"highway=path foot=no", "no"},
      {"highway=path bicycle=designated", "walk"},
      {"highway=path foot=designated bicycle=designated", "walk"},
      {"highway=motorway foot=yes", "walk"},
      {"highway=steps access=private", "walk ends"},
      {"highway=service access=customers", "walk ends"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "walk") == row.expected);
  }
}

TEST_CASE("Each access value allows, serves the ends of a trip, or forbids") {
  const RuleRow rows[] = {
      {"highway=residential foot=yes", "walk"},
      {"highway=residential foot=designated", "walk"},
      {"highway=residential foot=permissive", "walk"},
      {"highway=residential foot=official", "walk"},
      {"highway=residential foot=public", "walk"},
      {"highway=residential foot=allowed", "walk"},
      {"highway=residential foot=private", "walk ends"},
      {"highway=residential foot=destination", "walk ends"},
      {"highway=residential foot=customers", "walk ends"},
      {"highway=residential foot=delivery", "walk ends"},
      {"highway=residential foot=residents", "walk ends"},
      {"highway=residential foot=permit", "walk ends"},
      {"highway=residential foot=service", "walk ends"},
      {"highway=residential foot=employees", "walk ends"},
      {"highway=residential foot=staff", "walk ends"},
      {"highway=residential foot=members", "walk ends"},
      {"highway=residential foot=visitors", "walk ends"},
      {"highway=residential foot=agricultural", "no"},
      {"highway=residential foot=forestry", "no"},
      {"highway=residential foot=military", "no"},
      {"highway=residential foot=emergency", "no"},
      {"highway=residential foot=restricted", "no"},
      {"highway=residential access=designated", "walk"},
      {"highway=residential access=permissive", "walk"},
      {"highway=residential access=official", "walk"},
      {"highway=residential access=public", "walk"},
      {"highway=residential access=allowed", "walk"},
      {"highway=residential access=destination", "walk"},  // a sign for vehicles
      {"highway=residential access=customers", "walk ends"},
      {"highway=residential access=delivery", "walk"},  // a sign for vehicles
      {"highway=residential access=residents", "walk ends"},
      {"highway=residential access=permit", "walk ends"},
      {"highway=residential access=service", "walk ends"},
      {"highway=residential access=employees", "walk ends"},
      {"highway=residential access=staff", "walk ends"},
      {"highway=residential access=members", "walk ends"},
      {"highway=residential access=visitors", "walk ends"},
      {"highway=residential access=agricultural", "walk"},  // a sign for vehicles
      {"highway=residential access=forestry", "walk"},      // a sign for vehicles
      {"highway=residential access=military", "no"},
      {"highway=residential access=emergency", "no"},
      {"highway=residential access=restricted", "no"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "walk") == row.expected);
  }
}

TEST_CASE("Of a list of access values the most permissive known one counts") {
  const RuleRow rows[] = {
      {"highway=residential foot=no;yes", "walk"},
      {"highway=residential foot=yes;no", "walk"},
      {"highway=residential foot=no;private", "walk ends"},
      {"highway=residential foot=private;designated", "walk"},
      {"highway=residential foot=no;agricultural", "no"},
      {"highway=residential foot=destination;delivery", "walk ends"},
      {"highway=residential foot=nonsense;no", "no"},
      {"highway=residential foot=nonsense;private", "walk ends"},
      {"highway=residential foot=;no;", "no"},
      {"highway=residential foot=nonsense;other", "walk"},
      {"highway=residential access=agricultural;forestry", "walk"},
      {"highway=residential access=private;customers", "walk ends"},
      {"highway=residential access=no;destination foot=no;yes", "walk"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "walk") == row.expected);
  }
}
