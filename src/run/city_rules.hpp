// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "quarter/catalogue/rules.hpp"

namespace quarter {

/// Whoever is not delayed dismounts at no cost.
void drop_dismounts(Catalogue& catalogue);

}  // namespace quarter
