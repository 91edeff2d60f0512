// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <any>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "quarter/base/ids.hpp"
#include "quarter/catalogue/label.hpp"

namespace quarter {

struct CheckKind;

/// A category to be reached within a limit.
struct CheckTarget {
  CategoryIndex category;  ///< index into Catalogue::categories; unless CheckKind::has_places: 0
  double minutes = 0;      ///< 0 means no limit
  double metres = 0;       ///< 0 means no limit; both given: both must hold
};

/// One check: what is measured, and from which figure on it is met.
struct CheckRule {
  std::string id;  ///< such as "3.1"
  int module = 0;
  const CheckKind* kind = nullptr;  ///< how it is measured
  Label title;
  std::vector<std::string> modes;  ///< mode ids; the quickest of them counts
  std::vector<CheckTarget> targets;
  bool straight = false;             ///< metres are measured as the crow flies
  std::size_t count = 0;             ///< of targets or places, as the kind says; 0 means all
  std::optional<std::size_t> decay;  ///< index into Catalogue::decays
  std::any own;                      ///< what only its kind knows, see own_of
  double met = 0.95;                 ///< figure from which the check is met
  double near = 0.80;  ///< figure from which it is near; greater than `met` where less is better
  bool report_only = false;  ///< has a figure, no verdict
  Source source;

  bool less_is_better() const { return near > met; }
};

/// What a kind's own keys say, in the type that the kind has for them.
template <typename Own>
const Own& own_of(const CheckRule& check) {
  return std::any_cast<const Own&>(check.own);
}

/// Whether a home satisfies a check by reaching all of its targets within their limits.
bool reaches_all_targets(const CheckRule& check);

/// A choice of checks with a name.
struct Preset {
  std::string id;
  Label label;
  std::vector<std::string> checks;  ///< ids; empty: all
};

}  // namespace quarter
