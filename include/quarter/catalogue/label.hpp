// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace quarter {

/// A name for people, in the languages of the report.
struct Label {
  std::string en;
  std::string zh;
};

/// Where a number comes from. `verified` says whether the wording of the norm was seen; a norm that
/// was not is never printed as if it were certain.
struct Source {
  std::string document;
  std::string clause;
  int year = 0;  ///< 0: undated
  bool verified = false;
};

}  // namespace quarter
