// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/catalogue/label.hpp"
#include "quarter/catalogue/tag_rule.hpp"

namespace quarter {

/// How one enters a place that has an outline.
enum class Entry : std::uint8_t {
  door,       ///< entrances, shared nodes, crossings; else the outline's point nearest to a street
  open_edge,  ///< as door, and along the whole outline unless it is fenced
  bank,       ///< from ways near the outline or line (water)
};

/// A rule that makes an object a place of a service.
struct PlaceRule {
  TagRule rule;
  std::string subtype;
  double min_area_m2 = 0;   ///< > 0: only areas of at least this size
  double min_width_m = 0;   ///< > 0: only areas that hold a circle of this diameter
  bool needs_path = false;  ///< only if a public walkable way touches or crosses the outline
  /// Areas that touch or lie at most this far apart are parts of one place (OutlineRules); nothing:
  /// each is a place of its own.
  std::optional<double> part_gap_m = {};
};

/// Places of one kind: one search a mode. First matching rule decides the subtype.
struct Service {
  std::string id;
  Label label;
  Entry entry = Entry::door;
  std::vector<std::string> closed_by;  ///< values of `access` that shut the public out
  bool fee_closes = false;             ///< `fee=yes` shuts the public out
  /// Places for each km² of floor area of homes where the map is complete; 0: not known.
  double expected_per_km2 = 0;
  double same_within_m = 0;  ///< places of one subtype and name are one within this, m
  std::vector<PlaceRule> rules;
  /// Words in a name that speak of another kind of place; such places are counted, and told.
  std::vector<std::string> other_names;
  ServiceIndex like =
      ServiceIndex::none();  ///< index of the service whose places these are, or some of these
  bool all_kinds = false;    ///< of every subtype of that one
  bool more_kinds = false;   ///< and others, by rules of its own

  /// What kind of place matches a rule; for kNone, a place whose kind nobody said, the first.
  const std::string& kind(std::uint32_t index) const;
  /// The rule of a place; for kNone, a place whose kind nobody said, one that asks for nothing.
  const PlaceRule& rule(std::uint32_t index) const;
};

/// A need of daily life: met when every one of its services is reached, so its time is that of the
/// service farthest away.
struct ServiceCategory {
  std::string id;
  Label label;
  int module = 0;                      ///< of the guidebook
  std::vector<ServiceIndex> services;  ///< indices into Catalogue::services, at least one
  bool hidden = false;  ///< only for checks: has no columns, no band and no map of its own
};

}  // namespace quarter
