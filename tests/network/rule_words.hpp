// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "quarter/catalogue/gait.hpp"
#include "quarter/catalogue/load_catalogue.hpp"
#include "quarter/catalogue/modes.hpp"
#include "quarter/network/street_rules.hpp"
#include "support/tags_text.hpp"

namespace quarter {

/// What a rule says about one direction in a word or two: "no", "walk", "ride", "push"; with "
/// ends" where only the ends of a trip may use it.
inline std::string words_of(const DirectionRule& rule, const std::string& own) {
  if (rule.passage == Passage::none) return "no";
  const std::string gait = rule.gait == Gait::push ? "push" : own;
  return rule.passage == Passage::ends ? gait + " ends" : gait;
}

/// The built-in catalogue with riders who bear any traffic, so that rules of law show alone.
inline const Catalogue& built_in() {
  static const Catalogue catalogue = [] {
    Catalogue built = load_catalogue({});
    for (TravelMode& mode : built.modes)
      mode.max_stress = 0;
    return built;
  }();
  return catalogue;
}

inline ModeRule way_rule(const std::string& tags, const char* mode,
                         DelayPolicy delays = DelayPolicy::full) {
  const TagsText text(tags);
  return StreetRules(built_in(), delays)
      .evaluate_way(Tags(text.list()))
      .modes.at(*built_in().mode_index(mode));
}

/// One word if both directions are alike, else "forward / backward".
inline std::string way_words(const std::string& tags, const char* mode) {
  const std::string own = std::string(mode) == "walk" ? "walk" : "ride";
  const ModeRule rule = way_rule(tags, mode);
  const std::string forward = words_of(rule.forward, own);
  const std::string backward = words_of(rule.backward, own);
  return forward == backward ? forward : forward + " / " + backward;
}

inline NodeModeRule node_rule(const std::string& tags, const char* mode) {
  const TagsText text(tags);
  return StreetRules(built_in(), DelayPolicy::full)
      .evaluate_node(Tags(text.list()))
      .modes.at(*built_in().mode_index(mode));
}

/// A table of tags and what they mean.
struct RuleRow {
  const char* tags;
  const char* expected;
};

}  // namespace quarter
