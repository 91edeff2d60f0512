// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "quarter/catalogue/label.hpp"
#include "quarter/catalogue/tag_rule.hpp"

namespace quarter {

/// What maps draw beneath results, and name above them.
enum class GroundKind : std::uint8_t {
  // areas
  field,
  grass,
  residential,
  works,  ///< industry, trade, harbours
  civic,  ///< grounds of schools, universities, hospitals
  park,
  wood,
  wetland,
  sand,
  water,
  square,
  pier,  ///< a line where it is drawn as one
  building,
  // lines
  stream,
  river,
  path,
  lane,  ///< service roads, pedestrian streets
  street,
  tertiary,
  secondary,
  primary,
  motorway,  ///< and trunk roads
  tram,
  rail,
  runway,
  // names, those of most first
  city,
  town,
  suburb,
  village,
  quarter,
  island,
  neighbourhood,
  hamlet,
  locality,
};

/// What a kind is called: in the catalogue and in files, and by people.
struct GroundWord {
  GroundKind kind;
  std::string_view id;  ///< such as "wood"
  const char* en;
  const char* zh;
};

/// All of them, in the order of the kinds.
const std::vector<GroundWord>& ground_words();
const GroundWord& word_of(GroundKind kind);

/// Rules of one kind of drawing; the first that matches decides.
struct GroundRule {
  TagRule rule;
  GroundKind kind = GroundKind::field;
};

/// What of an extract is drawn as ground.
struct GroundRules {
  std::vector<GroundRule> areas;  ///< closed ways and multipolygons
  std::vector<GroundRule> lines;  ///< ways
  std::vector<GroundRule> names;  ///< nodes that have a name
};

}  // namespace quarter
