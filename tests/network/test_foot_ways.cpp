// SPDX-License-Identifier: Apache-2.0
#include "rule_words.hpp"
#include "support/catch.hpp"

using namespace quarter;

TEST_CASE("An unknown access value leaves what the next key or the class says") {
  const RuleRow rows[] = {
      {"highway=residential foot=nonsense", "walk"},
      {"highway=residential foot=nonsense access=no", "no"},
      {"highway=residential foot=nonsense access=private", "walk ends"},
      {"highway=residential access=nonsense", "walk"},
      {"highway=residential foot=unknown", "walk"},
      {"highway=residential foot=discouraged", "walk"},
      {"highway=motorway foot=nonsense", "no"},
      {"highway=trunk access=nonsense", "no"},
      {"highway=trunk access=yes", "no"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "walk") == row.expected);
  }
}

TEST_CASE("A side path that is to be used closes the road to nobody on foot") {
  const RuleRow rows[] = {
      {"highway=primary foot=use_sidepath", "walk"},
      {"highway=secondary foot=use_sidepath", "walk"},
      {"highway=tertiary foot=use_sidepath", "walk"},
      {"highway=residential foot=use_sidepath", "walk"},
      {"highway=cycleway foot=use_sidepath", "walk"},
      {"highway=primary sidewalk=separate", "walk"},
      {"highway=residential sidewalk:both=separate", "walk"},
      {"highway=residential sidewalk=no", "walk"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "walk") == row.expected);
  }
}

TEST_CASE("One-way traffic does not bind people on foot") {
  const RuleRow rows[] = {
      {"highway=residential oneway=yes", "walk"},
      {"highway=residential oneway=-1", "walk"},
      {"highway=residential junction=roundabout", "walk"},
      {"highway=residential oneway:bicycle=yes", "walk"},
      {"highway=residential oneway:foot=yes", "walk / no"},
      {"highway=residential oneway:foot=1", "walk / no"},
      {"highway=residential oneway:foot=-1", "no / walk"},
      {"highway=residential oneway:foot=no", "walk"},
      {"highway=residential oneway=yes oneway:foot=no", "walk"},
      {"highway=residential oneway:foot=nonsense", "walk"},
      {"highway=residential foot:backward=no", "walk / no"},
      {"highway=residential foot:forward=no", "no / walk"},
      {"highway=residential foot:forward=no foot:backward=no", "no"},
      {"highway=residential foot:backward=yes", "walk"},
      {"highway=residential oneway:foot=yes foot:backward=yes", "walk"},
      {"highway=residential foot:backward=private", "walk / walk ends"},
      {"highway=residential foot:backward=nonsense", "walk"},
      {"highway=footway oneway=yes", "walk"},
      {"highway=path oneway=yes", "walk"},
      {"highway=steps oneway=yes", "walk"},
      {"highway=pedestrian oneway=yes", "walk"},
      {"highway=steps conveying=forward", "walk / no"},
      {"highway=steps conveying=backward", "no / walk"},
      {"highway=steps conveying=reversible", "walk"},
      {"highway=footway conveying=forward", "walk / no"},
      {"highway=steps conveying=forward oneway=yes", "walk / no"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "walk") == row.expected);
  }
}

TEST_CASE("Directional keys come last and may open what is closed") {
  const RuleRow rows[] = {
      {"highway=residential foot=no foot:forward=yes", "walk / no"},
      {"highway=residential foot=no foot:backward=yes", "no / walk"},
      {"highway=residential access=no foot:forward=designated", "walk / no"},
      {"highway=residential access=private foot:forward=yes", "walk / walk ends"},
      {"highway=trunk foot:forward=yes", "walk / no"},
      {"highway=residential foot=no foot:forward=private", "walk ends / no"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "walk") == row.expected);
  }
}

TEST_CASE("People also walk on platforms, piers and ferries, not on running tracks") {
  const RuleRow rows[] = {
      {"railway=platform", "walk"},
      {"public_transport=platform", "walk"},
      {"man_made=pier", "walk"},
      {"route=ferry", "walk"},
      {"railway=platform foot=no", "no"},
      {"railway=platform access=private", "walk ends"},
      {"man_made=pier access=no", "no"},
      {"man_made=pier access=private", "walk ends"},
      {"route=ferry foot=no", "no"},
      {"route=ferry access=no foot=yes", "walk"},
      {"leisure=track", "no"},
      {"leisure=track foot=yes", "walk"},
      {"leisure=track foot=designated", "walk"},
      {"railway=rail", "no"},
      {"waterway=river", "no"},
      {"man_made=pier area=yes", "no"},
      {"barrier=wall", "no"},
      {"foot=yes", "no"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "walk") == row.expected);
  }
}

TEST_CASE("An area is crossed only where people walk") {
  const RuleRow rows[] = {
      {"highway=pedestrian area=yes", "walk"}, {"highway=footway area=yes", "walk"},
      {"highway=platform area=yes", "walk"},   {"highway=residential area=yes", "no"},
      {"highway=service area=yes", "no"},      {"highway=track area=yes", "no"},
      {"highway=path area=yes", "no"},         {"highway=cycleway area=yes", "no"},
      {"highway=steps area=yes", "no"},        {"highway=corridor area=yes", "no"},
      {"highway=unclassified area=yes", "no"}, {"highway=service area=yes foot=yes", "no"},
      {"railway=platform area=yes", "walk"},   {"public_transport=platform area=yes", "walk"},
      {"highway=residential area=no", "walk"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "walk") == row.expected);
  }
}
