// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "quarter/run/city.hpp"

namespace quarter {

/// What a city's extract holds, how complete it is, and what joins no street, for people. Homes
/// that join none become findings of its map.
std::string inspection_text(City& city);

}  // namespace quarter
