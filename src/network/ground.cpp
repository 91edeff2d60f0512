// SPDX-License-Identifier: Apache-2.0
#include "quarter/network/ground.hpp"

#include <algorithm>

#include "quarter/catalogue/modes.hpp"
#include "quarter/catalogue/rules.hpp"
#include "quarter/catalogue/tag_rule.hpp"
#include "quarter/network/tag_values.hpp"

namespace quarter {
namespace {

using Use = GroundRow::Use;

bool holds_for(const GroundRow& row, const TravelMode& mode) {
  if (mode.kind == TravelMode::Kind::bicycle) return row.on_bicycle;
  return mode.small_wheels ? row.on_small_wheels : row.on_foot;
}

bool length_matches(const GroundRow& row, Tags tags) {
  if (row.length.empty()) return true;
  const auto metres = length_m(tags.get(row.length));
  if (!metres) return false;
  return (row.over_m <= 0 || *metres > row.over_m) && (row.under_m <= 0 || *metres < row.under_m);
}

int strength(Use use) {
  switch (use) {
    case Use::closed:
      return 3;
    case Use::push:
      return 2;
    case Use::slow:
      return 1;
    case Use::open:
      return 0;
  }
  return 0;
}

/// The stronger of two.
Ground both(const Ground& a, const Ground& b) {
  return {strength(a.use) >= strength(b.use) ? a.use : b.use, std::min(a.factor, b.factor)};
}

}  // namespace

Ground ground_of(const std::vector<GroundRow>& rows, const TravelMode& mode, bool own_key_allows,
                 Tags tags) {
  Ground ground;
  for (const GroundRow& row : rows) {
    if (!row.rule.matches(tags) || !length_matches(row, tags)) continue;
    if (row.use == Use::open) break;
    if (!holds_for(row, mode) || (row.own_key_opens && own_key_allows)) continue;
    ground = both(ground, {row.use, row.factor});
  }
  return ground;
}

Ground ground_of(const Catalogue& catalogue, const TravelMode& mode, bool own_key_allows,
                 Tags tags) {
  return both(ground_of(catalogue.season, mode, own_key_allows, tags),
              ground_of(catalogue.roughness, mode, own_key_allows, tags));
}

bool closed_in_season(const std::vector<GroundRow>& season, Tags tags) {
  for (const GroundRow& row : season) {
    if (!row.for_all() || !row.rule.matches(tags)) continue;
    return row.use == Use::closed;
  }
  return false;
}

std::vector<std::string> keys_of(const std::vector<GroundRow>& rows) {
  std::vector<std::string> keys;
  for (const GroundRow& row : rows) {
    for (const TagTest& test : row.rule.when)
      keys.push_back(test.key);
    for (const TagTest& test : row.rule.unless)
      keys.push_back(test.key);
    if (!row.length.empty()) keys.push_back(row.length);
  }
  return keys;
}

}  // namespace quarter
