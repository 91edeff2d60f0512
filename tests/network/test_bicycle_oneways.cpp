// SPDX-License-Identifier: Apache-2.0
#include "rule_words.hpp"
#include "support/catch.hpp"

using namespace quarter;

TEST_CASE("A one-way street is ridden one way and pushed against") {
  const RuleRow rows[] = {
      {"highway=residential oneway=yes", "ride / push"},
      {"highway=residential oneway=1", "ride / push"},
      {"highway=residential oneway=true", "ride / push"},
      {"highway=residential oneway=-1", "push / ride"},
      {"highway=residential oneway=reverse", "push / ride"},
      {"highway=residential oneway=no", "ride"},
      {"highway=residential oneway=0", "ride"},
      {"highway=residential oneway=false", "ride"},
      {"highway=residential oneway=reversible", "ride"},
      {"highway=residential oneway=alternating", "ride"},
      {"highway=residential oneway=nonsense", "ride"},
      {"highway=residential junction=roundabout", "ride / push"},
      {"highway=residential junction=circular", "ride / push"},
      {"highway=residential junction=roundabout oneway=no", "ride"},
      {"highway=residential junction=roundabout oneway=-1", "push / ride"},
      {"highway=residential junction=yes", "ride"},
      {"highway=residential oneway=yes foot=no", "ride / no"},
      {"highway=residential oneway=-1 foot=no", "no / ride"},
      {"highway=residential oneway=yes access=private", "ride ends / push ends"},
      {"highway=cycleway oneway=yes", "ride / push"},
      {"highway=cycleway oneway=yes foot=no", "ride / no"},
      {"highway=trunk oneway=yes", "ride / no"},
      {"highway=trunk oneway=yes sidewalk=right", "ride / push"},
      {"highway=footway oneway=yes", "push"},
      {"highway=footway oneway=yes bicycle=yes", "ride / push"},
      {"highway=steps conveying=forward", "push / no"},
      {"highway=residential oneway=yes bicycle=dismount", "push"},
      {"highway=residential oneway=yes oneway:foot=yes", "ride / no"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "cycle") == row.expected);
  }
}

TEST_CASE("A bicycle's own one-way key counts before the general one") {
  const RuleRow rows[] = {
      {"highway=residential oneway=yes oneway:bicycle=no", "ride"},
      {"highway=residential oneway=-1 oneway:bicycle=no", "ride"},
      {"highway=residential oneway:bicycle=yes", "ride / push"},
      {"highway=residential oneway:bicycle=-1", "push / ride"},
      {"highway=residential oneway=no oneway:bicycle=yes", "ride / push"},
      {"highway=residential oneway=yes oneway:bicycle=-1", "push / ride"},
      {"highway=residential oneway=yes oneway:bicycle=yes", "ride / push"},
      {"highway=residential oneway=yes oneway:bicycle=nonsense", "ride / push"},
      {"highway=residential junction=roundabout oneway:bicycle=no", "ride"},
      {"highway=residential oneway=yes oneway:bicycle=no foot=no", "ride"},
      {"highway=residential oneway=yes oneway:bicycle=no bicycle=no", "push"},
      {"highway=residential oneway=yes oneway:bicycle=yes cycleway=opposite", "ride / push"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "cycle") == row.expected);
  }
}

TEST_CASE("Every way to tag contraflow opens a one-way street to riding") {
  const RuleRow rows[] = {
      {"highway=residential oneway=yes cycleway=opposite", "ride"},
      {"highway=residential oneway=yes cycleway=opposite_lane", "ride"},
      {"highway=residential oneway=yes cycleway=opposite_track", "ride"},
      {"highway=residential oneway=yes cycleway=opposite_share_busway", "ride"},
      {"highway=residential oneway=yes cycleway:left=opposite", "ride"},
      {"highway=residential oneway=yes cycleway:left=opposite_lane", "ride"},
      {"highway=residential oneway=yes cycleway:left=opposite_track", "ride"},
      {"highway=residential oneway=yes cycleway:left=opposite_share_busway", "ride"},
      {"highway=residential oneway=yes cycleway:right=opposite", "ride"},
      {"highway=residential oneway=yes cycleway:right=opposite_lane", "ride"},
      {"highway=residential oneway=yes cycleway:right=opposite_track", "ride"},
      {"highway=residential oneway=yes cycleway:right=opposite_share_busway", "ride"},
      {"highway=residential oneway=yes cycleway:both=opposite", "ride"},
      {"highway=residential oneway=yes cycleway:both=opposite_lane", "ride"},
      {"highway=residential oneway=yes cycleway:both=opposite_track", "ride"},
      {"highway=residential oneway=yes cycleway:both=opposite_share_busway", "ride"},
      {"highway=residential oneway=yes cycleway:oneway=no", "ride"},
      {"highway=residential oneway=yes cycleway:oneway=-1", "ride"},
      {"highway=residential oneway=yes cycleway:left:oneway=no", "ride"},
      {"highway=residential oneway=yes cycleway:left:oneway=-1", "ride"},
      {"highway=residential oneway=yes cycleway:right:oneway=no", "ride"},
      {"highway=residential oneway=yes cycleway:right:oneway=-1", "ride"},
      {"highway=residential oneway=yes cycleway:both:oneway=no", "ride"},
      {"highway=residential oneway=yes cycleway:both:oneway=-1", "ride"},
      {"highway=residential oneway=-1 cycleway=opposite", "ride"},
      {"highway=residential oneway=-1 cycleway:left:oneway=yes", "ride"},
      {"highway=residential oneway=-1 cycleway:right:oneway=no", "ride"},
      {"highway=residential junction=roundabout cycleway=opposite_lane", "ride"},
      {"highway=residential oneway=yes cycleway:left=lane cycleway:left:oneway=-1", "ride"},
      {"highway=residential oneway=yes cycleway:left=track cycleway:left:oneway=no", "ride"},
      {"highway=residential oneway=yes cycleway:left=opposite_lane cycleway:right=lane", "ride"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "cycle") == row.expected);
  }
}

TEST_CASE("A lane along the traffic is no contraflow") {
  const RuleRow rows[] = {
      {"highway=residential oneway=yes cycleway=lane", "ride / push"},
      {"highway=residential oneway=yes cycleway=track", "ride / push"},
      {"highway=residential oneway=yes cycleway=no", "ride / push"},
      {"highway=residential oneway=yes cycleway=share_busway", "ride / push"},
      {"highway=residential oneway=yes cycleway:left=lane", "ride / push"},
      {"highway=residential oneway=yes cycleway:right=lane", "ride / push"},
      {"highway=residential oneway=yes cycleway:both=lane", "ride / push"},
      {"highway=residential oneway=yes cycleway:right=track", "ride / push"},
      {"highway=residential oneway=yes cycleway:left:oneway=yes", "ride / push"},
      {"highway=residential oneway=yes cycleway:right:oneway=yes", "ride / push"},
      {"highway=residential oneway=yes cycleway:both:oneway=yes", "ride / push"},
      {"highway=residential oneway=yes cycleway:right=lane cycleway:right:oneway=yes",
       "ride / push"},
      {"highway=residential oneway=yes cycleway:right:oneway=nonsense", "ride / push"},
      {"highway=residential oneway=-1 cycleway=lane", "push / ride"},
      {"highway=residential oneway=-1 cycleway:left:oneway=-1", "push / ride"},
      {"highway=residential cycleway=opposite", "ride"},
      {"highway=residential cycleway:left:oneway=yes", "ride"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "cycle") == row.expected);
  }
}

TEST_CASE("Directional bicycle keys come last") {
  const RuleRow rows[] = {
      {"highway=residential bicycle:backward=no", "ride / push"},
      {"highway=residential bicycle:forward=no", "push / ride"},
      {"highway=residential oneway=yes bicycle:backward=yes", "ride"},
      {"highway=residential oneway=-1 bicycle:forward=designated", "ride"},
      {"highway=residential bicycle=no bicycle:forward=yes", "ride / push"},
      {"highway=residential bicycle=no bicycle:backward=yes", "push / ride"},
      {"highway=residential access=no bicycle:forward=yes", "ride / no"},
      {"highway=residential bicycle:backward=nonsense", "ride"},
      {"highway=residential oneway=yes bicycle:backward=nonsense", "ride / push"},
      {"highway=residential oneway=yes cycleway=opposite bicycle:backward=no", "ride / push"},
      {"highway=residential bicycle:backward=private", "ride / ride ends"},
      {"highway=footway bicycle:forward=yes", "ride / push"},
  };
  for (const RuleRow& row : rows) {
    INFO(row.tags);
    CHECK(way_words(row.tags, "cycle") == row.expected);
  }
}
