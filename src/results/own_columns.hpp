// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <vector>

#include "quarter/tables/own_columns.hpp"

namespace quarter {

/// A column of a file of the user's under the name it is written with.
struct OwnColumn {
  Field field;
  std::size_t index = 0;  ///< into OwnColumns::fields
};

/// The columns of the file to write behind `taken`: names that are taken (in any case) begin with
/// `own_`; a column that one of `results` repeats unchanged is left out.
std::vector<OwnColumn> own_columns(const Layer& results, const std::vector<Field>& taken,
                                   const OwnColumns& own);

/// `name`, with `own_` before it until none of `taken` (in lower case) is called so.
std::string free_name(std::string name, const std::set<std::string>& taken);

}  // namespace quarter
