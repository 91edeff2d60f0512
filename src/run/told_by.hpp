// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "quarter/city/map_data.hpp"

namespace quarter {

/// How it is known how far the map goes, for people.
std::string told_by(const Extent& extent);

}  // namespace quarter
