// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/catalogue/table_reader.hpp"
#include "quarter/checks/rulebook.hpp"

namespace quarter {

/// Reads checks, presets and rules of equity from the root table into `rules`; what is wrong
/// becomes a mistake of the reader. `catalogue` is the rest of the same file, read before.
void read_checks(TableReader& root, const Catalogue& catalogue, Rulebook& rules);

}  // namespace quarter
