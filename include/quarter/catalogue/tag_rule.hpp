// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "quarter/base/tags.hpp"

namespace quarter {

/// One test of one key, written "key=v1|v2" (the value, or an item of its `;` list, is one of
/// these) or "key=*" (any value except those that mean absence: no, vacant, disused, abandoned,
/// construction).
struct TagTest {
  std::string key;
  std::vector<std::string> values;  ///< empty means `*`
  bool every = false;               ///< every item of the `;` list must be one of them

  bool matches(Tags tags) const;
};

/// Values that mean "there is none" or "not any more"; `key=*` does not match them.
bool means_absent(std::string_view value);

/// A rule holds when every test of `when` matches and no test of `unless` does.
/// In the catalogue: when = "shop=bakery" or when = ["building=yes", "shop=*"]; unless likewise.
struct TagRule {
  std::vector<TagTest> when;
  std::vector<TagTest> unless;

  bool matches(Tags tags) const;
};

/// Whether one of the rules matches.
bool matches_any(const std::vector<TagRule>& rules, Tags tags);

/// Reads "key=v1|v2"; throws std::invalid_argument with a reason if it is not of that form.
TagTest parse_tag_test(std::string_view text);

}  // namespace quarter
